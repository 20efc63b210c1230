// The row of a list that a thing was opened from.

import { kindOf } from '../../resources/index.ts';
import { isListedAlone } from '../../resources/placement.ts';
import type { Item, Kind, Thing } from '../../resources/types.ts';
import { withChildren } from '../lists/tree.ts';
import { keyOf, type ThingQuestion } from '../navigation/view.ts';
import { type AnswersState, listsOf } from './query.ts';

/** The rows with the id of a row, and which of them it is; 0 where it is the only one. */
export const placeAmongAlike = (
  row: Thing,
  rows: readonly Thing[],
  { identify }: Pick<Kind, 'identify'>,
): number => {
  const id = identify(row);
  return Math.max(0, rows.filter((other) => identify(other) === id).indexOf(row));
};

/**
 * The row that a thing was opened from, as far as a list that is here has it. What lives in nothing but a source or a
 * schema is looked for in that one alone: two schemas have attributes of one name. Where several rows have the id, the
 * tenant is asked which of them it is; for a thing without a call of its own, the question says which.
 */
export const openedRow = (
  state: Pick<AnswersState, 'lists'>,
  { kind: kindId, id, scope, nth = 0 }: ThingQuestion,
): Item | undefined => {
  if (id === '') return undefined;
  const kind = kindOf(kindId);
  const inScope = keyOf({ type: 'list', kind: kindId, scope });
  for (const { question, data } of listsOf(state, kindId)) {
    const isHere = keyOf({ type: 'list', kind: kindId, scope: question.scope }) === inScope;
    if (!isHere && !isListedAlone(kind)) continue;
    const all = withChildren(data?.rows ?? [], kind);
    const alike = all.filter((row) => kind.identify(row) === id);
    const row = alike[nth];
    if (row === undefined || (alike.length > 1 && kind.get !== undefined)) continue;
    return { value: row, raw: row };
  }
  return undefined;
};
