import { beforeAll, expect, it, vi } from 'vitest';
import type { Call, createRequest } from '../../src/api/http/request.ts';
import type { OperationId } from '../../src/model/operations.ts';
import { tour } from './tour.ts';

type Decoding = { readonly decode: Call<unknown>['decode']; readonly raw: unknown };

const decodings = vi.hoisted(() => new Map<string, Decoding>());

// The client as it is, except that every answer is kept beside the decoder that reads it.
vi.mock('../../src/api/http/request.ts', async (importOriginal) => {
  const actual = await importOriginal<{ readonly createRequest: typeof createRequest }>();
  const recording: typeof createRequest = (parts) => {
    const request = actual.createRequest(parts);
    return async (call) => {
      const answer = await request(call);
      const isWorthIt = answer.ok && JSON.stringify(answer.value.raw ?? []) !== '[]';
      if (isWorthIt && call.expects !== 'csv') {
        decodings.set(call.operation, { decode: call.decode, raw: answer.value.raw });
      }
      return answer;
    };
  };
  return { ...actual, createRequest: recording };
});

type Entity = Readonly<Record<string, unknown>>;

const isEntity = (value: unknown): value is Entity =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const without = (entity: Entity, field: string): Entity => {
  const { [field]: _, ...rest } = entity;
  return rest;
};

/** Values of every type but that of the one that is replaced. */
const wrongValues = (value: unknown): readonly unknown[] =>
  ['text', 7, true, [], {}, [null]].filter(
    (other) => typeof other !== typeof value || Array.isArray(other) !== Array.isArray(value),
  );

/** An entity with one field gone, null or of a wrong type, for each field. */
const mutantsOf = (entity: Entity): readonly Entity[] =>
  Object.entries(entity).flatMap(([field, value]) => [
    without(entity, field),
    ...[null, ...wrongValues(value)].map((wrong) => ({ ...entity, [field]: wrong })),
  ]);

/** The share of mutants that can still be read, in the list or alone, as the entity came. */
const readableShare = async ({ decode, raw }: Decoding): Promise<number> => {
  const isList = Array.isArray(raw);
  const entities = (isList ? raw.slice(0, 5) : [raw]).filter(isEntity);
  const isReadable = async (mutant: Entity): Promise<boolean> => {
    const decoded = await decode(isList ? [mutant] : mutant);
    if (!decoded.ok) return false;
    const { value } = decoded;
    return !isList || (isEntity(value) && Array.isArray(value.rows) && value.rows.length === 1);
  };
  const readable = await Promise.all(entities.flatMap(mutantsOf).map(isReadable));
  return readable.filter((ok) => ok).length / readable.length;
};

beforeAll(async () => {
  await tour('v1');
});

it('reads what tenants send however a single field of it is broken', async () => {
  const shares = await Promise.all(
    [...decodings].map(
      async ([operation, decoding]) =>
        [operation as OperationId, await readableShare(decoding)] as const,
    ),
  );
  expect(shares.length).toBeGreaterThan(12);
  // What has an id must have it: a row that nothing can be called by is no row.
  expect(shares.filter(([, share]) => !(share >= 0.6))).toEqual([]);
});
