// The schema of what an access token claims about its bearer.

import * as z from 'zod';
import { number, text } from './tolerant.ts';

/** Several texts: a list of them, or one text with blanks between. */
const words = z
  .union([
    z.array(z.unknown()).transform((list) => list.filter((entry) => typeof entry === 'string')),
    z.string().transform((text) => text.split(/\s+/).filter((part) => part !== '')),
  ])
  .optional()
  .catch(undefined);

/**
 * What an access token says about its bearer (authentication documents of the API: user_name, authorities, scope).
 * Nothing here is checked: it is what the token claims, and the tenant has the last word.
 */
export const claims = z
  .object({
    user_name: text,
    identity_id: text,
    client_id: text,
    org: text,
    pod: text,
    tenant_id: text,
    authorities: words,
    scope: words,
    exp: number,
  })
  .transform((told) => ({
    userName: told.user_name,
    identityId: told.identity_id,
    clientId: told.client_id,
    org: told.org,
    pod: told.pod,
    tenantId: told.tenant_id,
    /** User levels; undefined where the token does not say. */
    levels: told.authorities,
    /** Scopes; undefined where the token does not say. */
    scopes: told.scope,
    /** When the token ends, epoch milliseconds by the clock of the tenant. */
    endsAtMs: told.exp === undefined ? undefined : told.exp * 1000,
  }));

/** What a token says about its bearer, in our words. */
export type Claims = z.output<typeof claims>;

/** Who a connection acts as: what its token claims, a token that cannot be read, or a user name with a password. */
export type WhoAmI =
  | { readonly by: 'client' | 'token'; readonly claims: Claims }
  | { readonly by: 'client' | 'token'; readonly claims?: undefined }
  | { readonly by: 'password'; readonly userName: string };
