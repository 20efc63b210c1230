// How the lines of a list's screen are divided: its rows, and what stands under them.

import { type FrameState, listLines } from '../frame/size.ts';
import type { ListView } from '../navigation/view.ts';
import type { AnswersState } from '../queries/query.ts';
import { listAsRead } from '../selectors.ts';

/** What the division depends on. */
type Divided = Pick<FrameState, 'size' | 'hidesPath'> & Pick<AnswersState, 'lists'>;

const nothing: readonly string[] = [];

/** What a list could not look at, as sentences. */
export const notLookedAt = (
  state: Pick<AnswersState, 'lists'>,
  view: ListView,
): readonly string[] => listAsRead(state, view)?.data?.snapshot?.notLookedAt ?? nothing;

/** The lines that rows of a list get. */
export const rowLines = (state: Divided, view: ListView): number =>
  Math.max(1, listLines(state) - (notLookedAt(state, view).length > 0 ? 1 : 0));
