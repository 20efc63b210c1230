// Makes a source of the company from its entry in the catalogue.

import { clusterReference } from '../machines/clusters.ts';
import { type Person, referenceTo } from '../people/people.ts';
import { randomOf } from '../random.ts';
import { lastGoodOf, type RunInput } from '../runs/runs.ts';
import { firstSchedules } from '../runs/schedules.ts';
import { dayMs, minuteMs } from '../time.ts';
import type { WireSource } from '../wire.ts';
import type { SourceEntry } from './catalogue.ts';
import type { Connector } from './connectors/connector.ts';
import { connectors } from './connectors/connectors.ts';
import { hostile } from './incidents/hostile.ts';
import { schemaReferences } from './schemas.ts';
import { settingsOf } from './settings.ts';
import { statusAt, statusFields } from './truth/status.ts';
import { storyOf } from './truth/story.ts';

/** What a source depends on beside its entry. `index` is its place among all sources; times are epoch milliseconds. */
export type SourceContext = {
  readonly seed: number;
  readonly index: number;
  readonly startedAtMs: number;
  readonly people: readonly Person[];
};

/** The connector of a source. */
export const connectorOf = (entry: SourceEntry): Connector => connectors[entry.connector];

/** The id of a source: most have the prefix of older objects, some are random throughout. */
export const sourceId = (seed: number, index: number): string => {
  const random = randomOf(seed, 'source', index);
  return index % 4 === 3 ? random.hex(32) : `2c918085${random.hex(24)}`;
};

/** What the aggregations of a source depend on, while the source is being made. */
const runInputOf = (
  entry: SourceEntry,
  facts: Pick<SourceContext, 'seed' | 'index' | 'startedAtMs'> & {
    readonly id: string;
    readonly schemas: WireSource['schemas'];
  },
): RunInput => {
  const { seed, index, startedAtMs, id, schemas } = facts;
  const connector = connectorOf(entry);
  const { script, connectionType } = connector;
  const known = { id, connector: script, connectionType, schemas };
  const schedules = firstSchedules(seed, known, entry);
  const story = storyOf(entry.story, facts);
  return { seed, place: index, entry, connector, schedules, startedAtMs, story };
};

/** What the aggregations of a source depend on. */
export const runInputFor = (
  entry: SourceEntry,
  source: WireSource,
  context: Pick<SourceContext, 'seed' | 'index' | 'startedAtMs'>,
): RunInput => runInputOf(entry, { ...context, id: source.id, schemas: source.schemas });

const correlated = (entry: SourceEntry, index: number, id: string) => ({
  type: 'ACCOUNT_CORRELATION_CONFIG' as const,
  id: `${id.slice(0, 28)}acc0`,
  name: `${entry.name} [source-${62_867 + index * 13}] Account Correlation`,
});

/** Makes a source from its entry. */
export const makeSource = (entry: SourceEntry, context: SourceContext): WireSource => {
  const { seed, index, startedAtMs, people } = context;
  const connector = connectorOf(entry);
  const id = sourceId(seed, index);
  const random = randomOf(seed, 'source details', index);
  const restMs = startedAtMs - random.int(1, 29) * minuteMs;
  const schemas = schemaReferences(seed, id, connector);
  const runs = runInputOf(entry, { ...context, id, schemas });
  const lastGood = lastGoodOf(runs);
  const checked = statusAt(runs.story, startedAtMs);
  const isOfImports = runs.story.checks.type === 'imports';
  const lastImportMs = Math.max(checked.lastCheckMs ?? 0, lastGood.accounts ?? 0);
  const status = isOfImports ? { ...checked, lastCheckMs: lastImportMs } : checked;
  const lastLookMs = status.lastCheckMs ?? restMs;
  const facts = { seed, id, index, entry, connector, status, lastLookMs, lastGood };
  const source: WireSource = {
    id,
    name: entry.name,
    ...(entry.description === undefined ? {} : { description: entry.description }),
    owner: entry.owner === undefined ? null : referenceTo(people[entry.owner]),
    cluster: entry.cluster === undefined ? null : clusterReference(seed, entry.cluster),
    accountCorrelationConfig: correlated(entry, index, id),
    accountCorrelationRule: null,
    managerCorrelationMapping: connector.features.includes('MANAGER_LOOKUP')
      ? { accountAttributeName: 'manager', identityAttributeName: 'manager' }
      : null,
    managerCorrelationRule: null,
    beforeProvisioningRule: null,
    schemas,
    passwordPolicies: connector.features.includes('PASSWORD')
      ? [{ type: 'PASSWORD_POLICY', id: `2c918085${random.hex(24)}`, name: 'Meridian default' }]
      : null,
    features: connector.features,
    type: connector.type,
    connector: connector.script,
    connectorClass: connector.className,
    connectorAttributes: settingsOf(facts),
    deleteThreshold: 10,
    authoritative: entry.authoritative ?? false,
    managementWorkgroup: null,
    ...statusFields(status, index),
    connectorId: connector.script.replace('-angularsc', ''),
    connectorName: connector.name,
    connectionType: connector.connectionType,
    connectorImplementationId: connector.script.replace('-angularsc', ''),
    created: new Date(startedAtMs - random.int(420, 1_800) * dayMs).toISOString(),
    modified: new Date(lastLookMs).toISOString(),
    credentialProviderEnabled: false,
    category: null,
  };
  return entry.isHostile === true ? withHostileTexts(source) : source;
};

const withHostileTexts = (source: WireSource): WireSource => ({
  ...source,
  type: hostile.type,
  connectorName: hostile.connectorName,
  owner: source.owner === null ? null : { ...source.owner, name: hostile.ownerName },
  cluster: source.cluster === null ? null : { ...source.cluster, name: hostile.clusterName },
  schemas: source.schemas.map((schema) =>
    schema.name === 'account' ? schema : { ...schema, name: hostile.schemaName },
  ),
  connectorAttributes: { ...source.connectorAttributes, ...hostile.connectorAttributes },
});
