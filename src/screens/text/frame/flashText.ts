// The last message as one or two lines at the bottom of the screen.

import type { Flash } from '../../../store/messages.ts';
import type { State } from '../../../store/state.ts';
import type { Span } from '../../../terminal/look/tones.ts';
import { type Clean, clean, joinClean } from '../../../terminal/text/clean.ts';
import { fit, widthOf, wrap, wrapWords } from '../../../terminal/text/width.ts';

const indent = clean(' ');
const pointer: Span = { text: clean('  :messages'), tone: 'quiet' };

/** The last message as it stands above the hints; one that is longer goes on in their place, for as long as it is there. */
export type FlashLines = { readonly first: readonly Span[]; readonly second?: readonly Span[] };

/** Broken between words, or anywhere where that leaves too little room: a path or an address is one long word. */
const broken = (text: Clean, cells: number): readonly Clean[] => {
  const byWords = wrapWords(text, cells);
  const anywhere = wrap(text, cells);
  return byWords.length > 2 && anywhere.length <= 2 ? anywhere : byWords;
};

/** A message in one line or two; of one that is longer still, where all of it is. */
export const flashLines = ({ text, tone }: Flash, width: number): FlashLines => {
  const lineOf = (line: Clean): readonly Span[] => [{ text: indent }, { text: line, tone }];
  const [first = clean(''), ...rest] = broken(clean(text), Math.max(10, width - 1));
  const [second] = rest;
  if (second === undefined) return { first: lineOf(first) };
  if (rest.length === 1) return { first: lineOf(first), second: lineOf(second) };
  const beginning = fit(joinClean(rest, indent), width - 1 - widthOf(pointer.text));
  return { first: lineOf(first), second: [...lineOf(beginning), pointer] };
};

/** The line of a message that stands in the place of the hints; undefined where none does, or something is typed. */
export const secondFlashLine = ({
  flash,
  overlay,
  size,
}: Pick<State, 'flash' | 'overlay' | 'size'>): readonly Span[] | undefined =>
  flash === undefined || 'field' in overlay ? undefined : flashLines(flash, size.columns).second;
