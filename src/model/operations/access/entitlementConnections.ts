// The operations on entitlement connections.

import type { Operation } from '../operation.ts';

/** Who holds which entitlement, and whether for good or just in time (entitlement connections API); users only, v2024 lacks it. */
export const entitlementConnectionsOperations = {
  'list-entitlement-connections': {
    method: 'GET',
    endpoint: { in: 'per-service', service: 'entitlement-connections', path: '' },
    effect: 'reads',
    status: 200,
    scopes: ['idn:entitlement-connections:list'],
    levels: ['ORG_ADMIN'],
    usersOnly: true,
  },
  'patch-entitlement-connection-by-query': {
    method: 'PATCH',
    endpoint: { in: 'per-service', service: 'entitlement-connections', path: '' },
    effect: 'writes',
    body: 'application/json-patch+json',
    status: 200,
    scopes: ['idn:entitlement-connections:manage'],
    levels: ['ORG_ADMIN'],
    usersOnly: true,
  },
  'update-entitlement-connections-bulk': {
    method: 'POST',
    endpoint: { in: 'per-service', service: 'entitlement-connections', path: '' },
    effect: 'writes',
    body: 'application/json',
    status: 207,
    scopes: ['idn:entitlement-connections:manage'],
    levels: ['ORG_ADMIN'],
    usersOnly: true,
  },
  'list-entitlement-connections-for-current-identity': {
    method: 'GET',
    endpoint: { in: 'per-service', service: 'entitlement-connections', path: '/current-identity' },
    effect: 'reads',
    status: 200,
    scopes: ['idn:entitlement-connections:read'],
    levels: ['USER'],
    usersOnly: true,
  },
  'patch-entitlement-connection-by-id': {
    method: 'PATCH',
    endpoint: { in: 'per-service', service: 'entitlement-connections', path: '/{connectionId}' },
    effect: 'writes',
    body: 'application/json-patch+json',
    status: 200,
    scopes: ['idn:entitlement-connections:manage'],
    levels: ['ORG_ADMIN'],
    usersOnly: true,
  },
} as const satisfies Record<string, Operation>;
