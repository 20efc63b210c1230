// The operations of the authorization server: fetching an access token, and what it says of the tenant.

import type { Operation } from './operation.ts';

/** How a client gets a token, and where the tenant is reached (authentication guide of the API). */
export const tokenOperations = {
  'create-token': {
    method: 'POST',
    endpoint: { in: 'root', path: '/oauth/token' },
    effect: 'reads',
    body: 'application/x-www-form-urlencoded',
    status: 200,
    withoutToken: true,
    scopes: [],
    levels: [],
  },
  'get-oauth-info': {
    method: 'GET',
    endpoint: { in: 'root', path: '/oauth/info' },
    effect: 'reads',
    status: 200,
    withoutToken: true,
    scopes: [],
    levels: [],
  },
} as const satisfies Record<string, Operation>;
