// Quirks of JSON answers: other notations of times, booleans and numbers as text, missing and extra keys.

import { mix } from '../data/random.ts';
import { hourMs } from '../data/time.ts';
import { isObject } from '../http/body.ts';
import type { Reply } from '../http/respond.ts';
import type { Route } from '../http/router.ts';
import type { Quirks } from './quirks.ts';

/** What the changes of a reply depend on. */
export type QuirkContext = {
  readonly quirks: Quirks;
  readonly seed: number;
  readonly route: Route | undefined;
  readonly query: URLSearchParams;
  /** The tenant's clock, in epoch milliseconds. */
  readonly nowMs: number;
};

type Variation = {
  readonly quirks: Quirks;
  /** The same salts always give the same number, from 0 to before `below`. */
  chance(below: number, ...salts: readonly string[]): number;
  /** Fields that are not changed, since the request sorts by them. */
  readonly unchanged: ReadonlySet<string>;
};

const time = /^(\d{4}-\d\d-\d\dT)(\d\d)(:\d\d)(:\d\d)(?:\.(\d+))?Z$/;

/** A time in another notation; now and then with an hour that does not exist. */
const otherNotation = (text: string, { chance }: Variation): string => {
  const found = time.exec(text);
  if (found === null) return text;
  const [, date = '', hours = '', minutes = '', seconds = '', fraction = '000'] = found;
  const eastern = new Date(Date.parse(text) - 5 * hourMs).toISOString();
  if (chance(211, text) === 7) return `${date}42${minutes}${seconds}.${fraction}Z`;
  switch (chance(7, text)) {
    case 0:
      return `${date}${hours}${minutes}${seconds}.${fraction}+00:00`;
    case 1:
      return eastern.replace('Z', '-05:00');
    case 2:
      return `${date}${hours}${minutes}${seconds}.${fraction.padEnd(10, '1666300')}Z`;
    case 3:
      return seconds === ':00' ? `${date}${hours}${minutes}Z` : text;
    default:
      return text;
  }
};

/** Booleans and numbers that some services write as text; clients never send these fields back. */
const asText = new Set([
  'healthy',
  'elapsedMillis',
  'isCluster',
  'isAuthoritative',
  'uncorrelated',
  'locked',
  'serviceCount',
  'operational',
]);

/** Objects with free content, which is left as it is. */
const free = new Set(['connectorAttributes', 'attributes', 'details', 'configuration']);

/** Lists whose order has no meaning. */
const unordered = new Set(['features', 'schemas']);

const isEmpty = (value: unknown): boolean => Array.isArray(value) && value.length === 0;

/** The entries in another order, which depends on their contents. */
const shuffled = <Entry>(entries: readonly Entry[], variation: Variation): readonly Entry[] =>
  entries
    .map((entry, index) => ({
      entry,
      rank: variation.chance(1_000_003, String(index), JSON.stringify(entry) ?? ''),
    }))
    .sort((left, right) => left.rank - right.rank)
    .map(({ entry }) => entry);

const variedField = (key: string, value: unknown, variation: Variation): unknown => {
  const { quirks, chance, unchanged } = variation;
  if (unchanged.has(key)) return value;
  if (quirks.has(7) && typeof value === 'string') return otherNotation(value, variation);
  if (quirks.has(8) && asText.has(key) && (typeof value === 'boolean' || typeof value === 'number'))
    return String(value);
  if (quirks.has(9) && isEmpty(value) && chance(2, key) === 0) return null;
  if (quirks.has(56) && value === 'SOURCE_STATE_UNCHECKED_SOURCE') {
    return 'SOURCE_STATE_SUSPENDED_SOURCE';
  }
  if (quirks.has(22) && unordered.has(key) && Array.isArray(value)) {
    return shuffled(
      value.map((entry) => varied(entry, variation)),
      variation,
    );
  }
  return free.has(key) && isObject(value) ? value : varied(value, variation);
};

const varied = (value: unknown, variation: Variation): unknown => {
  if (Array.isArray(value)) return value.map((entry) => varied(entry, variation));
  if (!isObject(value)) return value;
  const { quirks, chance } = variation;
  const kept = Object.entries(value).filter(
    ([key, field]) => !(quirks.has(10) && field === null && chance(3, key) === 0),
  );
  const fields = kept.map(([key, field]) => [key, variedField(key, field, variation)] as const);
  return Object.fromEntries(quirks.has(22) ? shuffled(fields, variation) : fields);
};

/** Adds keys that no description has. */
const withExtraKeys = (value: unknown): unknown =>
  isObject(value) && 'id' in value
    ? { ...value, synced: true, meta: { schemaVersion: 'v1' } }
    : value;

const taskTimes = new Set(['created', 'launched', 'completed']);

/** A task with times as epoch milliseconds. */
const withNumericTimes = (value: unknown): unknown =>
  isObject(value)
    ? Object.fromEntries(
        Object.entries(value).map(([key, field]) => {
          const atMs = taskTimes.has(key) && typeof field === 'string' ? Date.parse(field) : NaN;
          return [key, Number.isNaN(atMs) ? withNumericTimes(field) : atMs];
        }),
      )
    : value;

const variationOf = ({ quirks, seed, query }: QuirkContext): Variation => ({
  quirks,
  chance: (below, ...salts) => (mix(seed, 'quirk', ...salts) >>> 0) % below,
  unchanged: new Set(
    (query.get('sorters') ?? '').split(',').map((field) => field.replace('-', '')),
  ),
});

/** The reply of a handler, changed by the quirks. */
export const applyReplyQuirks = (reply: Reply, context: QuirkContext): Reply => {
  const { quirks, route } = context;
  // IdentityIQ has quirks of its own.
  if (route?.version === 'identityiq') return reply;
  if (reply.type === 'empty') {
    return quirks.has(34) && reply.status === 204 ? { ...reply, status: 200 } : reply;
  }
  if (reply.type !== 'json' || reply.status >= 300 || route?.id === 'create-token') return reply;
  const body =
    quirks.has(6) && route?.id === 'import-accounts' ? withNumericTimes(reply.body) : reply.body;
  const grown = !quirks.has(10)
    ? body
    : Array.isArray(body)
      ? body.map(withExtraKeys)
      : withExtraKeys(body);
  return { ...reply, body: varied(grown, variationOf(context)) };
};
