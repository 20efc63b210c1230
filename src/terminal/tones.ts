import type { Clean } from './clean.ts';

/** What a text feels like; which colour that is, is decided here and nowhere else. */
export type Tone = 'plain' | 'bad' | 'warn' | 'good' | 'quiet' | 'accent';

/** A piece of a line: clean text and how it looks. Weight and inversion work without colour too. */
export type Span = {
  readonly text: Clean;
  readonly tone?: Tone;
  readonly bold?: boolean;
  readonly inverse?: boolean;
};

/** Turns the pieces of a line into one text with the terminal's own attributes. */
export type Paint = (spans: readonly Span[]) => string;

/** SGR codes of the 16 colours that every terminal has; quiet is grey, which light and dark screens both show. */
const colours: Readonly<Record<Tone, readonly [open: string, close: string]>> = {
  plain: ['', ''],
  bad: ['\u001B[31m', '\u001B[39m'],
  warn: ['\u001B[33m', '\u001B[39m'],
  good: ['\u001B[32m', '\u001B[39m'],
  quiet: ['\u001B[90m', '\u001B[39m'],
  accent: ['\u001B[36m', '\u001B[39m'],
};

const noColour: readonly [string, string] = ['', ''];

/** A paint with colours, or one that keeps to bold and inverse. */
export const createPaint =
  (withColours: boolean): Paint =>
  (spans) => {
    let line = '';
    for (const { text, tone = 'plain', bold, inverse } of spans) {
      const [open, close] = withColours ? colours[tone] : noColour;
      const heavy = bold === true ? ['\u001B[1m', '\u001B[22m'] : noColour;
      const turned = inverse === true ? ['\u001B[7m', '\u001B[27m'] : noColour;
      line += `${open}${heavy[0]}${turned[0]}${text}${turned[1]}${heavy[1]}${close}`;
    }
    return line;
  };
