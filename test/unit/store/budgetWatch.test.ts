import { expect, it } from 'vitest';
import { type Api, connectNowhere, type RateLimitHit } from '../../../src/api/index.ts';
import { madeExplorer } from './made.ts';

/** A budget that a test moves by hand. */
const handed = () => {
  let usage: ReturnType<Api['budget']['usage']> = { used: 0, limit: 100, waiting: 0 };
  let changed = () => {};
  let turned = (_: RateLimitHit) => {};
  let old = (_: 'v1' | 'v2024') => {};
  const api: Api = {
    ...connectNowhere('nobody is there'),
    budget: {
      usage: () => usage,
      onChange: (listener) => {
        changed = listener;
        return () => {};
      },
      onRateLimited: (listener) => {
        turned = listener;
        return () => {};
      },
    },
    onDeprecated: (listener) => {
      old = listener;
      return () => {};
    },
  };
  return {
    api,
    is: (next: typeof usage) => {
      usage = next;
      changed();
    },
    turnsAway: (what: Omit<RateLimitHit, 'version' | 'limit'>) =>
      turned({ version: 'v1', limit: 100, ...what }),
    saysOld: () => old('v2024'),
  };
};

const watched = () => {
  const made = madeExplorer();
  const tenant = handed();
  const stop = made.explorer.watch(tenant.api, 'v1');
  const { store } = made.explorer;
  return {
    ...made,
    tenant,
    stop,
    budget: () => store.getState().session.budget,
    said: () => store.getState().messages.map(({ text }) => text),
  };
};

it('shows the count once a second at most', () => {
  const { tenant, clock, budget } = watched();
  tenant.is({ used: 3, limit: 100, waiting: 0 });
  tenant.is({ used: 7, limit: 100, waiting: 2 });
  expect(budget()).toEqual({ used: 0, limit: 100 });
  clock.pass(1_000);
  expect(budget()).toEqual({ used: 7, limit: 100, waiting: 2 });
  expect(clock.waiting()).toBe(0);
});

it('counts the seconds of a 429 down, from the moment that it comes', () => {
  const { tenant, clock, budget, said } = watched();
  tenant.is({ used: 100, limit: 100, waiting: 1, pausedForMs: 2_400 });
  tenant.turnsAway({ used: 100, forMs: 2_400, asksAgain: true });
  expect(budget()).toEqual({ used: 100, limit: 100, waiting: 1, pausedForSeconds: 3 });
  tenant.is({ used: 100, limit: 100, waiting: 1, pausedForMs: 1_400 });
  clock.pass(1_000);
  expect(budget().pausedForSeconds).toBe(2);
  tenant.is({ used: 90, limit: 100, waiting: 0 });
  clock.pass(1_000);
  expect(budget()).toEqual({ used: 90, limit: 100 });
  // The whole budget was ours: nobody else is to blame.
  expect(said()).toEqual([]);
});

it('says once a minute that somebody else uses the budget', () => {
  const { tenant, clock, budget, said } = watched();
  tenant.turnsAway({ used: 12, forMs: 3_600, asksAgain: true });
  tenant.turnsAway({ used: 13, forMs: 3_600, asksAgain: true });
  clock.pass(30_000);
  tenant.turnsAway({ used: 14, forMs: 3_600, asksAgain: true });
  const first =
    "Somebody else uses this client's budget, or it is smaller (API v1): 429 at 12/100, nothing is sent for 4 s.";
  expect(said()).toEqual([first]);
  expect(budget().sharedUntilMs).toBeGreaterThan(clock.now());
  clock.pass(61_000);
  expect(budget().sharedUntilMs).toBeUndefined();
  tenant.turnsAway({ used: 15, forMs: 1_000, asksAgain: true });
  expect(said()).toEqual([first, expect.stringContaining('429 at 15/100')]);
});

it('does not put a notice over a message that matters', () => {
  const { explorer, tenant, said } = watched();
  explorer.flash('It failed.', 'bad');
  tenant.saysOld();
  tenant.saysOld();
  expect(explorer.store.getState().flash?.text).toBe('It failed.');
  expect(said()).toEqual([
    'It failed.',
    'This tenant says that API v2024 is on its way out. --api v1 uses the newer one.',
  ]);
});

it('leaves no timer behind', () => {
  const { tenant, clock, stop } = watched();
  tenant.is({ used: 3, limit: 100, waiting: 0 });
  stop();
  expect(clock.waiting()).toBe(0);
});

it.each([-5, 5])(
  'says for a minute that it is shared though the clock is set by %i hours',
  (hours) => {
    const { tenant, clock, budget, said } = watched();
    tenant.turnsAway({ used: 12, forMs: 3_600, asksAgain: true });
    clock.set(hours * 3_600_000);
    tenant.turnsAway({ used: 13, forMs: 3_600, asksAgain: true });
    clock.pass(30_000);
    expect([said().length, budget().sharedUntilMs === undefined]).toEqual([1, false]);
    clock.pass(31_000);
    expect(budget().sharedUntilMs).toBeUndefined();
    tenant.turnsAway({ used: 15, forMs: 1_000, asksAgain: true });
    expect(said()).toHaveLength(2);
  },
);
