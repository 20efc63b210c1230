// Restores the terminal, however the process ends.

import { writeSync as writeToDescriptor } from 'node:fs';
import { attempt, crashCode, sayCrash, type WriteSync, writeAll } from './crash.ts';
import { sequenceToLeave } from './modes.ts';
import type { Output } from './output.ts';

/** Puts the terminal back. */
export type Restore = {
  /** Turns restoring on; the returned function turns it off. */
  arm(): () => void;
  /**
   * Restores the terminal at once, and drops all later output. Does nothing when it is off, and nothing the second
   * time. Never throws: a terminal that is gone needs no restoring.
   */
  restore(): void;
};

/** The two ends of the terminal, and how bytes get there. */
export type RestoreParts = {
  readonly output: Pick<Output, 'fd' | 'modes' | 'mute'>;
  readonly stdin: { setRawMode?: (isEnabled: boolean) => unknown };
  readonly writeSync?: WriteSync;
};

/** A `Restore` for a terminal. The modes to put back are those that `output` saw switched on. */
export const createRestore = ({
  output,
  stdin,
  writeSync = writeToDescriptor,
}: RestoreParts): Restore => {
  let isArmed = false;
  return {
    arm() {
      isArmed = true;
      return () => {
        isArmed = false;
      };
    },
    restore() {
      if (!isArmed) return;
      isArmed = false;
      const sequence = sequenceToLeave(output.modes);
      output.mute();
      writeAll(writeSync, output.fd, sequence);
      try {
        stdin.setRawMode?.(false);
      } catch {
        // A terminal that is gone has no mode to set.
      }
    },
  };
};

/** Exit codes of signals, as shells report them (128 and its number). */
const signalCodes = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 } as const;

/** What `installRestore` needs. */
export type InstallOptions = {
  readonly restore: Restore;
  /** Takes out of the text of an error what nobody may read: it can hold words of the tenant. */
  readonly mask?: (text: string) => string;
  /**
   * Called on a crash with what was thrown, after the terminal is back. May give a few words that are added to the line
   * on stderr, such as where the report is.
   */
  readonly onCrash?: (error: unknown) => string | undefined;
};

/**
 * Restores the terminal however the process ends: normally, by an uncaught error (then one line on stderr, exit code
 * 70), or by SIGTERM (143), SIGHUP (129) or SIGINT (130). Gives a function that takes the handlers away.
 */
export const installRestore = ({ restore, mask, onCrash }: InstallOptions): (() => void) => {
  const crash = (error: unknown): void => {
    restore.restore();
    sayCrash(error, { mask, more: attempt(() => onCrash?.(error)) });
    process.exit(crashCode);
  };
  const signals = Object.entries(signalCodes).map(([signal, code]) => {
    const leave = (): void => {
      restore.restore();
      process.exit(code);
    };
    process.on(signal, leave);
    return () => process.off(signal, leave);
  });
  process.on('exit', restore.restore);
  process.on('uncaughtException', crash);
  process.on('unhandledRejection', crash);
  return () => {
    for (const remove of signals) remove();
    process.off('exit', restore.restore);
    process.off('uncaughtException', crash);
    process.off('unhandledRejection', crash);
  };
};
