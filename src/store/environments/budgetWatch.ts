// Watches the budget of requests of the connection, and says when it is shared or spent.

import type { Api, RateLimitHit } from '../../api/index.ts';
import type { ApiVersion } from '../../model/operations.ts';
import type { Deps } from '../deps.ts';
import type { Messages } from '../messages.ts';
import type { BudgetState, SessionState } from './session.ts';

/** How often the count of requests in the header may change, milliseconds. */
const showEveryMs = 1_000;

/** How often it is said that somebody else uses the budget, milliseconds. */
const sayEveryMs = 60_000;

/** During a longer rest the message line counts it down, and this would stand in its way, milliseconds. */
const longestFlashedMs = 10_000;

/** A version as people call it. */
const versionWords = (version: ApiVersion): string =>
  version === 'identityiq' || version === 'root' ? 'the tenant' : `API ${version}`;

const secondsOf = (ms: number): number => Math.max(1, Math.ceil(ms / 1000));

/** The one sentence for a 429 that our own count does not explain: a tenant can have limits of its own. */
const sharedWords = ({ version, used, limit, forMs }: RateLimitHit): string =>
  `Somebody else uses this client's budget, or it is smaller (${versionWords(version)}): 429 at ${used}/${limit}, nothing is sent for ${secondsOf(forMs)} s.`;

/** Says once for each environment and version that the version is on its way out. */
const deprecationWords = (version: ApiVersion): string =>
  version === 'v2024'
    ? 'This tenant says that API v2024 is on its way out. --api v1 uses the newer one.'
    : `This tenant says that ${versionWords(version)} is on its way out. A newer spyglass may be needed soon.`;

/** Watches the connection of the session: its budget, and what its answers say beside their content. */
export type Watch = (api: Api, version: ApiVersion) => () => void;

/** A watch over the store: the header's count, and messages about the budget and the version. */
export const createWatch = (
  { store, now, elapsed, after }: Deps<SessionState>,
  { later, note, keep }: Messages,
): Watch => {
  const told = new Set<string>();
  let lastSaidMs = Number.NEGATIVE_INFINITY;
  // Nobody asked for it: it covers nothing that stands there.
  const say = later();

  return (api, version) => {
    let stopTimer: (() => void) | undefined;
    /** When it was seen last that somebody else uses the budget: on the wall to be shown, and on a clock that never jumps. */
    let shared: { readonly untilMs: number; readonly atElapsedMs: number } | undefined;

    const show = (): void => {
      stopTimer = undefined;
      const { used, limit, waiting, pausedForMs: ownMs } = api.budget.usage(version);
      // Without a token nothing else is sent either.
      const tokenMs = api.budget.usage('root').pausedForMs;
      const pausedForMs = tokenMs === undefined ? ownMs : Math.max(tokenMs, ownMs ?? 0);
      const { session } = store.getState();
      if (shared !== undefined && elapsed() - shared.atElapsedMs >= sayEveryMs) shared = undefined;
      const budget: BudgetState = {
        used,
        limit,
        ...(waiting > 0 ? { waiting } : {}),
        ...(pausedForMs === undefined ? {} : { pausedForSeconds: secondsOf(pausedForMs) }),
        ...(shared === undefined ? {} : { sharedUntilMs: shared.untilMs }),
      };
      if (JSON.stringify(budget) !== JSON.stringify(session.budget)) {
        store.setState({ session: { ...session, budget } });
      }
      // Seconds are counted down; a count that stands still needs no timer.
      if (pausedForMs !== undefined || shared !== undefined) later();
    };
    const later = (): void => {
      stopTimer ??= after(showEveryMs, show);
    };

    const stops = [
      api.budget.onChange(later),
      api.budget.onRateLimited((what) => {
        if (what.used < what.limit) {
          shared = { untilMs: now() + sayEveryMs, atElapsedMs: elapsed() };
          if (elapsed() - lastSaidMs >= sayEveryMs) {
            lastSaidMs = elapsed();
            if (what.forMs > longestFlashedMs) keep(sharedWords(what));
            else say(sharedWords(what), 'warn');
          }
        }
        // At once: whoever waits should see why.
        stopTimer?.();
        show();
      }),
      api.onDeprecated((old) => {
        const key = `${store.getState().session.environment} ${old}`;
        if (told.has(key)) return;
        told.add(key);
        note(deprecationWords(old));
      }),
    ];
    return () => {
      for (const stop of stops) stop();
      stopTimer?.();
    };
  };
};
