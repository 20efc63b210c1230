import { columnsOf } from '../resources/columns.ts';
import type { Column, Kind, Thing } from '../resources/types.ts';
import type { Sort } from './view.ts';

/** A filter as typed, read once: every term must match; `!term` must not; `column:term` looks into one column. */
export type Filter = readonly {
  readonly text: string;
  readonly excluded: boolean;
  /** The place of the one column to look into; all of them where absent. */
  readonly column?: number;
}[];

/** Reads a filter. Terms are parted by blanks; case does not matter; a column is named by the start of its header. */
export const readFilter = (typed: string, columns: readonly Column[]): Filter =>
  typed
    .toLowerCase()
    .split(/\s+/)
    .filter((term) => term !== '' && term !== '!')
    .map((term) => {
      const excluded = term.startsWith('!');
      const body = excluded ? term.slice(1) : term;
      const colon = body.indexOf(':');
      const name = body.slice(0, Math.max(0, colon));
      const column =
        name === ''
          ? -1
          : columns.findIndex(
              ({ id, header }) => id.startsWith(name) || header.toLowerCase().startsWith(name),
            );
      return column === -1
        ? { text: body, excluded }
        : { text: body.slice(colon + 1), excluded, column };
    });

/**
 * What filters search in: the cells of each row in lower case, one a line, in the order of the rows. Rows never change
 * and lists only grow at their end, so the texts of a list are known by its first row.
 */
const textsByFirstRow = new WeakMap<Thing, string[]>();

const textOf = (row: Thing, columns: readonly Column[]): string =>
  columns
    .map((column) => column.cell(row, { nowMs: 0 }).text.toLowerCase().replaceAll('\n', ' '))
    .join('\n');

/** Reads the rows that were not read yet. Called while a list comes in, it leaves the first letter little to do. */
export const readTexts = (
  rows: readonly Thing[],
  kind: Pick<Kind, 'columns'>,
): readonly string[] => {
  const [first] = rows;
  if (first === undefined) return [];
  const columns = columnsOf(kind);
  const texts = textsByFirstRow.get(first) ?? [];
  for (const row of rows.slice(texts.length)) texts.push(textOf(row, columns));
  textsByFirstRow.set(first, texts);
  return texts;
};

const matches = (text: string, filter: Filter): boolean =>
  filter.every(({ text: wanted, excluded, column }) => {
    const read = column === undefined ? text : (text.split('\n')[column] ?? '');
    return read.includes(wanted) !== excluded;
  });

const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

const comparing = (column: Column, descending: boolean) => {
  const keys = new Map<Thing, string | number>();
  const keyOf = (row: Thing): string | number => {
    let key = keys.get(row);
    if (key === undefined) {
      key = column.sortKey?.(row) ?? column.cell(row, { nowMs: 0 }).text;
      keys.set(row, key);
    }
    return key;
  };
  const sign = descending ? -1 : 1;
  return (left: Thing, right: Thing): number => {
    const a = keyOf(left);
    const b = keyOf(right);
    const order =
      typeof a === 'number' && typeof b === 'number'
        ? a - b
        : collator.compare(String(a), String(b));
    return sign * order;
  };
};

/** The rows a list shows: those that match the filter, sorted, or in the order of the API where no sort is chosen. */
export const visibleRows = (
  rows: readonly Thing[],
  kind: Pick<Kind, 'columns'>,
  typed: string,
  sort: Sort | undefined,
): readonly Thing[] => {
  const columns = columnsOf(kind);
  const filter = readFilter(typed, columns);
  const texts = filter.length === 0 ? [] : readTexts(rows, kind);
  const kept =
    filter.length === 0 ? rows : rows.filter((_, index) => matches(texts[index] ?? '', filter));
  const column = columns.find(({ id }) => id === sort?.column);
  if (sort === undefined || column === undefined) return kept;
  return kept.toSorted(comparing(column, sort.descending));
};
