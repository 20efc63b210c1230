// The message line: what is being typed, else the last message, else the position in a long text.

import type { State } from '../../../store/state.ts';
import type { Span } from '../../../terminal/look/tones.ts';
import { clean } from '../../../terminal/text/clean.ts';
import { waitingText } from '../environments/budgetText.ts';
import { overlayText } from '../overlayTexts.ts';
import type { PromptText } from '../promptText.ts';
import { flashLines } from './flashText.ts';
import { positionInText } from './textPosition.ts';

/** A line in which text is typed, or one that is only read. */
export type MessageLine =
  | { readonly prompt: PromptText }
  | { readonly prompt?: never; readonly spans: readonly Span[] };

/** The message line of a state. */
export const messageLine = (state: State): MessageLine => {
  const over = overlayText(state);
  if (over.prompt !== undefined) return { prompt: over.prompt(state, state.overlay) };
  if (over.message !== undefined) return { spans: over.message(state, state.overlay) };
  const flash = flashLines(state)?.first;
  if (flash !== undefined) return { spans: flash };
  const waiting = waitingText(state);
  if (waiting !== undefined) return { spans: [{ text: clean(waiting), tone: 'warn' }] };
  const hidesPosition = over.body === 'drawn' && over.hidesPosition === true;
  const position = hidesPosition ? undefined : positionInText(state);
  return { spans: position === undefined ? [] : [{ text: clean(position), tone: 'quiet' }] };
};
