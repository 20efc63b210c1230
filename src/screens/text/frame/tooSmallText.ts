// The text shown where the terminal is too small for the frame.

import { fillIn } from '../../../commands/keys/fillKeys.ts';
import { keyed } from '../../../model/keyed.ts';
import { smallest } from '../../../store/frame/size.ts';
import type { State } from '../../../store/state.ts';
import type { Span } from '../../../terminal/look/tones.ts';
import { clean } from '../../../terminal/text/clean.ts';
import { fit, wrapWords } from '../../../terminal/text/width.ts';

/** The size that is needed, how to leave, and the last message or the command that is being typed. */
export const tooSmallText = (state: State): readonly (readonly Span[])[] => {
  const { size, flash, smallLine } = state;
  const fill = fillIn(state);
  const is = `${size.columns}×${size.rows}`;
  const needs = `${smallest.columns}×${smallest.rows}`;
  const sentence = keyed`This terminal is ${is}; spyglass needs ${needs}. Make it larger, or type :q and {Command.run} to leave.`;
  const last: readonly (readonly Span[])[] =
    smallLine === undefined
      ? wrapWords(clean(fill(flash?.text ?? '')), size.columns).map((text) => [
          { text, tone: flash?.tone },
        ])
      : [[{ text: fit(clean(`:${smallLine}`), size.columns), tone: 'accent' }]];
  const lines = wrapWords(clean(fill(sentence)), size.columns).map((text) => [{ text }]);
  // A message or typed command answers a key, so it keeps its lines first.
  const answers = flash !== undefined || smallLine !== undefined;
  const told = answers ? last.slice(0, Math.max(1, size.rows - lines.length)) : [];
  return [...lines.slice(0, Math.max(0, size.rows - told.length)), ...told];
};
