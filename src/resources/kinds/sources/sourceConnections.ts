// The kind `source-connections`: what keeps a source from being deleted.

import type { SourceConnections } from '../../../model/sources/sourceConnections.ts';
import { nameOf, plain, yesNo } from '../../cells/text.ts';
import type { Cell, Detail, Kind, Section } from '../../types.ts';

/** How many things keep the source from being deleted, by what they are called. */
const countsOf = (connections: SourceConnections): readonly (readonly [string, number])[] => [
  ['identity profiles', connections.identityProfiles.length],
  ['applications', connections.dependentApps.length],
  ['transforms', connections.dependentCustomTransforms.length],
  ['source attributes', connections.sourceAttributes.length],
  ['mapping profiles', connections.mappingProfiles.length],
  ['credential profiles', connections.credentialProfiles.length],
];

/**
 * What keeps the source from being deleted, in a line: nothing, or how many of what. The tenant tells no more than that:
 * access profiles and roles use a source, too, and are not among them.
 */
export const dependantsCell = (connections: SourceConnections): Cell => {
  const found = countsOf(connections).filter(([, count]) => count > 0);
  if (connections.missingDependents.length > 0) {
    return { text: '! not everything could be looked up', tone: 'warn' };
  }
  return found.length === 0
    ? { text: '✓ nothing known that keeps it from being deleted', tone: 'good' }
    : {
        text: `in use: ${found.map(([sort, count]) => `${sort} ${count}`).join(', ')}`,
      };
};

const onlyThese =
  'Only what keeps it from being deleted is told here. Accounts, entitlements, access profiles and roles use it too.';

const sectionOf = (title: string, details: readonly Detail[]): readonly Section[] =>
  details.length === 0 ? [] : [{ title, details }];

const named = (names: readonly string[]): readonly Detail[] =>
  names.length === 0 ? [] : [{ label: '', lines: names }];

/** What keeps a source from being deleted. */
export const sourceConnections: Kind<SourceConnections> = {
  id: 'source-connections',
  singular: 'source connections',
  plural: 'source connections',
  aliases: ['dependants', 'used-by'],
  summary: 'what keeps a source from being deleted',
  area: 'sources',
  listedIn: { in: 'source' },
  found: 'in its list',
  referenceTypes: [],
  consolePage: 'of its source',
  shape: 'one',
  identify: () => 'source-connections',
  label: () => 'used by',
  columns: [
    {
      id: 'dependants',
      header: 'USED BY',
      width: 40,
      grow: 1,
      priority: 1,
      cell: dependantsCell,
    },
  ],
  get: (api, id, { source }, options) => api.sources.connections(source?.id ?? id, options),
  headline: dependantsCell,
  details: (connections) => [
    {
      details: [
        ...countsOf(connections).map(([label, count]) => ({ label, value: plain(count) })),
        { label: '', lines: [onlyThese], tone: 'quiet' },
      ],
    },
    ...sectionOf(
      'IDENTITY PROFILES',
      connections.identityProfiles.map(({ id, name, identityCount }) => ({
        label: name ?? id ?? '',
        value: plain(identityCount === undefined ? undefined : `${identityCount} identities`),
      })),
    ),
    ...sectionOf(
      'APPLICATIONS',
      connections.dependentApps.flatMap((app): readonly Detail[] => [
        { label: 'application', value: plain(app.description ?? app.cloudAppId) },
        { label: 'owner', value: plain(app.owner.map((owner) => nameOf(owner)).join(', ')) },
        { label: 'enabled', value: yesNo(app.enabled) },
      ]),
    ),
    ...sectionOf(
      'TRANSFORMS',
      connections.dependentCustomTransforms.map(({ id, name, type }) => ({
        label: type ?? '',
        value: plain(name ?? id),
      })),
    ),
    ...sectionOf('SOURCE ATTRIBUTES', named(connections.sourceAttributes)),
    ...sectionOf('MAPPING PROFILES', named(connections.mappingProfiles)),
    ...sectionOf('CREDENTIAL PROFILES', named(connections.credentialProfiles)),
    ...sectionOf(
      'COULD NOT BE LOOKED UP',
      connections.missingDependents.map(({ dependencyType, reason }) => ({
        label: dependencyType ?? '',
        value: plain(reason),
      })),
    ),
  ],
  whenMissing: 'The tenant does not say what keeps this source from being deleted.',
};
