// The kinds `connections` and `my-connections`: who holds which entitlement, and how.

import { describeTime, fromNow, parseTime } from '../../../insight/time.ts';
import { type ConnectionState, connectionStateOf } from '../../../model/access/connectionState.ts';
import type { ConnectionHit } from '../../../model/access/entitlementConnection.ts';
import { equals } from '../../../model/filters/filterExpression.ts';
import { thingAt } from '../../cells/links.ts';
import { linked } from '../../cells/references.ts';
import { nameOf, plain, withoutSuffix, yesNo } from '../../cells/text.ts';
import { asText, joinedFilter, type ServerFilter } from '../../serverFilter.ts';
import type { Cell, Column, Detail, Kind, Tone } from '../../types.ts';

const holderOf = ({ identity, machineIdentity, account }: ConnectionHit): string =>
  identity?.name ?? machineIdentity?.name ?? account?.name ?? '';

const entitlementOf = ({ entitlement }: ConnectionHit): string =>
  entitlement?.displayName ?? entitlement?.name ?? entitlement?.value ?? entitlement?.id ?? '';

const tones: Readonly<Record<Exclude<ConnectionState, 'AVAILABLE'>, Tone>> = {
  ACTIVATING: 'warn',
  ACTIVE: 'good',
  DEPROVISIONING: 'warn',
  EXPIRED: 'quiet',
  ERROR: 'bad',
};
const signs: Readonly<Partial<Record<Tone, string>>> = { good: '✓', warn: '~', bad: '✗' };

/**
 * What the state available means: the tenant says it of what is held for good and is there, and of what is not there until
 * somebody activates it. A way of holding that is not known leaves the word as it is.
 */
const availableCells: Readonly<Record<string, Cell>> = {
  JIT: { text: 'can activate', tone: 'plain' },
  STANDING: { text: '✓ has access', tone: 'good' },
  NA: { text: '✓ has access', tone: 'good' },
};
const availableCell: Cell = { text: 'available', tone: 'plain' };

/** The state in a word, with a sign where it is worth one; a state that is not known is shown as it came. */
export const connectionStateCell = ({
  state,
  type,
}: Pick<ConnectionHit, 'state' | 'type'>): Cell => {
  const known = connectionStateOf(state?.value);
  if (known === undefined) return plain(state?.value);
  if (known === 'AVAILABLE') return availableCells[type?.toUpperCase() ?? ''] ?? availableCell;
  const tone = tones[known];
  const sign = signs[tone];
  return { text: `${sign === undefined ? '' : `${sign} `}${known.toLowerCase()}`, tone };
};

/** What a state means for somebody who wonders whether the access is there. */
const meanings: Readonly<Record<Exclude<ConnectionState, 'AVAILABLE'>, string>> = {
  ACTIVATING: 'It was asked for just now; the access is being given.',
  ACTIVE: 'It was activated: the access is there until its time is up.',
  DEPROVISIONING: 'The access is being taken away.',
  EXPIRED: 'The time of the activation is up.',
  ERROR: 'Giving or taking the access failed: :jit-history says why.',
};

/** What an available connection gives, which depends on how it is held: the tenant says it of all of them. */
const availables: Readonly<Record<string, string>> = {
  JIT: 'It can be activated just in time. Until somebody does, the access is not there.',
  STANDING: 'Held for good: the access is there all the time, and nothing has to be activated.',
  NA: 'The tenant says neither that it is held for good nor just in time.',
};

/** The state of a connection in a sentence; none for a state that is not known. */
const meaningOf = ({ state, type }: ConnectionHit): string | undefined => {
  const known = connectionStateOf(state?.value);
  if (known === 'AVAILABLE') return availables[type?.toUpperCase() ?? ''];
  return known === undefined ? undefined : meanings[known];
};

const meaningLines = (hit: ConnectionHit): readonly Detail[] => {
  const meaning = meaningOf(hit);
  return meaning === undefined ? [] : [{ label: '', lines: [meaning], tone: 'quiet' }];
};

/** How it is held, in words. */
const typeText = ({
  type,
  machineIdentity,
}: Pick<ConnectionHit, 'type' | 'machineIdentity'>): string | undefined => {
  if (type === 'JIT') return 'just in time';
  // What `NA` means is described nowhere; who holds it is there to be seen.
  if (type === 'NA') return machineIdentity?.id === undefined ? 'NA' : 'machine';
  return type?.toLowerCase();
};

/** When an activation ends by itself, as the API sends it; only what is active does. */
const endOf = ({ jit, state }: ConnectionHit): string | undefined =>
  connectionStateOf(state?.value) === 'ACTIVE' ? jit?.expiration : undefined;

/** Holders and entitlements differ at their ends (`svc_directory_16`, `…_APAC`): they have room before the rest. */
const columns: readonly Column<ConnectionHit>[] = [
  {
    id: 'holder',
    header: 'HOLDER',
    width: 23,
    grow: 1,
    priority: 1,
    cell: (hit) => plain(holderOf(hit)),
  },
  {
    id: 'entitlement',
    header: 'ENTITLEMENT',
    width: 24,
    grow: 4,
    priority: 2,
    cell: (hit) => plain(entitlementOf(hit)),
  },
  { id: 'state', header: 'STATE', width: 15, priority: 3, cell: connectionStateCell, signed: true },
  {
    id: 'expiration',
    header: 'UNTIL',
    width: 10,
    priority: 4,
    cell: (hit, { nowMs }) => {
      const ends = endOf(hit);
      const endsMs = parseTime(ends);
      return plain(endsMs === undefined ? ends : fromNow(endsMs, nowMs));
    },
    measure: { unit: 'until', of: (hit) => parseTime(endOf(hit)) },
  },
  { id: 'type', header: 'HELD', width: 12, priority: 5, cell: (hit) => plain(typeText(hit)) },
  {
    id: 'source',
    header: 'SOURCE',
    width: 16,
    grow: 1,
    priority: 6,
    cell: ({ source }) => plain(withoutSuffix(nameOf(source) ?? '')),
  },
];

/** The ways of holding, and how the column says them. */
const held = ['JIT', 'STANDING', 'NA'].map((type) => ({
  value: type,
  texts: [undefined, { id: 'of a machine' }].map(
    (machineIdentity) => typeText({ type, machineIdentity }) ?? '',
  ),
}));

const serverColumns = {
  state: {
    type: 'text',
    properties: ['state.value'],
    signed: true,
    shownInstead: Object.values(availableCells).map(({ text }) => text),
  },
  type: { type: 'words', property: 'type', values: held },
  source: asText('source.name'),
} as const satisfies ServerFilter['columns'];

/** The machine that holds it, where none of the identities does. */
const machineDetails = ({ machineIdentity }: ConnectionHit): readonly Detail[] =>
  machineIdentity === undefined
    ? []
    : [
        {
          label: 'machine',
          value: plain([machineIdentity.name, machineIdentity.id].filter(Boolean).join('  ')),
        },
      ];

/** What the tenant notes of the connection itself: not every answer has it, and what is not there takes no line. */
const recordDetails = (hit: ConnectionHit, nowMs: number): readonly Detail[] => {
  const times = { created: hit.created, modified: hit.modified, 'delete after': hit.deleteAfter };
  const texts = { 'changed by': hit.stateChangedBy, actor: hit.actorName, tenant: hit.tenantId };
  return [
    ...Object.entries(times).flatMap(([label, time]) =>
      time === undefined ? [] : [{ label, value: { text: describeTime(time, nowMs) } }],
    ),
    ...Object.entries(texts).flatMap(([label, text]) =>
      text === undefined ? [] : [{ label, value: plain(text) }],
    ),
  ];
};

const shared = {
  shape: 'many',
  identify: (hit) => hit.id,
  label: (hit) => `${entitlementOf(hit)} of ${holderOf(hit)}`,
  columns,
  isBroken: ({ state }) => connectionStateOf(state?.value) === 'ERROR',
  parent: (hit) => thingAt('entitlements', { id: hit.entitlement?.id, name: entitlementOf(hit) }),
  usedBy: ({ identity }) => thingAt('identities', identity),
  headline: connectionStateCell,
  details: (hit, { nowMs }) => [
    {
      details: [
        linked('holder', 'identities', hit.identity, holderOf(hit)),
        { label: 'identity', value: plain(hit.identity?.id) },
        ...machineDetails(hit),
        linked('account', 'accounts', hit.account),
        linked('source', 'sources', hit.source),
        { label: 'state', value: connectionStateCell(hit) },
        ...meaningLines(hit),
        { label: 'since', value: { text: describeTime(hit.state?.changed, nowMs) } },
        { label: 'held', value: plain(typeText(hit)) },
        { label: 'standalone', value: yesNo(hit.standalone) },
        ...recordDetails(hit, nowMs),
        { label: 'id', value: { text: hit.id } },
      ],
    },
    {
      title: 'ENTITLEMENT',
      details: [
        linked('name', 'entitlements', hit.entitlement, entitlementOf(hit)),
        { label: 'attribute', value: plain(hit.entitlement?.attribute) },
        { label: 'value', lines: [hit.entitlement?.value ?? '-'] },
        { label: 'privilege', value: plain(hit.entitlement?.privilegeLevel?.effective) },
        { label: 'id', value: plain(hit.entitlement?.id) },
      ],
    },
    {
      title: 'LATEST ACTIVATION',
      details: [
        { label: 'asked for', value: { text: describeTime(hit.jit?.activation, nowMs) } },
        { label: 'given', value: { text: describeTime(hit.jit?.provisioned, nowMs) } },
        { label: 'ended', value: { text: describeTime(hit.jit?.deactivation, nowMs) } },
        { label: 'taken away', value: { text: describeTime(hit.jit?.deprovisioned, nowMs) } },
        { label: 'time is up', value: { text: describeTime(hit.jit?.expiration, nowMs) } },
      ],
    },
  ],
  whenRefused: ({ tag }) =>
    tag === 'notEnabled'
      ? 'This looks like an error and often is none: knowing who holds what, and just-in-time access, are bought apart, and this tenant may not have. :accounts shows what accounts hold.'
      : undefined,
} as const satisfies Partial<Kind<ConnectionHit>>;

/** Who holds what, and whether for good or just in time. The list comes from a search index and lags a little. */
export const connections: Kind<ConnectionHit> = {
  ...shared,
  id: 'connections',
  singular: 'connection',
  plural: 'connections',
  aliases: ['conn', 'who'],
  summary: 'who holds which entitlement, for good or just in time',
  area: 'access',
  listedIn: { in: 'source or environment', orIn: 'entitlements' },
  found: {
    byName: 'no',
    byId: (api, id, options) => api.entitlementConnections.find(id, options),
    inFind: 'no',
  },
  referenceTypes: [],
  consolePage: 'of its source',
  list: (api, { source, parent }, options) =>
    api.entitlementConnections.list({
      ...options,
      filters: joinedFilter(
        [
          ...(source === undefined ? [] : [equals('source.id', source.id)]),
          ...(parent === undefined ? [] : [equals('entitlement.id', parent.id)]),
        ],
        options.filters,
      ),
    }),
  serverFilter: { operation: 'list-entitlement-connections', columns: serverColumns },
  whenEmpty:
    'Nobody holds anything, as far as the search index shows this user. What accounts hold comes with their aggregation.',
  whenEmptyIn: ({ source, parent }) =>
    parent !== undefined
      ? `Nobody holds ${parent.name}, as far as the search index shows this user.`
      : source === undefined
        ? undefined
        : `Nobody holds anything of ${source.name}, as far as the search index shows this user. What its accounts hold comes with their aggregation.`,
};

/** What the person behind the token holds, and can activate. */
export const myConnections: Kind<ConnectionHit> = {
  ...shared,
  id: 'my-connections',
  singular: 'connection of mine',
  plural: 'connections of mine',
  aliases: ['mine'],
  summary: 'what you hold yourself, for good or just in time',
  area: 'access',
  listedIn: { in: 'environment' },
  found: { as: 'connections' },
  referenceTypes: [],
  consolePage: 'none',
  list: (api, _scope, options) => api.entitlementConnections.listMine(options),
  serverFilter: {
    operation: 'list-entitlement-connections-for-current-identity',
    columns: serverColumns,
  },
  whenEmpty:
    'You hold nothing, for good or just in time, as far as the search index knows; what changed in the last minutes may not be in it yet.',
};
