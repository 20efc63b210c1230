// The operations on identities and governance groups.

import type { Operation } from './operation.ts';

/** Identities, and groups of them that govern (identities API, public identities API, governance groups API). */
export const peopleOperations = {
  'list-identities': {
    method: 'GET',
    endpoint: { in: 'both', service: 'identities', path: '' },
    options: ['default-filter'],
    effect: 'reads',
    status: 200,
    scopes: ['idn:identity:read', 'idn:identity:manage'],
    levels: [],
    usersOnly: true,
  },
  'get-identity': {
    method: 'GET',
    endpoint: { in: 'both', service: 'identities', path: '/{identityId}' },
    effect: 'reads',
    status: 200,
    scopes: ['idn:identity:read', 'idn:identity:manage'],
    levels: [],
    usersOnly: true,
  },
  'get-public-identities': {
    method: 'GET',
    endpoint: { in: 'both', service: 'public-identities', path: '' },
    options: ['add-core-filters'],
    effect: 'reads',
    status: 200,
    scopes: ['sp:scopes:default'],
    levels: ['USER'],
    usersOnly: true,
  },
  'list-workgroups': {
    method: 'GET',
    endpoint: { in: 'both', service: 'workgroups', path: '' },
    effect: 'reads',
    status: 200,
    scopes: ['idn:workgroup:read', 'idn:workgroup:manage'],
    levels: ['ORG_ADMIN'],
  },
  'get-workgroup': {
    method: 'GET',
    endpoint: { in: 'both', service: 'workgroups', path: '/{workgroupId}' },
    effect: 'reads',
    status: 200,
    scopes: ['idn:workgroup:read', 'idn:workgroup:manage'],
    levels: ['ORG_ADMIN'],
  },
  'list-workgroup-members': {
    method: 'GET',
    endpoint: { in: 'both', service: 'workgroups', path: '/{workgroupId}/members' },
    effect: 'reads',
    status: 200,
    scopes: ['idn:workgroup:read', 'idn:workgroup:manage'],
    levels: ['ORG_ADMIN'],
  },
} as const satisfies Record<string, Operation>;
