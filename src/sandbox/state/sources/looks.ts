// What looks at the sources of a tenant give at the present moment.

import type { CheckFailure } from '../../data/sources/incidents/errors.ts';
import type { Look } from '../../data/sources/truth/effects.ts';
import { lookAt, type Verdict } from '../../data/sources/truth/looks.ts';
import { perTenant } from '../../perTenant.ts';

/** Looks at the sources of a tenant. */
export type Looks = {
  /** What a look gives; looks at one source are counted, for what answers only sometimes. */
  take(place: number, look: Look): Verdict;
  /** Why a look fails; undefined where it does not. */
  failureOf(place: number, look: Look): CheckFailure | undefined;
};

/** Looks at the sources of a tenant. */
export const looksOf = perTenant((tenant): Looks => {
  const counts = new Map<number, number>();
  const take = (place: number, look: Look): Verdict => {
    const count = (counts.get(place) ?? 0) + 1;
    counts.set(place, count);
    const story = tenant.initial.storyAt(place);
    // An import of a correct file ends what was wrong with the one before.
    const isEnded = story?.checks.type === 'imports' && tenant.sources.at(place).healthy;
    return story === undefined || isEnded
      ? { type: 'passes' }
      : lookAt(story, look, tenant.now(), count);
  };
  return {
    take,
    failureOf: (place, look) => {
      const verdict = take(place, look);
      return verdict.type === 'fails' ? verdict.fault.failure : undefined;
    },
  };
});
