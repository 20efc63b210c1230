// The lines of an error: what happened, what to do next, the ids for support, and the tenant's own words.

import { sentenceOf } from '../../api/sentences.ts';
import type { Fill } from '../../commands/keys/fillKeys.ts';
import type { ApiError } from '../../model/apiError.ts';
import type { Kind } from '../../resources/types.ts';
import { type TextLine, wrappedLines } from './textLines.ts';

const empty: TextLine = [];

/** An error as lines. */
export const errorLines = (error: ApiError, fill: Fill, width: number): readonly TextLine[] => {
  const { what, next, ids } = sentenceOf(error, {});
  const said = 'said' in error ? error.said.text : '';
  return [
    ...wrappedLines(what, 2, width, { tone: 'bad' }),
    ...wrappedLines(fill(next), 2, width),
    ...(error.tag === 'forbidden'
      ? wrappedLines('See :whoami for what this token may do.', 2, width)
      : []),
    ...(said === '' || what.includes(said)
      ? []
      : wrappedLines(`The tenant says: ${said}`, 2, width, { tone: 'quiet' })),
    ...(ids === undefined ? [] : wrappedLines(ids, 2, width, { tone: 'quiet' })),
  ];
};

/**
 * An error of reading a kind as lines. Where the kind knows what such an error means, as that a feature is not switched
 * on, that comes first.
 */
export const kindErrorLines = (
  kind: Kind,
  error: ApiError,
  fill: Fill,
  width: number,
): readonly TextLine[] => {
  const why = kind.whenRefused?.(error);
  return [
    ...(why === undefined ? [] : [...wrappedLines(fill(why), 2, width), empty]),
    ...errorLines(error, fill, width),
  ];
};
