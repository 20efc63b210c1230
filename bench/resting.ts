// Measures what the program writes while nobody presses a key.

import { isAtRest } from './program.ts';
import { exactly, type Row } from './row.ts';
import type { Terminal } from './terminal.ts';

/**
 * Waits until no request counts any more, which is when the gauge in the header has come to rest. There must have been
 * requests just now: the gauge is at 0 before it first shows them, too.
 */
export const untilAtRest = async (terminal: Terminal): Promise<void> => {
  await terminal.until('a budget in use', (lines) => !isAtRest(lines));
  await terminal.until('an unused budget', isAtRest, 30_000);
  await terminal.quiet(300);
};

/** What is written in so many seconds while nobody touches a key. The budget's gauge must be at rest. */
export const measureResting = async (
  terminal: Terminal,
  seconds: number,
): Promise<readonly Row[]> => {
  // What follows a key after a rest, such as the details beside the list, belongs to that key.
  await terminal.quiet(500);
  terminal.take();
  const { promise, resolve } = Promise.withResolvers<void>();
  setTimeout(resolve, seconds * 1_000);
  await promise;
  const { bytes } = terminal.take();
  return [exactly(`idle for ${seconds} s: bytes`, bytes, `${bytes}`, 0)];
};
