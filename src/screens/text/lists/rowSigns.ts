// The signs at the left of a table row, and their meanings.

import { keyed } from '../../../model/keyed.ts';

/** The signs at the left of a row; `changed` stands before a cell too, and those of folds before the name. */
export const rowSigns = {
  cursor: '▌',
  marked: '●',
  added: '+',
  changed: '*',
  folded: '▸',
  unfolded: '▾',
} as const;

/** What each of them means, for the help; `{id}` is the key of a command. */
export const rowSignMeanings: Readonly<Record<keyof typeof rowSigns, string>> = {
  cursor: 'at the left of a row: the cursor, which keys act on',
  marked: keyed`at the left of a row: marked; {marks.toggle} marks a row, {marks.clear} clears the marks`,
  added: 'at the left of a row: new since the read before',
  folded: keyed`before a name, with a number: so many rows are in this one; {list.open} unfolds it`,
  unfolded: keyed`before a name: what is in this row stands below it; {list.open} folds it`,
  changed: 'before a cell, or a row: it said something else in the read before',
};
