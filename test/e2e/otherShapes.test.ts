import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { catalogue } from '../../src/resources/index.ts';
import { type Gateway, startGateway } from '../dsl/gateway.ts';
import { exploreShaped, getShaped } from '../dsl/shapedWalk.ts';
import { shapes } from '../dsl/shapes.ts';

let gateway: Gateway;
beforeAll(async () => {
  // The clock of the tenant runs faster, so that its rate limit is not what is met.
  const beganMs = Date.now();
  const startedMs = performance.now();
  gateway = await startGateway({ now: () => beganMs + (performance.now() - startedMs) * 100 });
});
afterAll(() => gateway.close());

/** A share of all combinations: the long tests play every one. */
const oneIn = 72;

describe('answers of another form than described', () => {
  it.each(catalogue.map((kind, index) => [kind.id, kind, index] as const))(
    'are told by get %s in words of its own',
    async (_, kind, from) => {
      expect(await getShaped(gateway, kind, { oneIn, from })).toEqual([]);
    },
  );

  it.each(shapes.map((shape, index) => [shape.name, shape, index] as const))(
    'are shown by the explorer in words of its own: %s',
    async (_, shape, from) => {
      await exploreShaped(gateway, shape, { oneIn: 2 * oneIn, from });
    },
  );
});
