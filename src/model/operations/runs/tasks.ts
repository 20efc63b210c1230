// The operations on tasks.

import type { Operation } from '../operation.ts';

/** What the tenant works on and has worked on (task management API). */
export const tasksOperations = {
  'get-task-status-list': {
    method: 'GET',
    endpoint: { in: 'both', service: 'task-status', path: '' },
    effect: 'reads',
    status: 200,
    scopes: ['idn:task-management:read', 'idn:task-management:write'],
    levels: [
      'ORG_ADMIN',
      'HELPDESK',
      'CERT_ADMIN',
      'REPORT_ADMIN',
      'ROLE_ADMIN',
      'ROLE_SUBADMIN',
      'SOURCE_ADMIN',
      'SOURCE_SUBADMIN',
    ],
  },
  'get-pending-tasks': {
    method: 'GET',
    endpoint: { in: 'v2024', service: 'task-status', path: '/pending-tasks' },
    effect: 'reads',
    status: 200,
    scopes: ['idn:task-management:read', 'idn:task-management:write'],
    levels: [
      'ORG_ADMIN',
      'HELPDESK',
      'CERT_ADMIN',
      'REPORT_ADMIN',
      'ROLE_ADMIN',
      'ROLE_SUBADMIN',
      'SOURCE_ADMIN',
      'SOURCE_SUBADMIN',
    ],
  },
  'get-task-status': {
    method: 'GET',
    endpoint: { in: 'both', service: 'task-status', path: '/{taskId}' },
    effect: 'reads',
    status: 200,
    scopes: ['idn:task-management:read', 'idn:task-management:write'],
    levels: [
      'ORG_ADMIN',
      'HELPDESK',
      'CERT_ADMIN',
      'REPORT_ADMIN',
      'ROLE_ADMIN',
      'ROLE_SUBADMIN',
      'SOURCE_ADMIN',
      'SOURCE_SUBADMIN',
    ],
  },
  'update-task-status': {
    method: 'PATCH',
    endpoint: { in: 'both', service: 'task-status', path: '/{taskId}' },
    effect: 'writes',
    body: 'application/json-patch+json',
    status: 200,
    scopes: ['idn:task-management:write'],
    levels: [
      'ORG_ADMIN',
      'CERT_ADMIN',
      'REPORT_ADMIN',
      'ROLE_ADMIN',
      'ROLE_SUBADMIN',
      'SOURCE_ADMIN',
      'SOURCE_SUBADMIN',
    ],
    usersOnly: true,
  },
} as const satisfies Record<string, Operation>;
