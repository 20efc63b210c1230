import type { Column, Thing } from '../resources/types.ts';
import { type Field, fieldOf } from './field.ts';
import { columnNamed, looksLikeExpression, wordsOf } from './filter.ts';

/** What the word before the cursor could become, the likeliest first. */
export type Completion = {
  /** What stands before the word, and after the cursor. */
  readonly before: string;
  readonly after: string;
  /** The word as far as it was typed. */
  readonly typed: string;
  /** Whole words in its place. */
  readonly candidates: readonly string[];
};

/** Rows that are looked at for the values of a column: enough to know the frequent ones, and soon done. */
const mostRows = 200;
const mostCandidates = 50;

/** Signs beside a word (`✓ healthy`, `? no status !`), which nobody wants to type. */
const withoutSigns = (text: string): string =>
  text.replace(/^[^\p{L}\p{N}]+\s/u, '').replace(/\s[^\p{L}\p{N}]+$/u, '');

/** A value as a filter takes it letter for letter. */
const quoted = (value: string): string =>
  /\s/.test(value) || looksLikeExpression.test(value) ? `"${value}"` : value;

/** The values of a column in rows from all over the list, the most frequent first. */
const valuesOf = (column: Column, rows: readonly Thing[]): readonly string[] => {
  const counts = new Map<string, number>();
  const looked = Math.min(mostRows, rows.length);
  for (let index = 0; index < looked; index += 1) {
    const row = rows[Math.floor((index * rows.length) / looked)];
    if (row === undefined) continue;
    const value = withoutSigns(column.cell(row, { nowMs: 0 }).text.replaceAll('\n', ' ')).trim();
    if (value === '' || value === '-' || value.includes('"')) continue;
    counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return [...counts].sort((left, right) => right[1] - left[1]).map(([value]) => value);
};

/** Values that begin with what was typed; where none does, those that hold it. */
const fitting = (values: readonly string[], typed: string): readonly string[] => {
  const wanted = typed.replaceAll('"', '').toLowerCase();
  const beginning = values.filter((value) => value.toLowerCase().startsWith(wanted));
  return beginning.length > 0 || wanted === ''
    ? beginning
    : values.filter((value) => value.toLowerCase().includes(wanted));
};

/** What an amount is compared with: round ones, or the number that was begun with its units. */
const examples = (unit: 'age' | 'number', typed: string): readonly string[] => {
  if (unit === 'number') return typed === '' ? ['0', '1', '10', '100'] : [];
  if (typed === '') return ['1h', '4h', '1d', '7d', '30d'];
  return /^\d+$/.test(typed) ? ['m', 'h', 'd', 'w'].map((end) => `${typed}${end}`) : [];
};

/** The name of a column with the sign that most often follows it. */
const opened = ({ id, amount }: Column): string => {
  if (amount === undefined) return `${id}:`;
  return amount.unit === 'age' ? `${id}<` : `${id}>=`;
};

const columnsBeginning = (name: string, columns: readonly Column[]): readonly string[] =>
  columns
    .filter(
      ({ id, header }) =>
        id.toLowerCase().startsWith(name) || header.toLowerCase().startsWith(name),
    )
    .map(opened);

const candidatesOf = (
  body: string,
  columns: readonly Column[],
  rows: readonly Thing[],
): readonly string[] => {
  const [, name, sign = '', rest = ''] = /^([\w-]+)(:|<=|>=|<|>|=)(.*)$/s.exec(body) ?? [];
  if (name === undefined) {
    return /^[\w-]*$/.test(body) ? columnsBeginning(body.toLowerCase(), columns) : [];
  }
  const column = columns[columnNamed(name.toLowerCase(), columns)];
  if (column === undefined) return [];
  const amounts = column.amount;
  if (sign !== ':') {
    const unit = amounts?.unit;
    return unit === undefined
      ? []
      : examples(unit, rest.toLowerCase()).map((example) => `${name}${sign}${example}`);
  }
  if (amounts?.unit === 'age') return [];
  return fitting(valuesOf(column, rows), rest).map((value) => `${name}:${quoted(value)}`);
};

/** What the word before the cursor could become; undefined where nothing is known of it. */
export const completionOf = (
  field: Field,
  columns: readonly Column[],
  rows: readonly Thing[],
): Completion | undefined => {
  const head = textBefore(field);
  const after = field.text.slice(head.length);
  if (after !== '' && !after.startsWith(' ')) return undefined;
  const words = wordsOf(head);
  if (words.includes('-f')) return undefined;
  const last = words.at(-1) ?? '';
  const word = head.endsWith(last) ? last : '';
  const excluded = word.startsWith('!') ? '!' : '';
  const typed = word.slice(excluded.length);
  const before = head.slice(0, head.length - typed.length);
  const candidates = candidatesOf(typed, columns, rows).filter((candidate) => candidate !== typed);
  if (candidates.length === 0) return undefined;
  return { before, after, typed, candidates: candidates.slice(0, mostCandidates) };
};

const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

const textBefore = ({ text, cursor }: Field): string =>
  [...segmenter.segment(text)]
    .slice(0, cursor)
    .map(({ segment }) => segment)
    .join('');

/** The field with the word completed; the cursor stands behind it. */
export const completed = ({ before, after }: Completion, candidate: string): Field => {
  const head = `${before}${candidate}`;
  return { text: `${head}${after}`, cursor: fieldOf(head).cursor };
};

/** What of the likeliest candidate is not typed yet; nothing where the word would be replaced or was not begun. */
export const ghostOf = (completion: Completion | undefined): string => {
  const [first = ''] = completion?.candidates ?? [];
  const typed = completion?.typed ?? '';
  return completion?.after === '' &&
    typed !== '' &&
    first.toLowerCase().startsWith(typed.toLowerCase())
    ? first.slice(typed.length)
    : '';
};
