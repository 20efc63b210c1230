import { afterAll, beforeAll, describe, it } from 'vitest';
import { type Gateway, startGateway } from '../dsl/gateway.ts';
import { exploreMutated, getMutated } from '../dsl/mutatedWalk.ts';

let gateway: Gateway;
beforeAll(async () => {
  // The clock of the tenant runs faster, so that its rate limit is not what is met.
  const beganMs = Date.now();
  const startedMs = performance.now();
  gateway = await startGateway({ now: () => beganMs + (performance.now() - startedMs) * 100 });
});
afterAll(() => gateway.close());

const seeds = Array.from({ length: 10 }, (_, index) => 100 + index);

describe('answers that are broken at random', () => {
  it.each(seeds)('end nothing and freeze nothing in the explorer, seed %i', (seed) =>
    exploreMutated(gateway, seed, 1),
  );
  it.each(seeds)('end get with a code and a sentence, seed %i', (seed) =>
    getMutated(gateway, seed, 1),
  );
});
