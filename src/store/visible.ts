import { columnsOf } from '../resources/columns.ts';
import type { Column, Kind, Thing } from '../resources/types.ts';
import { type Filter, readFilter, type Term } from './filter.ts';
import type { Sort } from './view.ts';

/**
 * What filters search in: the cells of each row in lower case, one a line, in the order of the rows. Rows never change
 * and lists only grow at their end, so the texts of a list are known by its first row.
 */
const textsByFirstRow = new WeakMap<Thing, string[]>();

/** How long ago something was is compared, not searched in: it would say another thing every minute. */
const searchedIn = (column: Column, row: Thing): string =>
  column.amount?.unit === 'age'
    ? ''
    : column.cell(row, { nowMs: 0 }).text.toLowerCase().replaceAll('\n', ' ');

const textOf = (row: Thing, columns: readonly Column[]): string =>
  columns.map((column) => searchedIn(column, row)).join('\n');

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

/** Whether the letters are in a text in their order. */
const holdsLetters = (text: string, letters: string): boolean => {
  let at = -1;
  for (const letter of letters) {
    at = text.indexOf(letter, at + 1);
    if (at === -1) return false;
  }
  return true;
};

const comparisons: Readonly<Record<string, (left: number, right: number) => boolean>> = {
  '<': (left, right) => left < right,
  '<=': (left, right) => left <= right,
  '>': (left, right) => left > right,
  '>=': (left, right) => left >= right,
  '=': (left, right) => left === right,
};

type Matcher = (row: Thing, text: string) => boolean;

const matcherOf = (term: Term, columns: readonly Column[], nowMs: number): Matcher => {
  const { column } = term;
  const part = (text: string): string =>
    column === undefined ? text : (text.split('\n')[column] ?? '');
  switch (term.type) {
    case 'text':
      return (_, text) => part(text).includes(term.text);
    case 'expression':
      return (_, text) => part(text).includes(term.text) || term.expression.test(part(text));
    case 'fuzzy':
      return (_, text) => text.split('\n').some((cell) => holdsLetters(cell, term.letters));
    case 'amount': {
      const amounts = columns[term.column]?.amount;
      const compare = comparisons[term.comparison];
      return (row) => {
        const found = amounts?.of(row);
        if (found === undefined || compare === undefined) return false;
        return compare(amounts?.unit === 'age' ? nowMs - found : found, term.amount);
      };
    }
  }
};

/** The last rows that a filter left of a list, for the next letter, which can only leave fewer of them. */
type Narrowed = { readonly typed: string; readonly count: number; readonly places: Uint32Array };
const narrowedByFirstRow = new WeakMap<Thing, Narrowed>();

/** Whether what was typed since can only make a filter stricter: letters at the end of a plain term. */
const isStricter = (typed: string, before: string): boolean =>
  typed.startsWith(before) && /^\w*$/.test(typed) && before !== '';

const filtered = (
  rows: readonly Thing[],
  kind: Pick<Kind, 'columns'>,
  typed: string,
  { terms }: Filter,
  nowMs: number,
): readonly Thing[] => {
  const columns = columnsOf(kind);
  const texts = readTexts(rows, kind);
  const [first] = rows;
  const matchers = terms.map((term) => ({
    matches: matcherOf(term, columns, nowMs),
    wanted: !term.excluded,
  }));
  const fits = (place: number): boolean => {
    const row = rows[place];
    const text = texts[place] ?? '';
    return (
      row !== undefined && matchers.every(({ matches, wanted }) => matches(row, text) === wanted)
    );
  };
  const known = first === undefined ? undefined : narrowedByFirstRow.get(first);
  const narrowed =
    known !== undefined && known.count === rows.length && isStricter(typed, known.typed)
      ? known.places
      : undefined;
  const candidates = narrowed?.length ?? rows.length;
  const places = new Uint32Array(candidates);
  const kept: Thing[] = [];
  for (let index = 0; index < candidates; index += 1) {
    const place = narrowed?.[index] ?? index;
    const row = rows[place];
    if (row === undefined || !fits(place)) continue;
    places[kept.length] = place;
    kept.push(row);
  }
  if (first !== undefined) {
    const left = places.subarray(0, kept.length);
    narrowedByFirstRow.set(first, { typed, count: rows.length, places: left });
  }
  return kept;
};

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

/**
 * The rows a list shows: those that match the filter, sorted, or in the order of the API where no sort is chosen. Ages
 * are counted up to `nowMs`.
 */
export const visibleRows = (
  rows: readonly Thing[],
  kind: Pick<Kind, 'columns'>,
  typed: string,
  sort: Sort | undefined,
  nowMs = Date.now(),
): readonly Thing[] => {
  const columns = columnsOf(kind);
  const filter = readFilter(typed, columns);
  const kept = filter.terms.length === 0 ? rows : filtered(rows, kind, typed, filter, nowMs);
  const column = columns.find(({ id }) => id === sort?.column);
  if (sort === undefined || column === undefined) return kept;
  return kept.toSorted(comparing(column, sort.descending));
};
