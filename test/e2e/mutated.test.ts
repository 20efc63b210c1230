import { afterAll, beforeAll, describe, it } from 'vitest';
import { type Gateway, startGateway } from '../dsl/gateway.ts';
import { hurriedClock } from '../dsl/hurriedClock.ts';
import { exploreMutated, getMutated } from '../dsl/mutatedWalk.ts';
import { playsAll } from '../dsl/share.ts';

let gateway: Gateway;
beforeAll(async () => {
  gateway = await startGateway({ now: hurriedClock() });
});
afterAll(() => gateway.close());

const seeds = playsAll ? Array.from({ length: 10 }, (_, index) => 100 + index) : [1];

/** One of so many kinds is asked for in the explorer, and one of so many in `get`. */
const [oneInExplorer, oneInGet] = playsAll ? [1, 1] : [10, 6];

describe('answers that are broken at random', () => {
  it.each(seeds)('end nothing and freeze nothing in the explorer, seed %i', (seed) =>
    exploreMutated(gateway, seed, oneInExplorer),
  );
  it.each(seeds)('end get with a code and a sentence, seed %i', (seed) =>
    getMutated(gateway, seed, oneInGet),
  );
});
