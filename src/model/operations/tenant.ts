// The operations on the organisation's settings and on search.

import type { Operation } from './operation.ts';

/** The tenant itself, and the search over it (org config API, search API). */
export const tenantOperations = {
  'get-org-config': {
    method: 'GET',
    endpoint: { in: 'both', service: 'org-config', path: '' },
    effect: 'reads',
    status: 200,
    scopes: ['idn:org-configs:read', 'idn:org-configs:manage'],
    levels: ['ORG_ADMIN'],
  },
  'search-post': {
    method: 'POST',
    endpoint: { in: 'both', service: 'search', path: '' },
    effect: 'reads',
    body: 'application/json',
    status: 200,
    scopes: ['sp:search:read'],
    levels: [
      'ORG_ADMIN',
      'CERT_ADMIN',
      'REPORT_ADMIN',
      'SOURCE_ADMIN',
      'SOURCE_SUBADMIN',
      'ROLE_ADMIN',
      'ROLE_SUBADMIN',
    ],
  },
} as const satisfies Record<string, Operation>;
