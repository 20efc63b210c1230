// What the session may do: allows writing, and takes that back when nobody presses a key.

import { minuteMs } from '../../insight/time.ts';
import type { Allowed } from '../../model/connection.ts';
import type { Deps } from '../deps.ts';
import type { AccessMode, SessionState } from './session.ts';

/** What the session may do, and the one way to change that. */
export type WriteAccess = {
  /** What may be done now; asked for every call. */
  allowed(): Allowed;
  /** Allows writing when the environment's name was typed right; else a sentence says why not. */
  unlock(typed: string): string | undefined;
  /** Back to reading only. */
  lock(): void;
  /** Looks anew when the session locks itself, as after a change of environment. */
  watch(): void;
  /** Somebody is there: puts the end of an unlocked session off. */
  touch(): void;
};

/** How long an unlocked session stays so without a key press, milliseconds. */
const idleMs = 15 * minuteMs;

/** That time in words: `15 minutes`. */
export const idleTime = (): string => `${idleMs / minuteMs} minutes`;

const whyIdle = (): string => `nobody pressed a key for ${idleTime()}`;

/** A key press puts the end off only when that moves it by a minute, so that keys do not redraw the header. */
const touchEveryMs = minuteMs;

/** The clock on the wall is looked at so often, as it may be set: the header says by it until when one may write. */
const lookEveryMs = 15_000;

/** Why a session that was locked again may only read. */
const lockedAgain = (why: string): AccessMode => ({ mode: 'READ-ONLY', why, canUnlock: true });

/** Write access over the store. `probes` says whether the environment allows live checks. */
export const createWriteAccess = (
  {
    store,
    now,
    elapsed,
    after,
  }: Pick<Deps<Pick<SessionState, 'session'>>, 'store' | 'now' | 'elapsed' | 'after'>,
  probes: () => boolean,
): WriteAccess => {
  let cancel = () => {};
  const access = () => store.getState().session.access;
  const setAccess = (next: AccessMode) =>
    store.setState(({ session }) => ({ session: { ...session, access: next } }));

  /** The end by the clock that never jumps, beside the end by the clock on the wall that it was made of. */
  let end: { readonly untilMs: number; readonly atElapsedMs: number } | undefined;

  /**
   * How long writing is still allowed, milliseconds; undefined where that has no end. Whichever clock ends first decides: one
   * stands still while the machine sleeps, the other may be set back.
   */
  const leftMs = (): number | undefined => {
    const state = access();
    if (state.mode !== 'WRITE' || state.untilMs === undefined) return undefined;
    const { untilMs } = state;
    const byWallMs = untilMs - now();
    if (end?.untilMs !== untilMs) end = { untilMs, atElapsedMs: elapsed() + byWallMs };
    return Math.min(byWallMs, end.atElapsedMs - elapsed());
  };

  const open = (): void => {
    const untilMs = now() + idleMs;
    end = { untilMs, atElapsedMs: elapsed() + idleMs };
    setAccess({ mode: 'WRITE', untilMs });
  };

  const lock = (why: string) => {
    cancel();
    setAccess(lockedAgain(why));
  };

  /** Says the end anew by a clock that was set back: what is left stays what it was. */
  const sayAnew = (left: number) => {
    const state = access();
    const untilMs = now() + left;
    if (state.mode !== 'WRITE' || state.untilMs === undefined) return;
    if (state.untilMs - untilMs < touchEveryMs) return;
    end = { untilMs, atElapsedMs: elapsed() + left };
    setAccess({ mode: 'WRITE', untilMs });
  };

  const watch = () => {
    cancel();
    const left = leftMs();
    if (left === undefined) return;
    cancel = after(Math.min(Math.max(0, left), lookEveryMs), () => {
      const still = leftMs();
      if (still === undefined) return;
      if (still <= 0) {
        lock(whyIdle());
        return;
      }
      sayAnew(still);
      watch();
    });
  };

  return {
    allowed: () => {
      const state = access();
      // The clock decides, not the timer: a machine that slept runs its timers late.
      const writes = state.mode === 'WRITE' && (leftMs() ?? Number.POSITIVE_INFINITY) > 0;
      return { probes: probes(), writes };
    },
    unlock: (typed) => {
      const { session } = store.getState();
      if (session.access.mode === 'WRITE') return 'Writing is allowed already.';
      if (!session.access.canUnlock) return session.access.why;
      if (typed.trim() !== session.environment) {
        return `That is not ${session.environment}: nothing is unlocked.`;
      }
      open();
      watch();
      return undefined;
    },
    // What reads only already stays as it is: a session that may never write must not become one that can be unlocked.
    lock: () => {
      if (access().mode === 'WRITE') lock('it was locked');
    },
    watch,
    touch: () => {
      const left = leftMs();
      if (left === undefined) return;
      if (left <= 0) lock(whyIdle());
      else if (idleMs - left >= touchEveryMs) open();
    },
  };
};
