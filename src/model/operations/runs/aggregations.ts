// The operations that start and follow aggregations.

import type { Operation } from '../operation.ts';

/** What moves accounts and entitlements between a source and the tenant (sources API, account aggregations API). */
export const aggregationsOperations = {
  'import-accounts': {
    method: 'POST',
    endpoint: { in: 'both', service: 'sources', path: '/{sourceId}/load-accounts' },
    effect: 'writes',
    body: 'multipart/form-data',
    status: 202,
    scopes: ['idn:sources:manage'],
    levels: ['ORG_ADMIN', 'SOURCE_ADMIN', 'SOURCE_SUBADMIN'],
  },
  'import-uncorrelated-accounts': {
    method: 'POST',
    endpoint: { in: 'both', service: 'sources', path: '/{sourceId}/load-uncorrelated-accounts' },
    effect: 'writes',
    body: 'multipart/form-data',
    status: 202,
    scopes: ['idn:sources:manage'],
    levels: ['ORG_ADMIN'],
  },
  'import-entitlements': {
    method: 'POST',
    endpoint: { in: 'both', service: 'sources', path: '/{sourceId}/load-entitlements' },
    effect: 'writes',
    body: 'multipart/form-data',
    status: 202,
    scopes: ['idn:entitlement:manage'],
    levels: ['ORG_ADMIN'],
    usersOnly: true,
  },
  'delete-accounts-async': {
    method: 'POST',
    endpoint: { in: 'both', service: 'sources', path: '/{sourceId}/remove-accounts' },
    effect: 'writes',
    status: 202,
    scopes: ['idn:accounts:manage'],
    levels: ['ORG_ADMIN'],
    usersOnly: true,
  },
  'sync-attributes-for-source': {
    method: 'POST',
    endpoint: { in: 'both', service: 'sources', path: '/{sourceId}/synchronize-attributes' },
    effect: 'writes',
    status: 202,
    scopes: ['idn:attr-sync-source-config:manage'],
    levels: ['ORG_ADMIN', 'SOURCE_ADMIN'],
    usersOnly: true,
    experimental: true,
  },
  'get-account-aggregation-status': {
    method: 'GET',
    endpoint: { in: 'both', service: 'account-aggregations', path: '/{aggregationId}/status' },
    effect: 'reads',
    status: 200,
    scopes: [],
    levels: ['ORG_ADMIN', 'SOURCE_ADMIN', 'SOURCE_SUBADMIN'],
    usersOnly: true,
  },
} as const satisfies Record<string, Operation>;
