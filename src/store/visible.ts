import { columnsOf } from '../resources/columns.ts';
import type { Column, Kind, Thing } from '../resources/types.ts';
import { doneWithin } from './deadline.ts';
import { type Filter, readFilter, type Term } from './filter.ts';
import type { Sort } from './view.ts';

/**
 * What filters search in: the cells of each row in lower case, one a line, in the order of the rows. Rows never change
 * and lists only grow at their end, so the texts of a list are known by its first row.
 */
const textsByFirstRow = new WeakMap<Thing, { columns: readonly Column[]; texts: string[] }>();

/** The last rows that a filter left of a list, for the next letter, which can only leave fewer of them. */
type Narrowed = {
  readonly typed: string;
  readonly columns: readonly Column[];
  readonly count: number;
  readonly places: Uint32Array;
};
const narrowedByFirstRow = new WeakMap<Thing, Narrowed>();

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
  const known = textsByFirstRow.get(first);
  const isKnown = known?.columns === columns;
  const texts = isKnown ? known.texts : [];
  for (const row of rows.slice(texts.length)) texts.push(textOf(row, columns));
  if (!isKnown) {
    textsByFirstRow.set(first, { columns, texts });
    // What another choice of columns left over says nothing of this one.
    narrowedByFirstRow.delete(first);
  }
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

/** One cell of a row's text, without making all of them. */
const cellAt = (text: string, column: number): string => {
  let start = 0;
  for (let passed = 0; passed < column; passed += 1) {
    const end = text.indexOf('\n', start);
    if (end === -1) return '';
    start = end + 1;
  }
  const end = text.indexOf('\n', start);
  return end === -1 ? text.slice(start) : text.slice(start, end);
};

type Matcher = (row: Thing, text: string) => boolean;

const matcherOf = (term: Term, columns: readonly Column[], nowMs: number): Matcher => {
  const { column } = term;
  const part = (text: string): string => (column === undefined ? text : cellAt(text, column));
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

/** How long regular expressions may run over the rows of a list, milliseconds. */
const longestMs = 200;

/** Words whose expressions ran too long, and when: for a while they are not run again. */
const tooLong = new Map<string, number>();
const tooLongForMs = 10_000;

const ranTooLong = ({ type, word }: Term): boolean =>
  type === 'expression' &&
  Date.now() - (tooLong.get(word) ?? Number.NEGATIVE_INFINITY) < tooLongForMs;

/** The expression of a filter that cannot be run over its rows in reasonable time, where there is one. */
export const slowExpression = ({ terms }: Filter): string | undefined =>
  terms.find(ranTooLong)?.word;

/** Whether what was typed since can only make a filter stricter: letters at the end of a plain term. */
const isStricter = (typed: string, before: string): boolean =>
  typed.startsWith(before) && /^\w*$/.test(typed) && before !== '';

/** The places of the rows that fit, among those that are candidates: one loop a term, which is what runs fastest. */
const placesThatFit = (
  rows: readonly Thing[],
  texts: readonly string[],
  matches: Matcher,
  candidates: Uint32Array,
): Uint32Array => {
  const places = new Uint32Array(candidates.length);
  let count = 0;
  for (const place of candidates) {
    const row = rows[place];
    if (row === undefined || !matches(row, texts[place] ?? '')) continue;
    places[count] = place;
    count += 1;
  }
  return places.subarray(0, count);
};

const everyPlace = (count: number): Uint32Array => {
  const places = new Uint32Array(count);
  for (let place = 0; place < count; place += 1) places[place] = place;
  return places;
};

const wantedMatcher = (term: Term, columns: readonly Column[], nowMs: number): Matcher => {
  const matches = matcherOf(term, columns, nowMs);
  return term.excluded ? (row, text) => !matches(row, text) : matches;
};

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
  if (first === undefined) return rows;
  const known = narrowedByFirstRow.get(first);
  const narrowed =
    known !== undefined &&
    known.count === rows.length &&
    known.columns === columns &&
    isStricter(typed, known.typed)
      ? known.places
      : undefined;
  const matching = (some: readonly Term[], among: Uint32Array): Uint32Array =>
    some.reduce(
      (places, term) => placesThatFit(rows, texts, wantedMatcher(term, columns, nowMs), places),
      among,
    );
  const plain = matching(
    terms.filter(({ type }) => type !== 'expression'),
    narrowed ?? everyPlace(rows.length),
  );
  const expressions = terms.filter((term) => term.type === 'expression' && !ranTooLong(term));
  let places = plain;
  const isDone =
    expressions.length === 0 ||
    doneWithin(longestMs, () => {
      places = matching(expressions, plain);
    });
  if (!isDone) for (const { word } of expressions) tooLong.set(word, Date.now());
  narrowedByFirstRow.set(first, { typed, columns, count: rows.length, places });
  if (places.length === rows.length) return rows;
  const kept: Thing[] = [];
  for (const place of places) {
    const row = rows[place];
    if (row !== undefined) kept.push(row);
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
