// The operation that fetches an access token.

import type { Operation } from './operation.ts';

/** How a client gets a token (authentication guide of the API). */
export const tokenOperations = {
  'create-token': {
    method: 'POST',
    endpoint: { in: 'root', path: '/oauth/token' },
    effect: 'reads',
    body: 'application/x-www-form-urlencoded',
    status: 200,
    scopes: [],
    levels: [],
  },
} as const satisfies Record<string, Operation>;
