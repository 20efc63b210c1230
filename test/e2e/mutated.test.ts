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

describe('answers that are broken at random', () => {
  it('end nothing and freeze nothing in the explorer, seed 1', () =>
    exploreMutated(gateway, 1, 10));
  it('end get with a code and a sentence, seed 2', () => getMutated(gateway, 2, 6));
});
