// Helpers for a line of spans: its width, cutting it, and putting text at both ends.

import type { Span } from '../../terminal/look/tones.ts';
import { clean } from '../../terminal/text/clean.ts';
import { fit, widthOf } from '../../terminal/text/width.ts';

/** How many cells a line takes. */
export const spansWidth = (spans: readonly Span[]): number =>
  spans.reduce((sum, { text }) => sum + widthOf(text), 0);

/** Cuts a line to so many cells, keeping how its pieces look. */
export const cutSpans = (spans: readonly Span[], width: number): readonly Span[] => {
  let left = width;
  const kept: Span[] = [];
  for (const span of spans) {
    if (left <= 0) break;
    const cells = widthOf(span.text);
    kept.push(cells <= left ? span : { ...span, text: fit(span.text, left) });
    left -= cells;
  }
  return kept;
};

/** A line with something at each end: the right side stays whole where both fit, else it is dropped. */
export const spansAtBothEnds = (
  left: readonly Span[],
  right: readonly Span[],
  width: number,
): readonly Span[] => {
  const spare = width - spansWidth(left) - spansWidth(right);
  if (spare < 1) return cutSpans(left, width);
  return [...left, { text: clean(' '.repeat(spare)) }, ...right];
};
