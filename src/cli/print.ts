// Prints a text on stdout, and ends well where nobody reads it or the disk is full.

import { exitCodes } from './exitCodes.ts';

/**
 * Prints a text and gives the exit code. A reader that has left is no error; where the text cannot be written, a sentence
 * on stderr says why.
 */
export const print = (text: string): Promise<number> =>
  new Promise((resolve) => {
    let isOver = false;
    const end = (error?: NodeJS.ErrnoException | null): void => {
      // A fault is told to the callback and as an event.
      if (isOver) return;
      isOver = true;
      const isWell = !error || error.code === 'EPIPE';
      if (!isWell) {
        ignoreLostWords();
        process.stderr.write(`spyglass: The output cannot be written: ${error.message}.\n`);
      }
      resolve(isWell ? exitCodes.ok : exitCodes.network);
    };
    process.stdout.on('error', end);
    process.stdout.write(text, end);
  });

/** Keeps a stderr that is closed or full from ending the program: its exit code still says how it went. */
export const ignoreLostWords = (): void => {
  process.stderr.on('error', () => {});
};
