// Starts the built program, and reads what is on its screen.

import { fileURLToPath } from 'node:url';
import { type Start, startTerminal, type Terminal } from './terminal.ts';

/** The built program. */
export const programFile = fileURLToPath(new URL('../dist/cli.js', import.meta.url));

/** The size at which everything is measured. */
export const size = { columns: 160, rows: 50 } as const;

/** Starts the built program at the list of sources, with these options, and with options of Node's own before them. */
export const startProgram = (
  options: readonly string[],
  variables: Start['variables'],
  nodeOptions: readonly string[] = [],
): Terminal =>
  startTerminal({
    args: [...nodeOptions, programFile, ...options],
    variables: { SPYGLASS_START: 'sources', ...variables },
    size,
  });

/** The header stands: the program looks alive. */
export const hasHeader = (lines: readonly string[]): boolean =>
  lines[0]?.startsWith(' spyglass') === true;

/** The line with the cursor, or undefined where no row is on screen. */
export const cursorLine = (lines: readonly string[]): string | undefined =>
  lines.find((line) => line.startsWith('▌'));

/** There are rows on screen. */
export const hasRows = (lines: readonly string[]): boolean => cursorLine(lines) !== undefined;

/** The title of the list that is on screen: its name in capitals, and how many rows it has. */
export const listTitle = (lines: readonly string[]): string => lines[2] ?? '';

/** No request counts against the budget any more, so the gauge will not change by itself. */
export const isAtRest = (lines: readonly string[]): boolean =>
  lines[0]?.includes(' 0/100') === true;
