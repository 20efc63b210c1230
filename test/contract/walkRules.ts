import type { OperationId } from '../../src/model/operations.ts';
import { isObject, type Json, type JsonObject } from './descriptions.ts';
import { rowsOf } from './walker.ts';

/** An answer or request that is not as described, for a reason that is a fact of the API. */
type Deviation = {
  readonly of: readonly OperationId[];
  readonly fault: RegExp;
  readonly because: string;
};

/** What the walk finds and the API is known for. */
export const deviations: readonly Deviation[] = [
  {
    of: ['test-source-connection', 'test-source-configuration'],
    fault: /^\/details must be object$/,
    because: 'connectors give a text or null as well (seen on tenants)',
  },
  {
    of: ['get-jit-activation-config', 'patch-jit-activation-config'],
    fault: /^\/entitlementIds\/\d+ must match format "uuid"$/,
    because: 'the example of the same description, and the entitlements API, have 32 digits',
  },
  {
    of: ['start-activate-workflow', 'start-extend-workflow', 'start-deactivate-workflow'],
    fault: /body: \/connectionId must match format "uuid"$/,
    because: 'the ids of the entitlement connections API have 32 digits',
  },
  {
    of: ['get-client-log-configuration', 'put-client-log-configuration'],
    fault: /path id: \/value must match format "uuid"$/,
    because:
      'the ids of the other operations on clusters, and the example of this one, have 32 digits',
  },
  {
    of: ['put-client-log-configuration'],
    fault: /body: {2}matches several schemas in oneOf$/,
    because:
      'a duration and an expiration are two schemas, of which neither forbids the fields of the other',
  },
  {
    of: ['search-post'],
    fault: /^\/\d+ matches several schemas in oneOf$/,
    because: 'the schemas of the documents that can be found forbid no further fields',
  },
  {
    of: ['search-post'],
    fault: /body: \/query\/fields must be string$/,
    because: 'the example has a list where its own schema has a text',
  },
  {
    of: ['get-scim-entitlement-by-id'],
    fault: /^the media type is application\/scim\+json$/,
    because:
      'SCIM answers are of this type (RFC 7644, 8.1), and the list of the same API names it too',
  },
  {
    of: ['create-provisioning-policy', 'create-provisioning-policy-v2'],
    fault: /body: \/fields\/\d+\/type must be equal to one of the allowed values$/,
    because: 'the example has an empty type, which its own schema does not allow',
  },
  {
    of: ['update-password-policy-holders'],
    fault: /body: \/\d+\/selectors must be object$/,
    because: 'the example has null where its own schema has an object',
  },
];

/** Examples that do not fit the thing they are sent to, and why. */
export const leftOut: readonly {
  readonly of: OperationId;
  readonly text: string;
  readonly because: string;
}[] = [
  {
    of: 'update-source',
    text: '/connectorAttributes/connectionParameters/2',
    because: 'it is for a web service with three operations, and the source has none',
  },
  {
    of: 'update-source',
    text: '/connectorAttributes/accountCreateNotification',
    because: 'it replaces what the source does not have',
  },
  {
    of: 'put-client-log-configuration',
    text: '"expiration":"2024-',
    because: 'it expires in the past',
  },
  {
    of: 'search-post',
    text: '"accountactivities"',
    because: 'the sandbox keeps no account activities',
  },
  {
    of: 'search-post',
    text: 'TO now]',
    because: 'the sandbox does not calculate with dates in a search',
  },
  {
    of: 'search-post',
    text: '"TYPEAHEAD"',
    because: 'the sandbox does not complete words',
  },
  {
    of: 'search-post',
    text: '"filters":',
    because: 'the sandbox finds by query alone',
  },
];

/** Bodies for what the descriptions show no usable one of. */
export const ownBodies: Partial<Record<OperationId, readonly Json[]>> = {
  // Of a connection only its type can be patched (entitlement connections API).
  'patch-entitlement-connection-by-query': [[{ op: 'replace', path: '/type', value: 'STANDING' }]],
  'patch-entitlement-connection-by-id': [[{ op: 'replace', path: '/type', value: 'JIT' }]],
};

/** What is different in the body that a description gives, because of the thing that it is sent to. */
const changes: Partial<Record<OperationId, (body: JsonObject) => JsonObject>> = {
  // The example names a type of object that the source has no schema for.
  'peek-resource-objects': (body) => ({ ...body, objectType: 'account' }),
  // A source that was just made has the schema of the example already.
  'create-source-schema': (body) => ({
    ...body,
    name: 'walk',
    // The schemas that the example points at are those of another source.
    attributes: rowsOf(body.attributes ?? null).map((attribute) => ({
      ...attribute,
      schema: null,
      isGroup: false,
    })),
  }),
  // The schema requires the name only, but a policy is known by its usage type.
  'update-provisioning-policies-in-bulk': (body) => ({ ...body, usageType: 'CREATE' }),
};

/** The body that is sent in the place of the described one. */
export const changed = (id: OperationId, body: Json): Json => {
  if (Array.isArray(body)) return body.map((part) => changed(id, part));
  return isObject(body) ? (changes[id]?.(body) ?? body) : body;
};
