// Measures how long a letter of a filter takes until its rows are on screen.

import { performance } from 'node:perf_hooks';
import { median, short, spread } from './numbers.ts';
import { listTitle } from './program.ts';
import { atMost, type Row } from './row.ts';
import type { Terminal } from './terminal.ts';

const restMs = 60;
const word = 'admin';
const escapeKey = '\u001B';

/** Types the word into the filter, letter by letter; gives how long each took to the frame that shows its rows. */
const typeWord = async (terminal: Terminal): Promise<readonly number[]> => {
  const title = listTitle(terminal.lines());
  const taken: number[] = [];
  terminal.send('/');
  await terminal.quiet(restMs);
  for (let letters = 1; letters <= word.length; letters += 1) {
    const shown = word.slice(0, letters);
    terminal.take();
    const sentAtMs = performance.now();
    terminal.send(word.charAt(letters - 1));
    await terminal.until(`the filter ${shown}`, (lines) =>
      // Behind what is typed stands what it could become.
      lines.some((line) => line.startsWith(` /${shown}`)),
    );
    await terminal.quiet(restMs);
    taken.push(terminal.take().lastFrameAtMs - sentAtMs);
  }
  terminal.send(escapeKey);
  await terminal.until('no filter', (lines) => listTitle(lines) === title);
  await terminal.quiet(restMs);
  return taken;
};

/** Letters typed into the filter of the list on screen, which nobody has filtered before. */
export const measureFiltering = async (
  terminal: Terminal,
  list: string,
  words: number,
): Promise<readonly Row[]> => {
  const [first = Number.NaN, ...others] = await typeWord(terminal);
  const letters = [...others];
  for (let count = 1; count < words; count += 1) letters.push(...(await typeWord(terminal)));
  const what = `a letter into the filter over ${list}`;
  return [
    atMost(`the first letter into a filter over ${list}`, first, `${short(first)} ms`, 30, 'ms'),
    atMost(`${what}, later ones`, median(letters), spread(letters, 'ms'), 30, 'ms'),
  ];
};
