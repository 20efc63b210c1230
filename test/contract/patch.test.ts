import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { patchBetween } from '../../src/insight/documents/jsonPatch.ts';
import {
  type Operation,
  type OperationId,
  operations,
  pathOf,
} from '../../src/model/operations.ts';
import { type Sandbox, startSandbox } from '../../src/sandbox/server.ts';
import { clientOf, type TestClient } from '../unit/sandbox/client.ts';

type Thing = Readonly<Record<string, unknown>>;

let nowMs = Date.UTC(2026, 8, 1, 4, 0, 0);
let sandbox: Sandbox;
let client: TestClient;
let sourceId = '';

const send = async (
  id: OperationId,
  path: Readonly<Record<string, string>>,
  body?: unknown,
): Promise<{ readonly status: number; readonly json: unknown }> => {
  // Every call in a window of its own: the limit is not what is tried here.
  nowMs += 200;
  const operation: Operation = operations[id];
  const answer = await client.send(operation.method, pathOf(operation, 'v1', path), {
    body: body === undefined ? undefined : JSON.stringify(body),
    headers: operation.body === undefined ? {} : { 'content-type': operation.body },
  });
  return { status: answer.status, json: await answer.json() };
};

/** A thing without what the tenant itself keeps of it. */
const without = (thing: Thing, fields: readonly string[]): Thing =>
  Object.fromEntries(Object.entries(thing).filter(([field]) => !fields.includes(field)));

const name = fc.stringMatching(/^[A-Za-z][A-Za-z0-9 _/~-]{0,20}$/);
const words = fc.string({ maxLength: 40 });

/** What can be edited of each thing: the operations that read and patch it, and changes that it takes. */
type Case = {
  readonly reads: OperationId;
  readonly patches: OperationId;
  readonly path: () => Promise<Readonly<Record<string, string>>>;
  readonly edit: fc.Arbitrary<(thing: Thing) => Thing>;
  /** Fields that a change of others changes too. */
  readonly kept: readonly string[];
};

const listIn = (thing: Thing, field: string): readonly unknown[] => {
  const value = thing[field];
  return Array.isArray(value) ? value : [];
};

const objectIn = (thing: Thing, field: string): Thing => {
  const value = thing[field];
  return typeof value === 'object' && value !== null ? (value as Thing) : {};
};

const cases: Readonly<Record<string, Case>> = {
  'a source': {
    reads: 'get-source',
    patches: 'update-source',
    path: async () => ({ sourceId }),
    kept: ['modified'],
    edit: fc.oneof(
      words.map((description) => (thing: Thing) => ({ ...thing, description })),
      fc.integer({ min: 0, max: 100 }).map((deleteThreshold) => (thing: Thing) => ({
        ...thing,
        deleteThreshold,
      })),
      fc.subarray(['ENABLE', 'PASSWORD', 'UNLOCK', 'SEARCH']).map((more) => (thing: Thing) => ({
        ...thing,
        // A source that cannot provision has no policies either.
        features: ['PROVISIONING', ...more],
      })),
      fc.tuple(name, fc.jsonValue({ maxDepth: 2 })).map(([key, value]) => (thing: Thing) => ({
        ...thing,
        connectorAttributes: {
          ...objectIn(thing, 'connectorAttributes'),
          [`walk ${key}`]: JSON.parse(JSON.stringify(value)),
        },
      })),
    ),
  },
  'a schema': {
    reads: 'get-source-schema',
    patches: 'update-source-schema',
    path: async () => {
      const { json } = await send('get-source-schemas', { sourceId });
      const [schema] = json as readonly { readonly id: string }[];
      return { sourceId, schemaId: schema?.id ?? '' };
    },
    kept: ['modified'],
    edit: fc.oneof(
      fc.array(name, { minLength: 1, maxLength: 4 }).map((names) => (thing: Thing) => ({
        ...thing,
        attributes: [
          ...listIn(thing, 'attributes'),
          ...[...new Set(names)]
            .filter((added) => !JSON.stringify(thing).includes(`"${added}"`))
            .map((added) => ({
              name: added,
              nativeName: null,
              type: 'STRING',
              schema: null,
              description: added,
              isMulti: false,
              isEntitlement: false,
              isGroup: false,
            })),
        ],
      })),
      words.map((description) => (thing: Thing) => ({
        ...thing,
        attributes: listIn(thing, 'attributes').map((attribute, index) =>
          index === 1 ? { ...(attribute as Thing), description } : attribute,
        ),
      })),
    ),
  },
  'a provisioning policy': {
    reads: 'get-provisioning-policy',
    patches: 'update-provisioning-policy',
    path: async () => {
      const { json } = await send('list-provisioning-policies', { sourceId });
      const policies = json as readonly { readonly usageType?: string }[];
      const policy = policies.find(({ usageType }) => typeof usageType === 'string');
      return { sourceId, usageType: policy?.usageType ?? '' };
    },
    kept: [],
    edit: fc.oneof(
      words.map((description) => (thing: Thing) => ({ ...thing, description })),
      fc.nat().map((seed) => (thing: Thing) => {
        const fields = listIn(thing, 'fields');
        return { ...thing, fields: fields.filter((_, index) => (seed >> index) % 2 === 0) };
      }),
      name.map((added) => (thing: Thing) => ({
        ...thing,
        fields: [
          {
            name: added,
            transform: {},
            attributes: {},
            isRequired: false,
            type: 'string',
            isMultiValued: false,
          },
          ...listIn(thing, 'fields'),
        ],
      })),
    ),
  },
  'a schedule': {
    reads: 'get-source-schedule',
    patches: 'update-source-schedule',
    path: async () => {
      const { json } = await send('get-source-schedules', { sourceId });
      const [schedule] = json as readonly { readonly type: string }[];
      return { sourceId, scheduleType: schedule?.type ?? '' };
    },
    kept: [],
    edit: fc.integer({ min: 0, max: 23 }).map((hour) => (thing: Thing) => ({
      ...thing,
      cronExpression: `0 0 ${hour} * * ?`,
    })),
  },
  'an entitlement': {
    reads: 'get-entitlement',
    patches: 'patch-entitlement',
    path: async () => {
      const { json } = await send('list-entitlements', {});
      const [entitlement] = json as readonly { readonly id: string }[];
      return { entitlementId: entitlement?.id ?? '' };
    },
    // A description that somebody changed is marked as such.
    kept: ['modified', 'manuallyUpdatedFields'],
    edit: fc.oneof(
      fc.boolean().map((requestable) => (thing: Thing) => ({ ...thing, requestable })),
      fc.string({ minLength: 1, maxLength: 40 }).map((description) => (thing: Thing) => ({
        ...thing,
        description,
      })),
    ),
  },
};

beforeAll(async () => {
  sandbox = await startSandbox({ now: () => nowMs });
  client = await clientOf(sandbox);
  const found = await client.json(
    '/sources/v1?filters=name%20eq%20%22Corporate%20Active%20Directory%22',
  );
  const [source] = found as readonly { readonly id: string }[];
  sourceId = source?.id ?? '';
});
afterAll(() => sandbox.close());

/** A patch that was computed from an edited copy makes the tenant's own document the edited one. */
describe('a computed patch', () => {
  it.each(Object.entries(cases))(
    'gives the edited object: %s',
    async (_, { reads, patches, path, edit, kept }) => {
      const where = await path();
      await fc.assert(
        fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 3 }), async (edits) => {
          const before = (await send(reads, where)).json as Thing;
          const edited = edits.reduce((thing, change) => change(thing), before);
          const patch = patchBetween(before, edited);
          if (patch.length === 0) return;
          const { status, json } = await send(patches, where, patch);
          const after = (await send(reads, where)).json as Thing;
          expect([status, without(after, kept)]).toEqual([200, without(edited, kept)]);
          expect(json).toEqual(after);
        }),
        { numRuns: 25 },
      );
    },
  );
});
