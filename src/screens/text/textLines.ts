// Helpers that make lines from texts and errors, wrapped and indented.

import { sentenceOf } from '../../api/sentences.ts';
import type { ApiError } from '../../model/apiError.ts';
import type { Kind } from '../../resources/types.ts';
import type { Span } from '../../terminal/look/tones.ts';
import { clean, cleanLines, joinClean } from '../../terminal/text/clean.ts';
import { wrapWords } from '../../terminal/text/width.ts';

/** A line of a text on screen. */
export type TextLine = readonly Span[];

const empty: TextLine = [];

/** Text of the tenant as lines of at most `width` cells, each behind `indent` blanks. */
export const wrappedLines = (
  text: string,
  indent: number,
  width: number,
  look: Omit<Span, 'text'> = {},
) =>
  cleanLines(text)
    .flatMap((part) => wrapWords(part, Math.max(10, width - indent)))
    .map((part): TextLine => [{ text: clean(' '.repeat(indent)) }, { text: part, ...look }]);

/** An error as lines: what happened, what to do, the ids that support asks for, and the tenant's own words. */
export const errorLines = (error: ApiError, width: number): readonly TextLine[] => {
  const { what, next, ids } = sentenceOf(error, {});
  const said = 'said' in error ? error.said.text : '';
  return [
    ...wrappedLines(what, 2, width, { tone: 'bad' }),
    ...wrappedLines(next, 2, width),
    ...(error.tag === 'forbidden'
      ? wrappedLines('See :whoami for what this token may do.', 2, width)
      : []),
    ...(said === '' || what.includes(said)
      ? []
      : wrappedLines(`The tenant says: ${said}`, 2, width, { tone: 'quiet' })),
    ...(ids === undefined ? [] : wrappedLines(ids, 2, width, { tone: 'quiet' })),
  ];
};

/** An error of a kind as lines; before it what it means where it is a state that only looks like an error. */
export const kindErrorLines = (kind: Kind, error: ApiError, width: number): readonly TextLine[] => {
  const why = kind.whenRefused?.(error);
  return [
    ...(why === undefined ? [] : [...wrappedLines(why, 2, width), empty]),
    ...errorLines(error, width),
  ];
};

/** A line without how it looks. */
export const plainText = (spans: TextLine): string =>
  joinClean(
    spans.map(({ text }) => text),
    clean(''),
  );
