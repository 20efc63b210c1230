// The remark that a command acted on one row although others are marked.

import { kindOf } from '../../resources/index.ts';
import { markedCount, markedIds } from '../../store/lists/marks.ts';
import { currentView } from '../../store/navigation/view.ts';
import { rowsOf, rowUnderCursor } from '../../store/selectors.ts';
import type { State } from '../../store/state.ts';
import type { Command } from '../types.ts';

/** Said where a command acts on the row under the cursor while others are marked; undefined where nobody can be misled. */
export const ignoredMarksText = (
  { ignoresMarks }: Pick<Command, 'ignoresMarks'>,
  state: State,
): string | undefined => {
  const view = currentView(state);
  if (ignoresMarks === undefined || view.screen !== 'list') return undefined;
  const row = rowUnderCursor(state, view);
  if (row === undefined) return undefined;
  const kind = kindOf(view.kind);
  const rows = rowsOf(state, view);
  const count = markedCount(view, rows, kind);
  const isItself = count === 1 && markedIds(view, rows, kind).has(kind.identify(row));
  if (count === 0 || isItself) return undefined;
  return `${ignoresMarks} only ${kind.label(row)}: ${count} ${count === 1 ? 'is' : 'are'} marked.`;
};
