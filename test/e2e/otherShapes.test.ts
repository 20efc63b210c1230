import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { catalogue } from '../../src/resources/index.ts';
import { type Gateway, startGateway } from '../dsl/gateway.ts';
import { hurriedClock } from '../dsl/hurriedClock.ts';
import { exploreShaped, getShaped } from '../dsl/shapedWalk.ts';
import { shapes } from '../dsl/shapes.ts';
import { playsAll } from '../dsl/share.ts';

let gateway: Gateway;
beforeAll(async () => {
  gateway = await startGateway({ now: hurriedClock() });
});
afterAll(() => gateway.close());

/** One of so many combinations of kinds, forms and ways to ask is played. */
const oneIn = playsAll ? 1 : 144;

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
      await exploreShaped(gateway, shape, { oneIn, from });
      if (playsAll) await exploreShaped(gateway, shape, { oneIn, from }, 'identityiq');
    },
  );
});
