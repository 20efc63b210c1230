// The last message as one or two lines at the bottom of the screen.

import { fillIn } from '../../../commands/keys/fillKeys.ts';
import type { Flash } from '../../../store/messages.ts';
import type { State } from '../../../store/state.ts';
import type { Span } from '../../../terminal/look/tones.ts';
import { type Clean, clean, joinClean } from '../../../terminal/text/clean.ts';
import { fit, widthOf, wrap, wrapWords } from '../../../terminal/text/width.ts';

const indent = clean(' ');
const pointer: Span = { text: clean('  :messages'), tone: 'quiet' };

/** The last message: its line above the hints, and its second line, which stands in place of the hints. */
export type FlashLines = { readonly first: readonly Span[]; readonly second?: readonly Span[] };

/** Wrapped between words; or anywhere, where only that makes it two lines: a path or an address is one long word. */
const broken = (text: Clean, cells: number): readonly Clean[] => {
  const byWords = wrapWords(text, cells);
  const anywhere = wrap(text, cells);
  return byWords.length > 2 && anywhere.length <= 2 ? anywhere : byWords;
};

/** A message in one line or two. A longer one is cut, and says that :messages has all of it. */
const linesOf = ({ text, tone }: Flash, width: number): FlashLines => {
  const lineOf = (line: Clean): readonly Span[] => [{ text: indent }, { text: line, tone }];
  const [first = clean(''), ...rest] = broken(clean(text), Math.max(10, width - 1));
  const [second] = rest;
  if (second === undefined) return { first: lineOf(first) };
  if (rest.length === 1) return { first: lineOf(first), second: lineOf(second) };
  const beginning = fit(joinClean(rest, indent), width - 1 - widthOf(pointer.text));
  return { first: lineOf(first), second: [...lineOf(beginning), pointer] };
};

/** The last message of a state in lines; undefined where there is none. */
export const flashLines = (state: State): FlashLines | undefined => {
  const { flash, size } = state;
  return flash === undefined
    ? undefined
    : linesOf({ ...flash, text: fillIn(state)(flash.text) }, size.columns);
};

/** Why a key did not act, in one line, while something is typed where messages stand otherwise. */
export const refusalLine = (state: State): readonly Span[] | undefined =>
  'field' in state.overlay && state.flash?.isRefusal === true
    ? flashLines(state)?.first
    : undefined;

/** The second line of the last message; undefined where it has none, or while something is typed. */
export const secondFlashLine = (state: State): readonly Span[] | undefined =>
  'field' in state.overlay ? undefined : flashLines(state)?.second;
