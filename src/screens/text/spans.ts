// Helpers for a line of spans: its width, cutting it, and putting text at both ends.

import type { Span } from '../../terminal/look/tones.ts';
import { clean, concat } from '../../terminal/text/clean.ts';
import { fit, widthOf } from '../../terminal/text/width.ts';

/** Makes a text too long for the cells that it fills. */
const more = clean(' ');

/** How many cells spans take. */
export const spansWidth = (spans: readonly Span[]): number =>
  spans.reduce((sum, { text }) => sum + widthOf(text), 0);

const isBlank = ({ text }: Span): boolean => text.trim() === '';

/** Spans cut to at most so many cells, with their looks. What was cut off is told by the sign at the end. */
export const cutSpans = (spans: readonly Span[], width: number): readonly Span[] => {
  let left = width;
  const kept: Span[] = [];
  for (const [index, span] of spans.entries()) {
    if (left <= 0) break;
    const cells = widthOf(span.text);
    const isWhole = cells < left || (cells === left && spans.slice(index + 1).every(isBlank));
    kept.push(isWhole ? span : { ...span, text: fit(concat(span.text, more), left) });
    left -= cells;
  }
  return kept;
};

/** A line with spans at both ends. Where both do not fit, the right ones are dropped and the left ones are cut. */
export const spansAtBothEnds = (
  left: readonly Span[],
  right: readonly Span[],
  width: number,
): readonly Span[] => {
  const spare = width - spansWidth(left) - spansWidth(right);
  if (spare < 1) return cutSpans(left, width);
  return [...left, { text: clean(' '.repeat(spare)) }, ...right];
};
