// The escape sequence that puts a text into the terminal's clipboard (OSC 52).

/** The terminal multiplexer between the program and the terminal. */
export type Multiplexer = 'none' | 'tmux' | 'screen';

/**
 * The largest text that is sent: terminals drop an OSC 52 beyond about 100,000 bytes without a word, and base64 makes
 * three bytes four.
 */
export const longestCopyBytes = 74_000;

/** GNU screen passes strings of at most this length. */
const longestScreenPiece = 240;

/** The multiplexer that the environment variables name. */
export const multiplexerNamedIn = (
  variables: Readonly<Record<string, string | undefined>>,
): Multiplexer => {
  if ((variables.TMUX ?? '') !== '') return 'tmux';
  return (variables.STY ?? '') === '' ? 'none' : 'screen';
};

/**
 * The sequence that puts a text into the clipboard of the terminal in front of the user (OSC 52), also over SSH;
 * undefined where the text is too long. tmux and screen need it wrapped to pass it on.
 */
export const clipboardSequence = (text: string, through: Multiplexer): string | undefined => {
  const bytes = Buffer.from(text);
  if (bytes.length > longestCopyBytes) return undefined;
  const sequence = `\x1b]52;c;${bytes.toString('base64')}\x07`;
  switch (through) {
    case 'none':
      return sequence;
    case 'tmux':
      return `\x1bPtmux;${sequence.replaceAll('\x1b', '\x1b\x1b')}\x1b\\`;
    case 'screen':
      return piecesOf(sequence)
        .map((piece) => `\x1bP${piece}\x1b\\`)
        .join('');
  }
};

const piecesOf = (sequence: string): string[] => {
  const pieces: string[] = [];
  for (let at = 0; at < sequence.length; at += longestScreenPiece) {
    pieces.push(sequence.slice(at, at + longestScreenPiece));
  }
  return pieces;
};
