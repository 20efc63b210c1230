import * as z from 'zod';
import { maybe, text } from './tolerant.ts';

/** How many references are kept for sharing; beyond that sharing begins anew. */
const mostShared = 20_000;
const shared = new Map<string, object>();

/**
 * Gives one object for equal references. A hundred thousand entitlements point to a few thousand owners and sources;
 * nothing changes a reference, so they can be the same.
 */
const share = <Value extends object>(value: Value): Value => {
  const key = JSON.stringify(value);
  const known = shared.get(key);
  if (known !== undefined) return known as Value;
  if (shared.size >= mostShared) shared.clear();
  shared.set(key, value);
  return value;
};

/** A pointer from one object to another: type, id and, mostly, a name. */
export const reference = z.looseObject({ type: text, id: text, name: text }).transform(share);
export type Reference = z.infer<typeof reference>;

/** A reference that may be null or missing; a source without owner is common (seen on tenants). */
export const maybeReference = maybe(reference);
