// Prints things as a table, CSV, JSON, JSON lines or YAML.

import type { Item, Kind, Reading } from '../../../resources/types.ts';
import { safeJson, safeJsonLine } from '../../../terminal/text/json.ts';
import { printedColumns } from '../getFolded.ts';
import { tableText } from '../tableText.ts';

/** How things can be printed. */
export const outputs = ['table', 'json', 'jsonl', 'yaml', 'csv'] as const;

/** One of the ways to print things. */
export type Output = (typeof outputs)[number];

/** Whether the cells of columns are printed; else it is the objects as the API has them. */
export const hasCells = (output: Output): boolean => output === 'table' || output === 'csv';

/** What printing needs beside the things. */
export type Printing = {
  readonly kind: Kind;
  /** Whether it is one thing that was asked for, and no list. */
  readonly isOne: boolean;
  readonly reading: Reading;
  /** Cells of a line where the reader is a terminal. */
  readonly width: number | undefined;
};

/** Things as lines of JSON, an object a line, which can be printed before the others are there. */
export const jsonLines = (items: readonly Item[]): string =>
  items.map(({ raw }) => `${safeJsonLine(raw)}\n`).join('');

/**
 * Things as text. JSON and YAML are the objects of the API: a list, or the one thing itself;
 * tables and CSV are the columns of their kind.
 */
export const printed = async (
  output: Output,
  items: readonly Item[],
  { kind, isOne, reading, width }: Printing,
): Promise<string> => {
  const raw = () => {
    const all = items.map((item) => item.raw);
    return isOne ? all[0] : all;
  };
  const rows = items.map(({ value }) => value);
  switch (output) {
    case 'json':
      return `${safeJson(raw())}\n`;
    case 'jsonl':
      return jsonLines(items);
    case 'yaml':
      return (await import('../../../terminal/text/yaml.ts')).yamlText(raw());
    case 'csv':
      return (await import('./csv.ts')).csvText(printedColumns(kind), rows, reading);
    case 'table': {
      const form = kind.shape === 'one' ? 'lines' : 'table';
      return tableText(printedColumns(kind), rows, reading, width, form);
    }
  }
};
