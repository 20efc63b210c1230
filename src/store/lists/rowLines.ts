// How the lines of a list's screen are divided: its rows, and what stands under them.

import { kindOf } from '../../resources/index.ts';
import { type FrameState, listLines, previewFrom } from '../frame/size.ts';
import type { ListView } from '../navigation/view.ts';
import type { AnswersState } from '../queries/query.ts';
import { listAsRead } from '../selectors.ts';

/** What the division depends on. */
type Divided = Pick<FrameState, 'size' | 'hidesPath' | 'preview'> & Pick<AnswersState, 'lists'>;

/** Rows that stay in sight before anything else gets a line under them. */
const leastRows = 10;

/** The lines of a row in short, with the rule above them: as many as there may be, and as few as say anything. */
const strip = { most: 7, least: 2 };

const nothing: readonly string[] = [];

/** What a list could not look at, as sentences. */
export const notLookedAt = (
  state: Pick<AnswersState, 'lists'>,
  view: ListView,
): readonly string[] => listAsRead(state, view)?.data?.snapshot?.notLookedAt ?? nothing;

const linesToShare = (state: Divided, view: ListView): number =>
  listLines(state) - (notLookedAt(state, view).length > 0 ? 1 : 0);

/** The lines that the row under the cursor in short may have under a list, with their rule; 0 where there is no room. */
export const stripRoom = (state: Divided, view: ListView): number => {
  if (state.size.columns >= previewFrom || kindOf(view.kind).inShort === undefined) return 0;
  const spare = Math.min(strip.most, linesToShare(state, view) - leastRows);
  return spare < strip.least ? 0 : spare;
};

/** The lines that it has; 0 where nobody wants it. */
export const stripLines = (state: Divided, view: ListView): number =>
  state.preview.wanted === 'never' ? 0 : stripRoom(state, view);

/** The lines that rows of a list get. */
export const rowLines = (state: Divided, view: ListView): number =>
  Math.max(1, linesToShare(state, view) - stripLines(state, view));
