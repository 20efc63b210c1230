// Ends the program on a bug with one plain line, and no stack, whatever was thrown.

import { writeSync as writeToDescriptor } from 'node:fs';
import { clean } from '../text/clean.ts';

/** The exit code of a bug, EX_SOFTWARE of sysexits. */
export const crashCode = 70;

/** What is said of a crash. */
export type CrashWords = {
  /** Takes out of the text of an error what nobody may read: it can hold words of the tenant. */
  readonly mask?: (text: string) => string;
  /** A few words behind the line, such as where the report is. */
  readonly more?: string;
};

/** Says on stderr in one line that the program stopped on a bug. Never throws. */
export const sayCrash = (error: unknown, { mask, more = '' }: CrashWords): void => {
  const described = describe(error);
  const said = mask === undefined ? described : (attempt(() => mask(described)) ?? '');
  const text = [`spyglass stopped on a bug: ${said}`, more].join(' ').trimEnd();
  writeAll(writeToDescriptor, 2, `${clean(text)}\n`);
};

/**
 * From now on an error that nobody caught ends the process with that line and exit code 70, unless somebody else hears
 * of it too, such as what restores the terminal.
 */
export const installCrash = (words: CrashWords): void => {
  for (const event of ['uncaughtException', 'unhandledRejection'] as const) {
    process.on(event, (error: unknown) => {
      if (process.listenerCount(event) > 1) return;
      sayCrash(error, words);
      process.exit(crashCode);
    });
  }
};

const describe = (error: unknown): string =>
  attempt(() => (error instanceof Error ? `${error.name}: ${error.message}` : String(error))) ?? '';

/** The result of a function, or undefined where it throws. */
export const attempt = <T>(run: () => T): T | undefined => {
  try {
    return run();
  } catch {
    return undefined;
  }
};

/** Writes at once, or throws; as `fs.writeSync`, gives how many bytes were taken. */
export type WriteSync = (fd: number, bytes: Uint8Array) => number;

const mostFullTries = 100;
const fullPauseMs = 5;

/** Writes all of a text. A terminal over a slow link can be full (EAGAIN) for a while: at most half a second. */
export const writeAll = (writeSync: WriteSync, fd: number, text: string): void => {
  let bytes: Uint8Array = Buffer.from(text);
  let fullTries = 0;
  while (bytes.length > 0) {
    try {
      bytes = bytes.subarray(writeSync(fd, bytes));
    } catch (error) {
      const isFull = error instanceof Error && 'code' in error && error.code === 'EAGAIN';
      fullTries += 1;
      if (!isFull || fullTries > mostFullTries) return;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, fullPauseMs);
    }
  }
};
