// Keeps equal texts and equal parts of rows in memory only once.

/** Gives what is equal to an entity, with the texts and parts of others where they are equal. */
export type Share = <Entity>(entity: Entity) => Entity;

/**
 * Keeps equal texts and equal parts of entities once. A hundred thousand rows say a few hundred different things in
 * most of their parts, and the same name in three others, so that sharing halves what they take. It is for what was
 * just read and is never changed: parts may be changed in place, to what is equal. What it knows lives as long as the
 * function: a page is enough for most of it.
 */
export const createSharing = (): Share => {
  const texts = new Map<string, string>();
  const parts = new Map<string, object>();

  const shareIn = (value: object): void => {
    for (const [name, part] of Object.entries(value)) Reflect.set(value, name, shared(part));
  };
  const shared = (value: unknown): unknown => {
    if (typeof value === 'string') return kept(texts, value, () => value);
    if (typeof value !== 'object' || value === null) return value;
    shareIn(value);
    return kept(parts, JSON.stringify(value), () => compact(value));
  };

  return (entity) => {
    if (typeof entity !== 'object' || entity === null) return entity;
    shareIn(entity);
    return compact(entity);
  };
};

/**
 * A copy that V8 keeps by its shape. An object that grew key by key, as decoding makes it, is kept as a hash table
 * from a dozen keys on, which takes four times as much.
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
