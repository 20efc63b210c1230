// Looks for the rows that a term of a filter fits.

import type { Thing } from '../../resources/types.ts';
import { withoutProgress } from './cellWords.ts';
import type { ComparisonSign, Term } from './filter.ts';
import { type FilterIndex, rowIndexesHolding, rowIndexesWhere } from './filterIndex.ts';

/** Whether the letters are in a text in their order. */
const holdsLetters = (text: string, letters: string): boolean => {
  let at = -1;
  for (const letter of letters) {
    at = text.indexOf(letter, at + 1);
    if (at === -1) return false;
  }
  return true;
};

type AmountTerm = Extract<Term, { type: 'amount' }>;

/** Whether a value reads no more than the typed amount: a minute of 16 min is over where 17 min begin. */
const readsAtMost = (held: number, { amount, step }: AmountTerm): boolean =>
  held <= amount || held < amount + step;

const comparisons: Readonly<Record<ComparisonSign, (held: number, term: AmountTerm) => boolean>> = {
  '<': (held, { amount }) => held < amount,
  '<=': readsAtMost,
  '>': (held, { amount }) => held > amount,
  '>=': (held, { amount }) => held >= amount,
  '=': (held, term) => held >= term.amount && readsAtMost(held, term),
};

/**
 * The value of a row that is compared with the typed one. The time until something overdue is negative, so `<1h` finds
 * it too; what is ahead of the clock of this machine is as old as its cell says, which is `now`.
 */
const heldAgainst = {
  age: (nowMs: number) => (thenMs: number) => Math.max(0, nowMs - thenMs),
  until: (nowMs: number) => (thenMs: number) => thenMs - nowMs,
  duration: () => (lengthMs: number) => lengthMs,
  number: () => (number: number) => number,
} as const;

/** Looks through the rows with these indexes; gives the indexes of those that fit, in the same order. */
export type Search = (rowIndexes: Uint32Array) => Uint32Array;

/** How the rows of a list are searched for a term. Ages are counted up to `nowMs`. */
export const searchOf = (
  term: Term,
  rows: readonly Thing[],
  searched: FilterIndex,
  nowMs: number,
): Search => {
  const { column } = term;
  const byText =
    (fits: (text: string) => boolean): Search =>
    (rowIndexes) =>
      rowIndexesWhere(searched, column, fits, rowIndexes);
  switch (term.type) {
    case 'text': {
      const inColumn = byText((text) => text.includes(term.text));
      // A cell that holds a text is in a row that holds it.
      return (rowIndexes) => {
        const holding = rowIndexesHolding(searched, term.text, rowIndexes);
        return column === undefined ? holding : inColumn(holding);
      };
    }
    case 'expression':
      return byText((text) => text.includes(term.text) || term.expression.test(text));
    case 'fuzzy':
      return byText((text) => text.split('\n').some((cell) => holdsLetters(cell, term.letters)));
    case 'whole': {
      const signed = searched.columns[term.column]?.signed === true;
      const isCell = byText(
        (text) => text === term.text || (signed && withoutProgress(text) === term.text),
      );
      // With the line end before it, most rows that hold it somewhere else are passed over.
      const before = term.column === 0 ? '' : '\n';
      return (rowIndexes) =>
        isCell(rowIndexesHolding(searched, `${before}${term.text}`, rowIndexes));
    }
    case 'amount': {
      const measure = searched.columns[term.column]?.measure;
      const compare = comparisons[term.comparison];
      const held = heldAgainst[measure?.unit ?? 'number'](nowMs);
      return (rowIndexes) =>
        rowIndexes.filter((rowIndex) => {
          const row = rows[rowIndex];
          const found = row === undefined ? undefined : measure?.of(row, { nowMs });
          return found !== undefined && compare(held(found), term);
        });
    }
  }
};
