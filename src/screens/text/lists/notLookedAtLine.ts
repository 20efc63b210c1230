// The line under a list that says what could not be looked at.

import type { Span } from '../../../terminal/look/tones.ts';
import { type Clean, clean } from '../../../terminal/text/clean.ts';
import { widthOf } from '../../../terminal/text/width.ts';
import { cutSpans } from '../spans.ts';

const moreOf = (more: number): string => (more === 0 ? '' : ` · and ${more} more`);

const lineOf = (sentences: readonly string[], more: number): Clean =>
  clean(` not looked at: ${sentences.join(' · ')}${moreOf(more)}`);

/**
 * What a list could not look at, in one line: as many of the sentences as fit whole, in their order, and how many there
 * are more. The first is there in any case, cut where it is too long.
 */
export const notLookedAtSpans = (sentences: readonly string[], width: number): readonly Span[] => {
  for (let count = sentences.length; count > 0; count -= 1) {
    const text = lineOf(sentences.slice(0, count), sentences.length - count);
    if (widthOf(text) <= width) return [{ text, tone: 'warn' }];
  }
  const end = clean(moreOf(sentences.length - 1));
  const first = { text: lineOf(sentences.slice(0, 1), 0), tone: 'warn' } as const;
  return [...cutSpans([first], width - widthOf(end)), { text: end, tone: 'warn' }];
};
