// The type of an entry of the operations table: endpoint, effect, scopes, user levels.

import type { Product, Scheme } from '../connection.ts';
import { type GivenQuery, type QueryOptionName, queryOptions } from './queryOptions.ts';

/** What an operation does to the tenant: looks, makes a live check that changes nothing, or changes something. */
export type Effect = 'reads' | 'probes' | 'writes';

/**
 * Where an operation is found: a service with both path schemes, a service that only has the per-service one (its
 * version is 1 by default), a service of v2024 alone, a path of its own, or IdentityIQ, which is another product.
 */
export type Endpoint =
  | { readonly in: 'both'; readonly service: string; readonly path: string }
  | {
      readonly in: 'per-service';
      readonly service: string;
      readonly version?: 'v2';
      readonly path: string;
    }
  | { readonly in: 'v2024'; readonly service: string; readonly path: string }
  | { readonly in: 'root'; readonly path: string }
  | { readonly in: 'identityiq'; readonly path: string };

/** The media type of a request body. */
export type MediaType =
  | 'application/json'
  | 'application/json-patch+json'
  | 'application/x-www-form-urlencoded'
  | 'multipart/form-data';

/** Who may call an operation. */
export type Permission = {
  /** Scopes of which any one suffices. */
  readonly scopes: readonly string[];
  /** User levels that may call it; empty where the API does not say, or where any may. */
  readonly levels: readonly string[];
  /** A token of a client without a user is refused. */
  readonly usersOnly?: boolean;
};

/** One call of the API, as data: every request, route of the sandbox and permission hint is read from this. */
export type Operation = Permission & {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly endpoint: Endpoint;
  readonly effect: Effect;
  /** Media type of the request body; absent where the operation takes none. */
  readonly body?: MediaType;
  /** The status of a good answer. */
  readonly status: number;
  /** The query parameters that a user can give, beside filters, order and pages. */
  readonly options?: readonly QueryOptionName[];
  /** It is asked without a token: none is fetched for it, and none is sent. */
  readonly withoutToken?: true;
  /** Whether the API insists on the header X-SailPoint-Experimental (spyglass sends it always). */
  readonly experimental?: true;
  /** What v2024 asks for instead, where it differs. */
  readonly v2024?: Partial<Permission>;
};

/**
 * The API version a call counts against: the limit of 100 requests in 10 s is kept per client and version (rate limits
 * of the API).
 */
export type ApiVersion = Scheme | 'v2' | 'root' | 'identityiq';

/** The version that a call of this operation is counted under when the session speaks `scheme`. */
export const versionOf = ({ endpoint }: Operation, scheme: Scheme): ApiVersion => {
  switch (endpoint.in) {
    case 'both':
      return scheme;
    case 'per-service':
      return endpoint.version ?? 'v1';
    default:
      return endpoint.in;
  }
};

/** The product that an operation is of. */
export const productOf = ({ endpoint }: Operation): Product =>
  endpoint.in === 'identityiq' ? 'identityiq' : 'identity-security-cloud';

/** The path of an operation with its `{placeholders}`; what v2024 lacks always goes per service. */
export const pathTemplate = (operation: Operation, scheme: Scheme): string => {
  const { endpoint } = operation;
  if (endpoint.in === 'root' || endpoint.in === 'identityiq') return endpoint.path;
  const version = versionOf(operation, scheme);
  return version === 'v2024'
    ? `/v2024/${endpoint.service}${endpoint.path}`
    : `/${endpoint.service}/${version}${endpoint.path}`;
};

/**
 * The path of one call: every placeholder filled in and encoded, so that no id can reach another path. `.` and `..`,
 * which no id is, are encoded twice: a gateway may take `%2E%2E` for the dots that lead up (RFC 3986, 6.2.2).
 */
export const pathOf = (
  operation: Operation,
  scheme: Scheme,
  parameters: Readonly<Record<string, string>> = {},
): string =>
  pathTemplate(operation, scheme).replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = parameters[name];
    if (value === undefined || value === '') throw new Error(`path parameter ${name} is missing`);
    return value === '.' || value === '..'
      ? value.replaceAll('.', '%252E')
      : encodeURIComponent(value.toWellFormed());
  });

/** Who may call an operation in a version of the API. */
export const permissionOf = (operation: Operation, version: ApiVersion): Permission => {
  const { scopes, levels, usersOnly, v2024 } = operation;
  return { scopes, levels, usersOnly, ...(version === 'v2024' ? v2024 : {}) };
};

/** Of the parameters that were given those that an operation takes. */
export const queryFor = ({ options = [] }: Operation, given: GivenQuery = {}): GivenQuery => {
  const taken = options.map((name): string => queryOptions[name].parameter);
  return Object.fromEntries(Object.entries(given).filter(([name]) => taken.includes(name)));
};
