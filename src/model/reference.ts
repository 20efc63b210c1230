// The schema of a reference from one object to another: type, id, name.

import * as z from 'zod';
import { maybe, text } from './tolerant.ts';

/** A pointer from one object to another: type, id and, mostly, a name. */
export const reference = z.looseObject({ type: text, id: text, name: text });
export type Reference = z.infer<typeof reference>;

/** A reference that may be null or missing; a source without owner is common (seen on tenants). */
export const maybeReference = maybe(reference);

/** Drops the ` [source]` or ` [source-62867]` that other services put behind a source's name (seen on tenants). */
export const withoutSuffix = (name: string): string => name.replace(/ \[source(-\d+)?\]$/, '');
