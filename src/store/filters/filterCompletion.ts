// What the word at the cursor of a filter could become.

import { restBehind } from '../../insight/plainLetters.ts';
import type { Column, Thing } from '../../resources/types.ts';
import { type Field, fieldOf, textBefore } from '../forms/field.ts';
import { valuesLike } from '../lists/columnValues.ts';
import { columnNamed } from './columnNames.ts';
import { columnWord, looksLikeExpression, wordsOf } from './filter.ts';

/** What the word before the cursor could become, the likeliest first. */
export type Completion = {
  /** What stands before the word, and after the cursor. */
  readonly before: string;
  readonly after: string;
  /** The word as far as it was typed. */
  readonly typed: string;
  /** Whole words in its place. */
  readonly candidates: readonly string[];
  /** Whether some rows were not looked at for them. */
  readonly isPart: boolean;
};

const mostCandidates = 50;

/** A value as a filter takes it letter for letter. */
const quoted = (value: string): string =>
  /\s/.test(value) || looksLikeExpression.test(value) ? `"${value}"` : value;

type Unit = NonNullable<Column['measure']>['unit'];

const usualAmounts: Readonly<Record<Unit, readonly string[]>> = {
  age: ['1h', '4h', '1d', '7d', '30d'],
  until: ['1h', '4h', '1d', '7d', '30d'],
  duration: ['10s', '1min', '10min', '1h', '4h'],
  number: ['0', '1', '10', '100'],
};

const unitsOf: Readonly<Record<Unit, readonly string[]>> = {
  age: ['m', 'h', 'd', 'w'],
  until: ['m', 'h', 'd', 'w'],
  duration: ['s', 'min', 'h'],
  number: [],
};

/** What an amount is compared with: usual ones, or the number that was begun with its units. */
const examples = (unit: Unit, typed: string): readonly string[] => {
  if (typed === '') return usualAmounts[unit];
  return /^\d+$/.test(typed) ? unitsOf[unit].map((end) => `${typed}${end}`) : [];
};

const usualSigns: Readonly<Record<Unit, string>> = {
  age: '<',
  until: '<',
  duration: '>',
  number: '>=',
};

/** The name of a column with the sign that most often follows it. */
const opened = ({ id, measure }: Column): string =>
  `${id}${measure === undefined ? ':' : usualSigns[measure.unit]}`;

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
): Pick<Completion, 'candidates' | 'isPart'> => {
  const [, name, sign = '', rest = ''] = columnWord.exec(body) ?? [];
  if (name === undefined) {
    const isName = /^[\w-]*$/.test(body);
    return {
      candidates: isName ? columnsBeginning(body.toLowerCase(), columns) : [],
      isPart: false,
    };
  }
  const columnIndex = columnNamed(name.toLowerCase(), columns);
  const unit = columns[columnIndex]?.measure?.unit;
  const isCompared = sign !== ':' && unit !== undefined;
  if (isCompared) {
    const amounts = examples(unit, rest.toLowerCase());
    return { candidates: amounts.map((amount) => `${name}${sign}${amount}`), isPart: false };
  }
  const isText = sign === ':' || sign === '=' || sign === '!=';
  if (!isText || columnIndex === -1) return { candidates: [], isPart: false };
  const { values, isPart } = valuesLike(columnIndex, columns, rows, rest);
  return { candidates: values.map((value) => `${name}${sign}${quoted(value)}`), isPart };
};

/** What the word before the cursor could become; undefined where it is sure that there is nothing. */
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
  const { candidates: all, isPart } = candidatesOf(typed, columns, rows);
  const candidates = all.filter((candidate) => candidate !== typed).slice(0, mostCandidates);
  return candidates.length === 0 && !isPart
    ? undefined
    : { before, after, typed, candidates, isPart };
};

/** The field with the word completed; the cursor stands behind it. */
export const completed = ({ before, after }: Completion, candidate: string): Field => {
  const head = `${before}${candidate}`;
  return { text: `${head}${after}`, cursor: fieldOf(head).cursor };
};

/**
 * The rest of the likeliest candidate behind what was typed. Empty where the word is not begun, or would be replaced.
 */
export const ghostOf = (completion: Completion | undefined): string => {
  const [first = ''] = completion?.candidates ?? [];
  const typed = completion?.typed ?? '';
  return completion?.after === '' ? restBehind(typed, first) : '';
};
