// The operations on the schedules of a source.

import type { Operation } from '../operation.ts';

/** When a source is aggregated (sources API). */
export const schedulesOperations = {
  'get-source-schedules': {
    method: 'GET',
    endpoint: { in: 'both', service: 'sources', path: '/{sourceId}/schedules' },
    effect: 'reads',
    status: 200,
    scopes: ['idn:sources:read', 'idn:sources:manage'],
    levels: ['ORG_ADMIN', 'SOURCE_ADMIN', 'SOURCE_SUBADMIN'],
  },
  'create-source-schedule': {
    method: 'POST',
    endpoint: { in: 'both', service: 'sources', path: '/{sourceId}/schedules' },
    effect: 'writes',
    body: 'application/json',
    status: 201,
    scopes: ['idn:sources:manage'],
    levels: ['ORG_ADMIN', 'SOURCE_ADMIN', 'SOURCE_SUBADMIN'],
  },
  'get-source-schedule': {
    method: 'GET',
    endpoint: { in: 'both', service: 'sources', path: '/{sourceId}/schedules/{scheduleType}' },
    effect: 'reads',
    status: 200,
    scopes: ['idn:sources:read', 'idn:sources:manage'],
    levels: ['ORG_ADMIN', 'SOURCE_ADMIN', 'SOURCE_SUBADMIN'],
  },
  'update-source-schedule': {
    method: 'PATCH',
    endpoint: { in: 'both', service: 'sources', path: '/{sourceId}/schedules/{scheduleType}' },
    effect: 'writes',
    body: 'application/json-patch+json',
    status: 200,
    scopes: ['idn:sources:manage'],
    levels: ['ORG_ADMIN', 'SOURCE_ADMIN', 'SOURCE_SUBADMIN'],
  },
  'delete-source-schedule': {
    method: 'DELETE',
    endpoint: { in: 'both', service: 'sources', path: '/{sourceId}/schedules/{scheduleType}' },
    effect: 'writes',
    status: 204,
    scopes: ['idn:sources:manage'],
    levels: ['ORG_ADMIN', 'SOURCE_ADMIN', 'SOURCE_SUBADMIN'],
  },
} as const satisfies Record<string, Operation>;
