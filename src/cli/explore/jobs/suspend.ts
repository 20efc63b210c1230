// Suspends the program on ctrl-z and brings it back.

import type { EventEmitter } from 'node:events';
import { hasJobControl } from './jobControl.ts';

/** Gives the terminal back to the shell; `resume` takes it again and draws the whole screen. */
export type Handover = () => Promise<{ readonly resume: () => Promise<void> }>;

/** The part of the process that is stopped and called back; tests hand in their own. */
export type SuspendProcess = Pick<EventEmitter, 'on' | 'once' | 'off'> & {
  readonly pid: number;
  readonly platform: NodeJS.Platform;
  readonly kill: (id: number, signal: NodeJS.Signals) => unknown;
};

/** What suspending needs. */
export type SuspendParts = {
  readonly handOver: Handover;
  /**
   * Runs something once no answer of the terminal is on its way: the shell would take it for typed letters. At once by
   * default.
   */
  readonly whenQuiet?: (run: () => void) => void;
  /** Called when the program has the terminal again. */
  readonly onResumed: () => void;
  /** Called where the system did not stop the program, with a sentence. */
  readonly onRefused: (sentence: string) => void;
  readonly process?: SuspendProcess;
  readonly jobControl?: (id: number) => boolean | undefined;
};

/** Suspending and coming back. */
export type Suspend = {
  /** Stops the program as ctrl-z does elsewhere; gives a sentence where that cannot be. */
  readonly suspend: () => string | undefined;
  readonly uninstall: () => void;
};

/** How long the signals that the program waits for may take to arrive, in milliseconds. */
const callWithinMs = 500;

/** The terminal may have another size by now; Node reads it when it is told that it changed. */
export const readSize = async (own: SuspendProcess = process): Promise<void> => {
  const read = Promise.withResolvers<void>();
  own.once('SIGWINCH', () => read.resolve());
  own.kill(own.pid, 'SIGWINCH');
  // Waiting for a signal alone keeps no program running.
  const late = setTimeout(read.resolve, callWithinMs);
  await read.promise;
  clearTimeout(late);
};

const noShell = 'No shell waits that could call it back: it is not suspended.';

/**
 * Stops and continues with the shell. The terminal is put back first; when the shell calls again, the size is read anew
 * and the screen is drawn whole. A stop that comes from elsewhere (`kill -TSTP`) does the same, and after one that
 * nobody can see coming (`kill -STOP`) the screen is at least drawn again.
 */
export const createSuspend = ({
  handOver,
  whenQuiet = (run) => run(),
  onResumed,
  onRefused,
  process: own = process,
  jobControl = hasJobControl,
}: SuspendParts): Suspend => {
  let isAway = false;

  /** Waits until the shell called, or until it is clear that the system did not stop us. */
  const stop = async (): Promise<'called' | 'not stopped'> => {
    const called = Promise.withResolvers<'called' | 'not stopped'>();
    const onCall = () => called.resolve('called');
    own.once('SIGCONT', onCall);
    // While somebody listens to it the signal stops nothing.
    own.off('SIGTSTP', onStop);
    // The whole group, as the terminal's driver would: npx and the like wait in it, and the shell waits for all.
    own.kill(0, 'SIGTSTP');
    const late = setTimeout(() => called.resolve('not stopped'), callWithinMs);
    const outcome = await called.promise;
    clearTimeout(late);
    own.off('SIGCONT', onCall);
    own.on('SIGTSTP', onStop);
    return outcome;
  };

  const leaveAndReturn = async (stopping: boolean): Promise<void> => {
    isAway = true;
    try {
      await new Promise<void>((resolve) => whenQuiet(resolve));
      const { resume } = await handOver();
      const outcome = stopping ? await stop() : 'called';
      await readSize(own);
      // From here on keys come in again, and one of them may be the next ctrl-z.
      isAway = false;
      await resume();
      if (outcome === 'called') onResumed();
      else onRefused(noShell);
    } finally {
      isAway = false;
    }
  };

  const suspend = (): string | undefined => {
    if (own.platform === 'win32') return 'It cannot be suspended on Windows.';
    if (jobControl(own.pid) === false) return noShell;
    if (!isAway) void leaveAndReturn(true);
    return undefined;
  };
  const onStop = (): void => {
    const why = suspend();
    if (why !== undefined) onRefused(why);
  };
  const onContinued = (): void => {
    if (!isAway) void leaveAndReturn(false);
  };

  own.on('SIGTSTP', onStop);
  own.on('SIGCONT', onContinued);
  return {
    suspend,
    uninstall: () => {
      own.off('SIGTSTP', onStop);
      own.off('SIGCONT', onContinued);
    },
  };
};
