// The operations on access profiles.

import type { Operation } from '../operation.ts';

/** Access profiles: entitlements of a source that are granted together (access profiles API). */
export const accessProfilesOperations = {
  'list-access-profiles': {
    method: 'GET',
    endpoint: { in: 'both', service: 'access-profiles', path: '' },
    effect: 'reads',
    status: 200,
    scopes: ['idn:access-profile:read'],
    levels: [],
  },
  'get-access-profile': {
    method: 'GET',
    endpoint: { in: 'both', service: 'access-profiles', path: '/{accessProfileId}' },
    effect: 'reads',
    status: 200,
    scopes: ['idn:access-profile:read'],
    levels: [],
  },
} as const satisfies Record<string, Operation>;
