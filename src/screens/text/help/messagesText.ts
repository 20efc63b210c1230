// The lines of :messages: all messages of this session.

import { fillIn } from '../../../commands/keys/fillKeys.ts';
import { timeOfDay } from '../../../insight/time.ts';
import type { State } from '../../../store/state.ts';
import { clean } from '../../../terminal/text/clean.ts';
import { wrapWords } from '../../../terminal/text/width.ts';
import { labelledLines, type TextLine } from '../textLines.ts';

const timeWidth = 10;

/** The messages of the session, the newest first. */
export const messageLines = (state: State): readonly TextLine[] => {
  const width = Math.max(10, state.size.columns - timeWidth);
  if (state.messages.length === 0) return [[{ text: clean(' There were no messages yet.') }]];
  const fill = fillIn(state);
  return state.messages.toReversed().flatMap(({ text, tone, atMs, times }) =>
    labelledLines(
      [{ text: clean(` ${timeOfDay(atMs)} `), tone: 'quiet' }],
      wrapWords(
        clean(times === undefined ? fill(text) : `${fill(text)} (${times} times)`),
        width,
      ).map((line) => [{ text: line, tone }]),
    ),
  );
};
