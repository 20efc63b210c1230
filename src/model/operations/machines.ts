// The operations on clusters and virtual appliances.

import type { Operation } from './operation.ts';

/** Clusters of virtual appliances and the appliances in them (managed clusters API, managed clients API). */
export const machinesOperations = {
  'get-managed-clusters': {
    method: 'GET',
    endpoint: { in: 'both', service: 'managed-clusters', path: '' },
    effect: 'reads',
    status: 200,
    scopes: ['idn:remote-client:read', 'idn:remote-client:manage'],
    levels: ['ORG_ADMIN'],
    usersOnly: true,
    v2024: { usersOnly: false },
  },
  'get-managed-cluster': {
    method: 'GET',
    endpoint: { in: 'both', service: 'managed-clusters', path: '/{clusterId}' },
    effect: 'reads',
    status: 200,
    scopes: ['idn:remote-client:read', 'idn:remote-client:manage'],
    levels: ['ORG_ADMIN'],
    usersOnly: true,
  },
  'get-client-log-configuration': {
    method: 'GET',
    endpoint: { in: 'both', service: 'managed-clusters', path: '/{clusterId}/log-config' },
    effect: 'reads',
    status: 200,
    scopes: ['idn:remote-client:read', 'idn:remote-client:manage'],
    levels: ['ORG_ADMIN'],
    usersOnly: true,
  },
  'put-client-log-configuration': {
    method: 'PUT',
    endpoint: { in: 'both', service: 'managed-clusters', path: '/{clusterId}/log-config' },
    effect: 'writes',
    body: 'application/json',
    status: 200,
    scopes: ['idn:remote-client:manage'],
    levels: ['ORG_ADMIN'],
    usersOnly: true,
  },
  'get-managed-clients': {
    method: 'GET',
    endpoint: { in: 'both', service: 'managed-clients', path: '' },
    effect: 'reads',
    status: 200,
    scopes: ['idn:remote-client:read', 'idn:remote-client:manage'],
    levels: ['ORG_ADMIN'],
  },
  'get-managed-client': {
    method: 'GET',
    endpoint: { in: 'both', service: 'managed-clients', path: '/{managedClientId}' },
    effect: 'reads',
    status: 200,
    scopes: [
      'idn:managed-client-status:read',
      'idn:remote-client:read',
      'idn:managed-client-status:manage',
      'idn:remote-client:manage',
    ],
    levels: ['ORG_ADMIN'],
  },
  'get-managed-client-status': {
    method: 'GET',
    endpoint: { in: 'both', service: 'managed-clients', path: '/{managedClientId}/status' },
    effect: 'reads',
    status: 200,
    scopes: ['idn:managed-client-status:read'],
    levels: [],
  },
  'get-managed-client-health-indicators': {
    method: 'GET',
    endpoint: {
      in: 'per-service',
      service: 'managed-clients',
      path: '/{managedClientId}/health-indicators',
    },
    effect: 'reads',
    status: 200,
    scopes: ['idn:remote-client:manage'],
    levels: ['ORG_ADMIN'],
  },
} as const satisfies Record<string, Operation>;
