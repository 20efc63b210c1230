// The operations that check a source live, through its connector.

import type { Operation } from '../operation.ts';

/** Live checks of a source through its connector (sources API). A failed one is a 200 too. */
export const connectorOperations = {
  'test-source-connection': {
    method: 'POST',
    endpoint: { in: 'both', service: 'sources', path: '/{sourceId}/connector/check-connection' },
    effect: 'probes',
    status: 200,
    scopes: ['idn:source-connector:manage'],
    levels: ['ORG_ADMIN'],
  },
  'test-source-configuration': {
    method: 'POST',
    endpoint: { in: 'both', service: 'sources', path: '/{sourceId}/connector/test-configuration' },
    effect: 'probes',
    status: 200,
    scopes: ['idn:source-connector:manage'],
    levels: ['ORG_ADMIN'],
  },
  'ping-cluster': {
    method: 'POST',
    endpoint: { in: 'both', service: 'sources', path: '/{sourceId}/connector/ping-cluster' },
    effect: 'probes',
    status: 200,
    scopes: ['idn:source-connector:manage'],
    levels: ['ORG_ADMIN'],
  },
  'peek-resource-objects': {
    method: 'POST',
    endpoint: {
      in: 'both',
      service: 'sources',
      path: '/{sourceId}/connector/peek-resource-objects',
    },
    effect: 'probes',
    body: 'application/json',
    status: 200,
    scopes: ['idn:source-connector:manage'],
    levels: ['ORG_ADMIN'],
  },
} as const satisfies Record<string, Operation>;
