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

/** Why a session that was locked again may only read. */
const lockedAgain = (why: string): AccessMode => ({ mode: 'READ-ONLY', why, canUnlock: true });

/** Write access over the store. `probes` says whether the environment allows live checks. */
export const createWriteAccess = (
  { store, now, after }: Pick<Deps<Pick<SessionState, 'session'>>, 'store' | 'now' | 'after'>,
  probes: () => boolean,
): WriteAccess => {
  let cancel = () => {};
  const access = () => store.getState().session.access;
  const setAccess = (next: AccessMode) =>
    store.setState(({ session }) => ({ session: { ...session, access: next } }));

  const lock = (why: string) => {
    cancel();
    setAccess(lockedAgain(why));
  };

  const watch = () => {
    cancel();
    const begun = access();
    if (begun.mode !== 'WRITE' || begun.untilMs === undefined) return;
    cancel = after(Math.max(0, begun.untilMs - now()), () => {
      const state = access();
      if (state.mode !== 'WRITE' || state.untilMs === undefined) return;
      if (state.untilMs <= now()) lock(whyIdle());
      else watch();
    });
  };

  return {
    allowed: () => {
      const state = access();
      // The clock decides, not the timer: a machine that slept runs its timers late.
      const open = state.mode === 'WRITE' && (state.untilMs ?? Number.POSITIVE_INFINITY) > now();
      return { probes: probes(), writes: open };
    },
    unlock: (typed) => {
      const { session } = store.getState();
      if (session.access.mode === 'WRITE') return 'Writing is allowed already.';
      if (!session.access.canUnlock) return session.access.why;
      if (typed.trim() !== session.environment) {
        return `That is not ${session.environment}: nothing is unlocked.`;
      }
      setAccess({ mode: 'WRITE', untilMs: now() + idleMs });
      watch();
      return undefined;
    },
    // What reads only already stays as it is: a session that may never write must not become one that can be unlocked.
    lock: () => {
      if (access().mode === 'WRITE') lock('it was locked');
    },
    watch,
    touch: () => {
      const state = access();
      if (state.mode !== 'WRITE' || state.untilMs === undefined) return;
      if (state.untilMs <= now()) lock(whyIdle());
      else if (now() + idleMs - state.untilMs >= touchEveryMs) {
        setAccess({ mode: 'WRITE', untilMs: now() + idleMs });
      }
    },
  };
};
