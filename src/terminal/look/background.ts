// Finds out whether the terminal's background is light or dark.

import { type Background, backgroundOf } from './themes.ts';

/** Asks a terminal which colour is behind its text (OSC 11). Those that do not know the question say nothing. */
export const backgroundQuestion = '\x1b]11;?\x1b\\';

/** The longest answer there is, and room for what came before it. */
const longestBytes = 128;
const answerPattern = /\]11;rgba?:([\da-f]{1,4})\/([\da-f]{1,4})\/([\da-f]{1,4})/i;

/** A part of a colour, one to four hexadecimal digits, as 0 to 255. */
const part = (digits: string): number =>
  Math.round((Number.parseInt(digits, 16) / (16 ** digits.length - 1)) * 255);

/**
 * Looks for the answer to the question in the bytes of a terminal, however late it comes and in how many pieces. Calls
 * `onFound` once; give it every chunk.
 */
export const createBackgroundWatch = (
  onFound: (background: Background) => void,
): ((bytes: string) => void) => {
  let seen = '';
  let isFound = false;
  return (bytes) => {
    if (isFound) return;
    seen = (seen + bytes).slice(-longestBytes);
    const answer = answerPattern.exec(seen);
    // An answer that is cut off within its last part would be read as a darker colour.
    if (answer === null || seen.length === answer.index + answer[0].length) return;
    isFound = true;
    const [, red = '0', green = '0', blue = '0'] = answer;
    onFound(backgroundOf([part(red), part(green), part(blue)]));
  };
};

/** What `COLORFGBG` says of the background: the last number is a colour of the 16; 7 and the bright ones are light. */
export const backgroundNamedIn = (variable: string | undefined): Background => {
  const last = /(?:^|;)(\d+)$/.exec(variable ?? '')?.[1];
  if (last === undefined) return 'unknown';
  const colour = Number(last);
  return colour === 7 || (colour >= 9 && colour <= 15) ? 'light' : 'dark';
};

/** Families of terminals that answer the question or take no notice of it; on others it may show as text. */
const askedTerminals =
  /^(xterm|tmux|rxvt|alacritty|foot|kitty|ghostty|wezterm|contour|konsole|gnome|vte|iterm|mintty|st)\b/;

/**
 * Whether the terminal may be asked for its background. The Linux console may print the question, and
 * under GNU screen the answer would be that of whichever window is in front.
 */
export const canAskBackground = (
  variables: Readonly<Record<string, string | undefined>>,
): boolean => {
  const { TERM = '', TMUX = '', STY = '' } = variables;
  if (STY !== '') return false;
  // tmux may call itself screen, too.
  return askedTerminals.test(TERM) || (TERM.startsWith('screen') && TMUX !== '');
};

/** Asking a terminal for its background once. */
export type BackgroundQuestion = {
  /** Sends the question. */
  ask(): void;
  /** Sees the bytes of the terminal, before anybody makes keys of them. */
  readonly watch: (bytes: string) => void;
  /**
   * Runs something once no answer can arrive any more. If the terminal went back to the shell before that, the shell
   * would take the answer for typed letters. Waits for a fraction of a second at most, and not at all where the question
   * was not asked, or long ago.
   */
  whenQuiet(run: () => void): void;
};

/** How long an answer may be on its way, over a slow line too, milliseconds. */
const answerMs = 300;

/** A question that goes to `send`, and whose answer goes to `onFound`. */
export const createBackgroundQuestion = (
  send: (question: string) => void,
  onFound: (background: Background) => void,
  now: () => number = performance.now.bind(performance),
): BackgroundQuestion => {
  let askedAtMs: number | undefined;
  let goOn: () => void = () => {};
  const watch = createBackgroundWatch((background) => {
    askedAtMs = undefined;
    onFound(background);
    goOn();
  });
  return {
    ask: () => {
      askedAtMs = now();
      send(backgroundQuestion);
    },
    watch,
    whenQuiet: (run) => {
      const leftMs = askedAtMs === undefined ? 0 : askedAtMs + answerMs - now();
      if (leftMs <= 0) {
        run();
        return;
      }
      const timer = setTimeout(() => goOn(), leftMs);
      goOn = () => {
        clearTimeout(timer);
        goOn = () => {};
        run();
      };
    },
  };
};
