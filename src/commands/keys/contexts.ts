// The words for the contexts in which keys are pressed.

import type { Context } from '../types.ts';

/** Where a key is pressed, in words: `in a list`. */
const words: Readonly<Partial<Record<Context, string>>> = {
  list: 'in a list',
  thing: 'in a thing',
  probe: 'in the checks',
  form: 'in a form',
  command: 'in the command line',
  lookup: 'while something is looked for',
  filter: 'in a filter',
  search: 'in a search',
  sort: 'in the sort menu',
  copy: 'in the copy menu',
  columns: 'in the menu of columns',
  columnPath: 'in the path of a column',
  edit: 'in a field',
  confirm: 'in a review',
  environments: 'in the environments',
  whoami: 'in who am I',
  difference: 'in a comparison',
  items: 'in the entries of a field',
  item: 'in an entry',
  unlock: 'where changes are allowed',
  help: 'in the help',
  helpSearch: 'in the search of the help',
  messages: 'in the messages',
  journal: 'in the journal',
};

/** A place in words, for sentences and heads. */
export const contextWords = (context: Context): string => words[context] ?? `in ${context}`;
