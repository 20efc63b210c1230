// Compares two documents path by path.

/** What differs at one place of two documents. */
export type Difference =
  | { readonly is: 'missing there'; readonly path: string; readonly here: unknown }
  | { readonly is: 'missing here'; readonly path: string; readonly there: unknown }
  | {
      readonly is: 'different';
      readonly path: string;
      readonly here: unknown;
      readonly there: unknown;
    }
  | { readonly is: 'in another order'; readonly path: string };

/** How two documents are compared. */
export type DifferenceOptions = {
  /** Also what differs between any two environments: ids, times, health. */
  readonly all: boolean;
};

/** Ids, times and health: they differ between any two environments and say nothing about how a thing is set up. */
const volatileNames = new Set([
  'id',
  'created',
  'modified',
  'since',
  'status',
  'health',
  'healthy',
  'cloudExternalId',
  'cloudCacheUpdate',
  'sourceConnected',
]);

const isId = (value: unknown): boolean =>
  typeof value === 'string' &&
  /^[0-9a-f]{32}$|^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value);

const isVolatile = (name: string, here: unknown, there: unknown): boolean =>
  volatileNames.has(name) ||
  /^(lastAggregation|since)|diagnostics?$/i.test(name) ||
  (/ids?$/i.test(name) && [here, there].every((value) => value === undefined || isId(value)));

/** Lists whose order means nothing: the API sends them in any order (seen on tenants). */
const unordered = new Set([
  'features',
  'schemas',
  'attributes',
  'passwordPolicies',
  'entitlements',
]);

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What an entry of a list may be known by, the best first. */
const keyNames = ['name', 'usageType', 'type', 'key', 'id'] as const;

const keyOf = (entry: unknown, name: string): string | undefined => {
  const value = isFields(entry) ? entry[name] : undefined;
  return typeof value === 'string' && value !== '' ? value : undefined;
};

const isUnique = (entries: readonly unknown[], name: string): boolean => {
  const keys = entries.map((entry) => keyOf(entry, name));
  return !keys.includes(undefined) && new Set(keys).size === keys.length;
};

/** The property that tells the entries of both lists apart, where there is one. */
const keyFor = (here: readonly unknown[], there: readonly unknown[]): string | undefined =>
  keyNames.find((name) => isUnique(here, name) && isUnique(there, name));

const at = (path: string, name: string): string => {
  const step = /^[\w$-]+$/.test(name) ? name : JSON.stringify(name);
  return path === '' ? step : `${path}.${step}`;
};

/** The same text whatever the order of the keys. */
const stable = (value: unknown): string =>
  JSON.stringify(value, (_, inner: unknown) =>
    isFields(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  ) ?? 'undefined';

type Walk = DifferenceOptions & { readonly found: Difference[] };

const walkFields = (path: string, here: Fields, there: Fields, walk: Walk): void => {
  for (const name of [...new Set([...Object.keys(here), ...Object.keys(there)])].sort()) {
    if (!walk.all && isVolatile(name, here[name], there[name])) continue;
    walkValues(at(path, name), here[name], there[name], walk);
  }
};

const walkKeyed = (
  path: string,
  key: string,
  here: readonly unknown[],
  there: readonly unknown[],
  walk: Walk,
): readonly string[] => {
  const byKey = (entries: readonly unknown[]) =>
    new Map(entries.map((entry) => [keyOf(entry, key) ?? '', entry]));
  const [ours, theirs] = [byKey(here), byKey(there)];
  for (const name of [...new Set([...ours.keys(), ...theirs.keys()])]) {
    walkValues(`${path}[${name}]`, ours.get(name), theirs.get(name), walk);
  }
  return [...ours.keys()].filter((name) => theirs.has(name));
};

/** Entries without a name, of a list whose order means nothing: those that only one of them has. */
const walkSet = (
  path: string,
  here: readonly unknown[],
  there: readonly unknown[],
  { found }: Walk,
): void => {
  const [ours, theirs] = [new Set(here.map(stable)), new Set(there.map(stable))];
  for (const entry of here) {
    if (!theirs.has(stable(entry))) found.push({ is: 'missing there', path, here: entry });
  }
  for (const entry of there) {
    if (!ours.has(stable(entry))) found.push({ is: 'missing here', path, there: entry });
  }
};

const walkLists = (
  path: string,
  here: readonly unknown[],
  there: readonly unknown[],
  walk: Walk,
): void => {
  const name = /([\w$-]+)$/.exec(path)?.[1] ?? '';
  const key = here.length + there.length === 0 ? undefined : keyFor(here, there);
  if (key !== undefined) {
    const shared = walkKeyed(path, key, here, there, walk);
    const order = there.map((entry) => keyOf(entry, key) ?? '').filter((k) => shared.includes(k));
    if (!unordered.has(name) && stable(shared) !== stable(order)) {
      walk.found.push({ is: 'in another order', path });
    }
  } else if (unordered.has(name)) walkSet(path, here, there, walk);
  else {
    for (let index = 0; index < Math.max(here.length, there.length); index += 1) {
      walkValues(`${path}[${index}]`, here[index], there[index], walk);
    }
  }
};

/** Some services add `[source-12]` to the name of a source; the number differs in each tenant (seen on tenants). */
const withoutNumbers = (value: unknown, { all }: Walk): unknown =>
  typeof value === 'string' && !all ? value.replace(/ \[source-\d+\]/g, '') : value;

const walkValues = (path: string, here: unknown, there: unknown, walk: Walk): void => {
  // What is null, empty or not there at all means the same to the API.
  const [isHere, isThere] = [here, there].map((value) => value !== undefined && value !== null);
  if (!isHere && !isThere) return;
  if (Array.isArray(here) && Array.isArray(there)) walkLists(path, here, there, walk);
  else if (isFields(here) && isFields(there)) walkFields(path, here, there, walk);
  else if (!isThere) walk.found.push({ is: 'missing there', path, here });
  else if (!isHere) walk.found.push({ is: 'missing here', path, there });
  else if (withoutNumbers(here, walk) !== withoutNumbers(there, walk)) {
    walk.found.push({ is: 'different', path, here, there });
  }
};

/**
 * What differs between two things of a kind, path by path. Entries of lists are matched by name where they have one, so
 * that one entry more is one difference.
 */
export const differencesOf = (
  here: unknown,
  there: unknown,
  options: DifferenceOptions,
): readonly Difference[] => {
  const found: Difference[] = [];
  walkValues('', here, there, { ...options, found });
  return found;
};
