// Measures how long a key press that moves the cursor takes, and how many bytes it sends.

import { performance } from 'node:perf_hooks';
import { median, quantile, short, spread } from './numbers.ts';
import { cursorLine } from './program.ts';
import { atMost, exactly, informing, type Row } from './row.ts';
import type { Terminal } from './terminal.ts';

/** Longer than frames are apart, so that whatever a key causes is over. */
const restMs = 40;
const batchOfKeys = 200;

type Move = {
  readonly ms: number;
  readonly bytes: number;
  readonly frames: number;
  /** Whether the cursor went down on the page, or the page went up under it. */
  readonly moved: 'cursor' | 'page';
};

const cursorAt = (lines: readonly string[]): number =>
  lines.findIndex((line) => line.startsWith('▌'));

const oneDown = async (terminal: Terminal): Promise<Move> => {
  const before = terminal.lines();
  terminal.take();
  const sentAtMs = performance.now();
  terminal.send('j');
  const at = await terminal.until(
    'the cursor one row down',
    (lines) => cursorLine(lines) !== undefined && cursorLine(lines) !== cursorLine(before),
  );
  const moved = cursorAt(terminal.lines()) === cursorAt(before) ? 'page' : 'cursor';
  await terminal.quiet(restMs);
  const { bytes, frames } = terminal.take();
  return { ms: at - sentAtMs, bytes, frames, moved };
};

const toTop = async (terminal: Terminal, topLine: string): Promise<void> => {
  terminal.send('g');
  await terminal.until('the first row', (lines) => cursorLine(lines) === topLine);
  await terminal.quiet(restMs);
};

const times = (of: readonly Move[]) => of.map(({ ms }) => ms);
const sizes = (of: readonly Move[]) => of.map(({ bytes }) => bytes);

/**
 * The cursor, one row a key, then 200 keys in one write. The list must be on screen, at rest, with more rows than 200
 * and the cursor on the first.
 */
export const measureMoving = async (terminal: Terminal, list: string): Promise<readonly Row[]> => {
  const topLine = cursorLine(terminal.lines()) ?? '';
  const moves: Move[] = [];
  for (let count = 0; count < batchOfKeys; count += 1) moves.push(await oneDown(terminal));
  const wanted = cursorLine(terminal.lines());
  const onPage = moves.filter(({ moved }) => moved === 'cursor');
  await toTop(terminal, topLine);
  const again = onPage.length;
  for (let count = 0; count < again; count += 1) onPage.push(await oneDown(terminal));
  const scrolling = moves.filter(({ moved }) => moved === 'page');
  const mostFrames = Math.max(...[...onPage, ...scrolling].map(({ frames }) => frames));

  await toTop(terminal, topLine);
  terminal.take();
  const sentAtMs = performance.now();
  terminal.send('j'.repeat(batchOfKeys));
  const at = await terminal.until('200 rows down', (lines) => cursorLine(lines) === wanted);
  await terminal.quiet(250);
  const { bytes, frames } = terminal.take();
  const isThere = cursorLine(terminal.lines()) === wanted;
  await toTop(terminal, topLine);

  const one = `one row down in ${list}`;
  const many = `${batchOfKeys} × j in one write, ${list}`;
  return [
    atMost(`${one}: time`, median(times(onPage)), spread(times(onPage), 'ms'), 10, 'ms'),
    atMost(
      `${one}: time, p95`,
      quantile(times(onPage), 0.95),
      `${short(quantile(times(onPage), 0.95))} ms of ${onPage.length} keys`,
      16,
      'ms',
    ),
    atMost(`${one}: bytes`, median(sizes(onPage)), spread(sizes(onPage), 'bytes'), 500, 'bytes'),
    exactly(`one row down: frames a key, at most`, mostFrames, short(mostFrames), 1),
    informing(
      'one row down where the page scrolls: time',
      median(times(scrolling)),
      spread(times(scrolling), 'ms'),
    ),
    informing(
      'one row down where the page scrolls: bytes',
      median(sizes(scrolling)),
      spread(sizes(scrolling), 'bytes'),
    ),
    exactly(
      `${many}: rows`,
      isThere ? batchOfKeys : Number.NaN,
      isThere ? `${batchOfKeys}` : 'not where 200 single keys led to',
      batchOfKeys,
    ),
    atMost(`${many}: frames`, frames, `${frames} (${short(bytes)} bytes)`, 10, ''),
    atMost(`${many}: time`, at - sentAtMs, `${short(at - sentAtMs)} ms`, 300, 'ms'),
  ];
};
