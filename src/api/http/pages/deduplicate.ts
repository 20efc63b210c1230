// Keeps equal texts and equal parts of rows in memory only once.

/** Gives an equal entity that uses the texts and parts of earlier entities wherever they are equal. */
export type Deduplicate = <Entity>(entity: Entity) => Entity;

/**
 * Keeps equal texts and equal parts of entities once. Most parts of a hundred thousand rows have only a few hundred
 * different values, so this halves their memory. Give it only entities that were just decoded and that nobody changes
 * later: it replaces their parts in place by equal ones. It remembers values as long as the function lives; one
 * function a page saves most of the memory.
 */
export const createDeduplicator = (): Deduplicate => {
  const texts = new Map<string, string>();
  const parts = new Map<string, object>();

  const deduplicateParts = (value: object, depth: number): void => {
    for (const [name, part] of Object.entries(value)) {
      Reflect.set(value, name, deduplicated(part, depth));
    }
  };
  const deduplicated = (value: unknown, depth: number): unknown => {
    if (typeof value === 'string') {
      return value.length > longestText ? value : kept(texts, value, () => value);
    }
    if (typeof value !== 'object' || value === null || depth > deepestLevel) return value;
    deduplicateParts(value, depth + 1);
    return isSmall(value)
      ? kept(parts, JSON.stringify(value), () => compact(value))
      : compact(value);
  };

  return (entity) => {
    if (typeof entity !== 'object' || entity === null) return entity;
    deduplicateParts(entity, 1);
    return compact(entity);
  };
};

/** What is deeper, larger or longer than this is hardly ever the same twice, and looking for it costs more than it saves. */
const deepestLevel = 8;
const mostValues = 100;
const longestText = 10_000;

/** Whether a part holds few values and no long text; a large one is not gone through to its end. */
const isSmall = (value: object): boolean => {
  const waiting: object[] = [value];
  let values = 0;
  for (let part = waiting.pop(); part !== undefined; part = waiting.pop()) {
    for (const inner of Object.values(part)) {
      values += 1;
      if (values > mostValues) return false;
      if (typeof inner === 'string' && inner.length > longestText) return false;
      if (typeof inner === 'object' && inner !== null) waiting.push(inner);
    }
  }
  return true;
};

/**
 * A copy that V8 stores with a shared shape. V8 stores an object that grew key by key, as decoding makes it, as a hash
 * table from a dozen keys on, which takes four times the memory.
 */
const compact = <Value extends object>(value: Value): Value =>
  Array.isArray(value) ? value : { ...value };

const kept = <Value>(known: Map<string, Value>, key: string, make: () => Value): Value => {
  const found = known.get(key);
  if (found !== undefined) return found;
  const value = make();
  known.set(key, value);
  return value;
};
