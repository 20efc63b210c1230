import { describe } from 'vitest';
import { scenario } from '../dsl/scenario.ts';
import { shareOf } from '../dsl/share.ts';
import { strayKeys } from '../dsl/stray.ts';

/** The budget of requests may be used up, which ends within its window. */
const options = { variables: { SSH_CONNECTION: 'far away' } } as const;

describe('keys pressed at random', () => {
  for (const seed of shareOf([1, 2, 3], 1)) {
    scenario(`leave the program whole, seed ${seed}`, options, (stage) =>
      strayKeys(stage, seed, 150),
    );
  }
});
