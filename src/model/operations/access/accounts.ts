// The operations on accounts.

import type { Operation } from '../operation.ts';

/** Accounts of sources (accounts API). */
export const accountsOperations = {
  'list-accounts': {
    method: 'GET',
    endpoint: { in: 'both', service: 'accounts', path: '' },
    options: ['detail-level'],
    effect: 'reads',
    status: 200,
    scopes: ['idn:accounts:read', 'idn:accounts:manage'],
    levels: ['ORG_ADMIN', 'SOURCE_ADMIN', 'SOURCE_SUBADMIN', 'HELPDESK'],
  },
  'get-account': {
    method: 'GET',
    endpoint: { in: 'both', service: 'accounts', path: '/{accountId}' },
    effect: 'reads',
    status: 200,
    scopes: ['idn:accounts:read', 'idn:accounts:manage'],
    levels: ['ORG_ADMIN', 'SOURCE_ADMIN', 'SOURCE_SUBADMIN', 'HELPDESK'],
  },
  'get-account-entitlements': {
    method: 'GET',
    endpoint: { in: 'both', service: 'accounts', path: '/{accountId}/entitlements' },
    effect: 'reads',
    status: 200,
    scopes: ['idn:accounts:read', 'idn:accounts:manage'],
    levels: ['ORG_ADMIN', 'SOURCE_ADMIN', 'SOURCE_SUBADMIN', 'HELPDESK'],
  },
} as const satisfies Record<string, Operation>;
