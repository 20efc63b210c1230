import { type Background, backgroundOf } from './themes.ts';

/** Asks a terminal which colour is behind its text (OSC 11). Those that do not know the question say nothing. */
export const BACKGROUND_QUESTION = '\x1b]11;?\x1b\\';

/** The longest answer there is, and room for what came before it. */
const LONGEST_BYTES = 128;
const ANSWER = /\]11;rgba?:([\da-f]{1,4})\/([\da-f]{1,4})\/([\da-f]{1,4})/i;

/** A part of a colour, one to four hexadecimal digits, as 0 to 255. */
function part(digits: string): number {
  return Math.round((Number.parseInt(digits, 16) / (16 ** digits.length - 1)) * 255);
}

/**
 * Looks for the answer to the question in the bytes of a terminal, however late it comes and in how many pieces. Calls
 * `onFound` once; give it every chunk.
 */
export function createBackgroundWatch(
  onFound: (background: Background) => void,
): (bytes: string) => void {
  let seen = '';
  let isFound = false;
  return (bytes) => {
    if (isFound) return;
    seen = (seen + bytes).slice(-LONGEST_BYTES);
    const answer = ANSWER.exec(seen);
    // An answer that is cut off within its last part would be read as a darker colour.
    if (answer === null || seen.length === answer.index + answer[0].length) return;
    isFound = true;
    const [, red = '0', green = '0', blue = '0'] = answer;
    onFound(backgroundOf([part(red), part(green), part(blue)]));
  };
}

/** What `COLORFGBG` says of the background: the last number is a colour of the 16; 7 and the bright ones are light. */
export function backgroundNamedIn(variable: string | undefined): Background {
  const last = /(?:^|;)(\d+)$/.exec(variable ?? '')?.[1];
  if (last === undefined) return 'unknown';
  const colour = Number(last);
  return colour === 7 || (colour >= 9 && colour <= 15) ? 'light' : 'dark';
}
