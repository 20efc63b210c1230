// Finds the operation that a method and a path ask for, in both path schemes.

import type { Scheme } from '../../model/connection.ts';
import {
  type ApiVersion,
  type Operation,
  type OperationId,
  operations,
  pathTemplate,
  versionOf,
} from '../../model/operations.ts';

/** The operation of a request, and its path parameters. The rate limit and the shape of the answer depend on `version`. */
export type Route = {
  readonly id: OperationId;
  readonly operation: Operation;
  readonly version: ApiVersion;
  readonly parameters: Readonly<Record<string, string>>;
};

type Pattern = Omit<Route, 'parameters'> & { readonly segments: readonly string[] };

/** The path of the IdentityIQ API, which is served on the same port. */
export const identityIqPrefix = '/identityiq';

const schemes: readonly Scheme[] = ['v1', 'v2024'];

const patterns: readonly Pattern[] = (Object.keys(operations) as OperationId[]).flatMap((id) => {
  const operation: Operation = operations[id];
  // An operation that exists in one version only has the same path in both schemes.
  const paths = new Map(schemes.map((scheme) => [pathTemplate(operation, scheme), scheme]));
  return [...paths].map(([path, scheme]) => ({
    id,
    operation,
    version: versionOf(operation, scheme),
    segments: `${operation.endpoint.in === 'identityiq' ? identityIqPrefix : ''}${path}`.split('/'),
  }));
});

const fill = (
  pattern: Pattern,
  segments: readonly string[],
): Readonly<Record<string, string>> | undefined => {
  if (pattern.segments.length !== segments.length) return undefined;
  const parameters: Record<string, string> = {};
  for (const [index, expected] of pattern.segments.entries()) {
    const given = segments[index] ?? '';
    if (!expected.startsWith('{')) {
      if (expected !== given) return undefined;
      continue;
    }
    if (given === '') return undefined;
    try {
      parameters[expected.slice(1, -1)] = decodeURIComponent(given);
    } catch {
      return undefined;
    }
  }
  return parameters;
};

/** Finds the operation for a method and a path without query; undefined where the API has none. */
export const routeOf = (method: string, path: string): Route | undefined => {
  const segments = path.split('/');
  for (const pattern of patterns) {
    if (pattern.operation.method !== method) continue;
    const parameters = fill(pattern, segments);
    if (parameters !== undefined) {
      const { id, operation, version } = pattern;
      return { id, operation, version, parameters };
    }
  }
  return undefined;
};
