// Paints the spans of a line: clean text with tones becomes text with escape sequences.

import { asciiText } from '../text/ascii.ts';
import type { Clean } from '../text/clean.ts';
import { type Theme, type Tone, themeOf } from './themes.ts';

export type { Tone } from './themes.ts';

/** A piece of a line: clean text and how it looks. Weight and inversion work without colour too. */
export type Span = {
  readonly text: Clean;
  readonly tone?: Tone;
  readonly bold?: boolean;
  readonly inverse?: boolean;
};

/**
 * Turns the pieces of a line into one text with the terminal's own attributes; says whether that is ASCII only, and
 * whether quiet text can be told from plain text by its colour.
 */
export type Paint = ((spans: readonly Span[]) => string) & {
  readonly ascii: boolean;
  readonly quietShows: boolean;
};

/** What a paint keeps to. */
export type PaintOptions = {
  readonly theme: Theme;
  /** Only characters that every terminal has: signs and letters beyond ASCII become plain ones of the same width. */
  readonly ascii: boolean;
};

const wrapped = (text: string, open: string, close: string): string =>
  `\u001B[${open}m${text}\u001B[${close}m`;

/** A paint with the colours of a theme. Bold and inverse stay where there are none. */
export const createPaint = (
  { theme, ascii }: PaintOptions = { theme: themeOf('16', 'unknown'), ascii: false },
): Paint => {
  const painted = (spans: readonly Span[]): string => {
    let line = '';
    for (const { text, tone = 'plain', bold, inverse } of spans) {
      let piece: string = ascii ? asciiText(text) : text;
      if (inverse === true) piece = wrapped(piece, '7', '27');
      if (bold === true) piece = wrapped(piece, '1', '22');
      const colour = theme[tone];
      line += colour === '' ? piece : wrapped(piece, colour, '39');
    }
    return line;
  };
  return Object.assign(painted, { ascii, quietShows: theme.quiet !== '' });
};
