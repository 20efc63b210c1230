// Which part of a list's filter the tenant applied, and which spyglass did.

import { hasMarkableLetters } from '../../../insight/plainLetters.ts';
import { columnsOf } from '../../../resources/cells/columns.ts';
import type { Kind } from '../../../resources/types.ts';
import { readFilter, type Term } from '../../../store/filters/filter.ts';
import { keyOf, type ListView, servedQuestionOf } from '../../../store/navigation/view.ts';
import { columnsIn, isWhole, type ServedState, servedQuery } from '../../../store/selectors.ts';

/** Whether the tenant compares letters of a term that could stand for marked ones, which are other letters to it. */
const asksLetters = ({ serverFilter, columns }: FilteredKind, term: Term): boolean => {
  const id = term.column === undefined ? undefined : columnsOf({ columns })[term.column]?.id;
  return (
    id !== undefined &&
    serverFilter?.columns[id]?.type === 'text' &&
    'written' in term &&
    hasMarkableLetters(term.written)
  );
};

type FilteredKind = Pick<Kind, 'columns' | 'serverFilter'>;

/** The names of the columns, or else the words, that the tenant was asked for, and those that are looked for here. */
export const filterParts = (kind: FilteredKind, words: string, typed: string): string => {
  const columns = columnsOf(kind);
  const nameOf = ({ column, word }: Term): string =>
    (column === undefined ? undefined : columns[column]?.id) ?? word;
  const asked = readFilter(words, columns).terms;
  const isAsked = new Set(asked.map(({ word }) => word));
  const rest = readFilter(typed, columns).terms.filter(({ word }) => !isAsked.has(word));
  const list = (terms: readonly Term[]) => [...new Set(terms.map(nameOf))].join(', ');
  const letters = asked.some((term) => asksLetters(kind, term)) ? ', letters as written' : '';
  return `server: ${list(asked)}${letters}${rest.length === 0 ? '' : ` · here: ${list(rest)}`}`;
};

/** Which part of the filter was applied where; undefined where all rows were looked through here. */
export const filteredWhere = (state: ServedState, view: ListView): string | undefined => {
  const { server, filter } = view;
  const question = servedQuestionOf(view);
  if (server === undefined || question === undefined || isWhole(state, view)) return undefined;
  if (servedQuery(state, view) !== undefined) {
    return filterParts(columnsIn(state, view), server, filter);
  }
  return state.lists[keyOf(question)]?.status === 'loading' ? 'asking the server' : undefined;
};
