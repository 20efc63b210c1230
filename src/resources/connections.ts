import { describeTime, parseTime } from '../insight/time.ts';
import { type ConnectionState, connectionStateOf } from '../model/connectionState.ts';
import type { ConnectionHit } from '../model/entitlementConnection.ts';
import { equals, printFilter } from '../model/filter.ts';
import { thingAt } from './links.ts';
import { linked } from './references.ts';
import { asText, type ServerFilter } from './serverFilter.ts';
import { nameOf, plain, withoutSuffix, yesNo } from './text.ts';
import type { Cell, Column, Kind, Tone } from './types.ts';

const holderOf = ({ identity, machineIdentity, account }: ConnectionHit): string =>
  identity?.name ?? machineIdentity?.name ?? account?.name ?? '';

const entitlementOf = ({ entitlement }: ConnectionHit): string =>
  entitlement?.displayName ?? entitlement?.name ?? entitlement?.value ?? entitlement?.id ?? '';

const tones: Readonly<Record<ConnectionState, Tone>> = {
  AVAILABLE: 'plain',
  ACTIVATING: 'warn',
  ACTIVE: 'good',
  DEPROVISIONING: 'warn',
  EXPIRED: 'quiet',
  ERROR: 'bad',
};
const signs: Readonly<Partial<Record<Tone, string>>> = { good: '✓', warn: '~', bad: '✗' };

/** The state in a word, with a sign where it is worth one; a state that is not known is shown as it came. */
export const connectionStateCell = ({ state }: ConnectionHit): Cell => {
  const known = connectionStateOf(state?.value);
  if (known === undefined) return plain(state?.value);
  const tone = tones[known];
  const sign = signs[tone];
  return { text: `${sign === undefined ? '' : `${sign} `}${known.toLowerCase()}`, tone };
};

/** How it is held, in words. */
const typeText = ({ type }: Pick<ConnectionHit, 'type'>): string | undefined =>
  type === 'JIT' ? 'just in time' : type === 'NA' ? 'machine' : type?.toLowerCase();

const columns: readonly Column<ConnectionHit>[] = [
  {
    id: 'holder',
    header: 'HOLDER',
    width: 20,
    grow: 2,
    priority: 1,
    cell: (hit) => plain(holderOf(hit)),
  },
  {
    id: 'entitlement',
    header: 'ENTITLEMENT',
    width: 22,
    grow: 3,
    priority: 2,
    cell: (hit) => plain(entitlementOf(hit)),
  },
  { id: 'state', header: 'STATE', width: 16, priority: 3, cell: connectionStateCell },
  { id: 'type', header: 'HELD', width: 12, priority: 4, cell: (hit) => plain(typeText(hit)) },
  {
    id: 'source',
    header: 'SOURCE',
    width: 16,
    grow: 1,
    priority: 5,
    cell: ({ source }) => plain(withoutSuffix(nameOf(source) ?? '')),
  },
  {
    id: 'expiration',
    header: 'UNTIL',
    width: 16,
    priority: 6,
    cell: ({ jit, state }, { nowMs }) =>
      connectionStateOf(state?.value) === 'ACTIVE'
        ? { text: describeTime(jit?.expiration, nowMs) }
        : plain(undefined),
    sortKey: ({ jit }) => parseTime(jit?.expiration) ?? 0,
  },
];

/** The ways of holding, and how the column says them. */
const held = ['JIT', 'STANDING', 'NA'].map((value) => ({
  value,
  texts: [typeText({ type: value }) ?? ''],
}));

const serverColumns = {
  state: { type: 'text', properties: ['state.value'], signed: true },
  type: { type: 'words', property: 'type', values: held },
  source: asText('source.name'),
} as const satisfies ServerFilter['columns'];

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
        { label: 'identity', value: plain(hit.identity?.id ?? hit.machineIdentity?.id) },
        linked('account', 'accounts', hit.account),
        linked('source', 'sources', hit.source),
        { label: 'state', value: connectionStateCell(hit) },
        { label: 'since', value: { text: describeTime(hit.state?.changed, nowMs) } },
        { label: 'held', value: plain(typeText(hit)) },
        { label: 'standalone', value: yesNo(hit.standalone) },
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
      ? 'This looks like an error and is none: knowing who holds what, and just-in-time access, are bought apart, and this tenant has not. :accounts shows what accounts hold.'
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
  within: 'source or environment',
  list: (api, { source, parent }, options) =>
    api.entitlementConnections.list({
      ...options,
      filters:
        [
          ...(source === undefined ? [] : [printFilter(equals('source.id', source.id))]),
          ...(parent === undefined ? [] : [printFilter(equals('entitlement.id', parent.id))]),
          ...(options.filters === undefined ? [] : [`(${options.filters})`]),
        ].join(' and ') || undefined,
    }),
  serverFilter: { operation: 'list-entitlement-connections', columns: serverColumns },
  whenEmpty: 'Nobody holds anything here: aggregate the accounts first.',
};

/** What the person behind the token holds, and can activate. */
export const myConnections: Kind<ConnectionHit> = {
  ...shared,
  id: 'my-connections',
  singular: 'connection of mine',
  plural: 'connections of mine',
  aliases: ['mine'],
  summary: 'what you hold yourself, for good or just in time',
  within: 'environment',
  list: (api, _scope, options) => api.entitlementConnections.listMine(options),
  serverFilter: {
    operation: 'list-entitlement-connections-for-current-identity',
    columns: serverColumns,
  },
  whenEmpty:
    'You hold nothing, as far as the search index knows; what changed in the last minutes may not be in it yet.',
};
