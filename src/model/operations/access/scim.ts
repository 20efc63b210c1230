// The operations on entitlements of IdentityIQ, by SCIM.

import type { Operation } from '../operation.ts';

/** Entitlements of IdentityIQ (IdentityIQ SCIM API, Entitlements). */
export const scimOperations = {
  'get-scim-entitlements': {
    method: 'GET',
    endpoint: { in: 'identityiq', path: '/scim/v2/Entitlements' },
    options: ['attributes', 'excluded-attributes'],
    effect: 'reads',
    status: 200,
    scopes: [],
    levels: [],
  },
  'get-scim-entitlement-by-id': {
    method: 'GET',
    endpoint: { in: 'identityiq', path: '/scim/v2/Entitlements/{entitlementId}' },
    options: ['attributes', 'excluded-attributes'],
    effect: 'reads',
    status: 200,
    scopes: [],
    levels: [],
  },
} as const satisfies Record<string, Operation>;
