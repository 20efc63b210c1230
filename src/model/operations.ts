import type { Scheme } from './connection.ts';

/** What an operation does to the tenant: looks, makes a live check that changes nothing, or changes something. */
export type Effect = 'reads' | 'probes' | 'writes';

/** Where an operation is found: a service with both path schemes, a service that only has the per-service one, or a path of its own. */
export type Place =
  | { readonly in: 'both'; readonly service: string; readonly path: string }
  | { readonly in: 'per-service'; readonly service: string; readonly path: string }
  | { readonly in: 'root'; readonly path: string };

/** One call of the API, as data: every request, route of the sandbox and permission hint is read from this. */
export type Operation = {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly place: Place;
  readonly effect: Effect;
  /** Media type of the request body; absent where the operation takes none. */
  readonly body?:
    | 'application/json'
    | 'application/json-patch+json'
    | 'application/x-www-form-urlencoded';
  /** Scopes of which any one suffices. */
  readonly scopes: readonly string[];
  /** User levels that may call it; empty where the API does not say. */
  readonly levels: readonly string[];
  /** Whether the API insists on the header X-SailPoint-Experimental (spyglass sends it always). */
  readonly experimental?: true;
};

const connectorProbers = ['idn:source-connector:manage'];
const sourceReaders = ['idn:sources:read', 'idn:sources:manage'];
const sourceLevels = ['ORG_ADMIN', 'SOURCE_ADMIN', 'SOURCE_SUBADMIN'];
const schemaReaders = ['idn:source-schema:read', 'idn:source-schema:manage'];
const clusterReaders = ['idn:remote-client:read', 'idn:remote-client:manage'];
const entitlementReaders = ['idn:entitlement:read', 'idn:entitlement:manage'];

/**
 * Every operation spyglass can call. An id is the API's own operation name.
 * Sources: sources API, entitlements API, managed clusters API, JIT access API (paths, scopes, user levels, media types).
 */
export const operations = {
  'create-token': {
    method: 'POST',
    place: { in: 'root', path: '/oauth/token' },
    effect: 'reads',
    body: 'application/x-www-form-urlencoded',
    scopes: [],
    levels: [],
  },
  'list-sources': {
    method: 'GET',
    place: { in: 'both', service: 'sources', path: '' },
    effect: 'reads',
    scopes: sourceReaders,
    levels: [...sourceLevels, 'ROLE_SUBADMIN'],
  },
  'get-source': {
    method: 'GET',
    place: { in: 'both', service: 'sources', path: '/{sourceId}' },
    effect: 'reads',
    scopes: sourceReaders,
    levels: sourceLevels,
  },
  'get-source-health': {
    method: 'GET',
    place: { in: 'both', service: 'sources', path: '/{sourceId}/source-health' },
    effect: 'reads',
    scopes: sourceReaders,
    levels: [],
  },
  'test-source-connection': {
    method: 'POST',
    place: { in: 'both', service: 'sources', path: '/{sourceId}/connector/check-connection' },
    effect: 'probes',
    scopes: connectorProbers,
    levels: ['ORG_ADMIN'],
  },
  'test-source-configuration': {
    method: 'POST',
    place: { in: 'both', service: 'sources', path: '/{sourceId}/connector/test-configuration' },
    effect: 'probes',
    scopes: connectorProbers,
    levels: ['ORG_ADMIN'],
  },
  'ping-cluster': {
    method: 'POST',
    place: { in: 'both', service: 'sources', path: '/{sourceId}/connector/ping-cluster' },
    effect: 'probes',
    scopes: connectorProbers,
    levels: ['ORG_ADMIN'],
  },
  'get-source-schemas': {
    method: 'GET',
    place: { in: 'both', service: 'sources', path: '/{sourceId}/schemas' },
    effect: 'reads',
    scopes: schemaReaders,
    levels: sourceLevels,
  },
  'get-source-schema': {
    method: 'GET',
    place: { in: 'both', service: 'sources', path: '/{sourceId}/schemas/{schemaId}' },
    effect: 'reads',
    scopes: schemaReaders,
    levels: [],
  },
  'list-entitlements': {
    method: 'GET',
    place: { in: 'both', service: 'entitlements', path: '' },
    effect: 'reads',
    scopes: entitlementReaders,
    levels: [],
  },
  'get-entitlement': {
    method: 'GET',
    place: { in: 'both', service: 'entitlements', path: '/{entitlementId}' },
    effect: 'reads',
    scopes: entitlementReaders,
    levels: ['ORG_ADMIN'],
  },
  'list-managed-clusters': {
    method: 'GET',
    place: { in: 'both', service: 'managed-clusters', path: '' },
    effect: 'reads',
    scopes: clusterReaders,
    levels: ['ORG_ADMIN'],
  },
  'get-managed-cluster': {
    method: 'GET',
    place: { in: 'both', service: 'managed-clusters', path: '/{clusterId}' },
    effect: 'reads',
    scopes: clusterReaders,
    levels: ['ORG_ADMIN'],
  },
  'get-jit-activation-config': {
    method: 'GET',
    place: { in: 'per-service', service: 'jit-activation-config', path: '/{configType}' },
    effect: 'reads',
    scopes: ['idn:jit-policy:read', 'idn:jit-policy:manage'],
    levels: ['POLICY_ADMIN'],
    experimental: true,
  },
  'patch-jit-activation-config': {
    method: 'PATCH',
    place: { in: 'per-service', service: 'jit-activation-config', path: '/{configType}' },
    effect: 'writes',
    body: 'application/json',
    scopes: ['idn:jit-policy:update', 'idn:jit-policy:manage'],
    levels: ['POLICY_ADMIN'],
    experimental: true,
  },
} as const satisfies Record<string, Operation>;

/** The name of an operation of the table. */
export type OperationId = keyof typeof operations;

/** The API version a call counts against: the limit of 100 requests in 10 s is kept per client and version (rate-limit.md). */
export type ApiVersion = Scheme | 'root';

/** The version that a call of this operation is counted under when the session speaks `scheme`. */
export const versionOf = (operation: Operation, scheme: Scheme): ApiVersion => {
  switch (operation.place.in) {
    case 'both':
      return scheme;
    case 'per-service':
      return 'v1';
    case 'root':
      return 'root';
  }
};

/** The path of an operation with its `{placeholders}`; what v2024 lacks always goes per service. */
export const pathTemplate = (operation: Operation, scheme: Scheme): string => {
  const { place } = operation;
  if (place.in === 'root') return place.path;
  return versionOf(operation, scheme) === 'v2024'
    ? `/v2024/${place.service}${place.path}`
    : `/${place.service}/v1${place.path}`;
};

/** The path of one call: every placeholder filled in and encoded, so that no id can reach another path. */
export const pathOf = (
  operation: Operation,
  scheme: Scheme,
  parameters: Readonly<Record<string, string>> = {},
): string =>
  pathTemplate(operation, scheme).replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = parameters[name];
    if (value === undefined || value === '') throw new Error(`path parameter ${name} is missing`);
    return value === '.' || value === '..'
      ? value.replaceAll('.', '%2E')
      : encodeURIComponent(value);
  });
