// A line of text on screen, and helpers that wrap, indent and label such lines.

import type { Span } from '../../terminal/look/tones.ts';
import { clean, cleanLines, joinClean } from '../../terminal/text/clean.ts';
import { safeJson } from '../../terminal/text/json.ts';
import { wrapWords } from '../../terminal/text/width.ts';
import { spansWidth } from './spans.ts';

/** A line of text on screen. */
export type TextLine = readonly Span[];

/** Text of the tenant as lines of at most `width` cells, each behind `indent` blanks. Its line ends stay. */
export const wrappedLines = (
  text: string,
  indent: number,
  width: number,
  look: Omit<Span, 'text'> = {},
): readonly TextLine[] =>
  cleanLines(text)
    .flatMap((part) => wrapWords(part, Math.max(10, width - indent)))
    .map((part): TextLine => [{ text: clean(' '.repeat(indent)) }, { text: part, ...look }]);

/** Lines with a label before them: it stands on the first line, and the others are indented by its width. */
export const labelledLines = (label: TextLine, lines: readonly TextLine[]): readonly TextLine[] => {
  const indent: Span = { text: clean(' '.repeat(spansWidth(label))) };
  return lines.map((line, index) => (index === 0 ? [...label, ...line] : [indent, ...line]));
};

/** A value as JSON on one line, with a blank where JSON of several lines has a line end. */
export const jsonOnOneLine = (value: unknown): string => safeJson(value).replace(/\s*\n\s*/g, ' ');

/** The text of a line without its looks. */
export const plainText = (spans: TextLine): string =>
  joinClean(
    spans.map(({ text }) => text),
    clean(''),
  );
