import { describe } from 'vitest';
import { scenario } from '../dsl/scenario.ts';
import { strayKeys } from '../dsl/stray.ts';

const seeds = Array.from({ length: 12 }, (_, index) => 1_000 + index);

/** The budget of requests may be used up, which ends within its window. */
const options = { variables: { SSH_CONNECTION: 'far away' } } as const;

describe('a thousand keys pressed at random', () => {
  for (const seed of seeds) {
    scenario(`end on a list of sources, seed ${seed}`, options, (stage) =>
      strayKeys(stage, seed, 1_000),
    );
  }
});
