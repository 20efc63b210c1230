// The lines of the review of a change: request, changes, how fresh they are, warnings.

import { timeOfDay } from '../../../insight/time.ts';
import { draftBase, draftedThing, formOf, noticesOf } from '../../../store/forms/drafts.ts';
import type { FormView } from '../../../store/navigation/view.ts';
import type { Overlay } from '../../../store/overlay.ts';
import type { State } from '../../../store/state.ts';
import type { Span } from '../../../terminal/look/tones.ts';
import { clean } from '../../../terminal/text/clean.ts';
import { type TextLine, wrappedLines } from '../textLines.ts';
import { reviewLines } from './formText.ts';

type Review = Extract<Overlay, { type: 'confirm' }>;

/** Cells that the frame of the dialog takes from a line. */
const frameCells = 6;

/** A remark under the change, whole however narrow the screen is. */
const remark = (text: string, tone: Span['tone'], width: number): readonly TextLine[] =>
  wrappedLines(clean(text), 0, width, { tone });

/** How fresh the review is, and what others had changed. */
const reading = ({ readAtMs, theirs }: Review, width: number): readonly TextLine[] => {
  const read = `Read again at ${timeOfDay(readAtMs)}`;
  return theirs.length === 0
    ? remark(`${read}: nobody else changed it.`, 'quiet', width)
    : remark(`${read}: somebody else changed ${theirs.join(', ')}; that stays.`, 'warn', width);
};

/** The text of a review: the request and what it changes, how fresh that is, and what the linter says of it. */
export const reviewText = (state: State, view: FormView, overlay: Review): readonly TextLine[] => {
  const before = draftBase(state, view);
  const after = draftedThing(state, view);
  if (before === undefined || after === undefined) return [];
  const width = state.size.columns - frameCells;
  return [
    ...reviewLines(formOf(view), overlay.request, before, after, state.names, width),
    [],
    ...reading(overlay, width),
    ...noticesOf(state, view).flatMap(({ text }) => remark(`~ ${text}`, 'warn', width)),
  ];
};
