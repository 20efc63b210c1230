// Tells ids from names.

import { bareId, dashedId } from '../../model/access/entitlementConnection.ts';

/** The two forms of an id (seen on tenants: ids): 32 hex digits, or a UUID with dashes. */
export const looksLikeId = (text: string): boolean =>
  /^[0-9a-f]{32}$|^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);

/** An id in the other of its two forms. */
export const otherForm = (id: string): string => (id.includes('-') ? bareId(id) : dashedId(id));
