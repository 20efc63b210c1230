// The escape sequence that puts a text into the terminal's clipboard (OSC 52).

/** What a sequence for the clipboard has to get through on its way. */
export type Multiplexer = 'none' | 'tmux' | 'screen';

/**
 * The largest text that is sent: terminals drop an OSC 52 beyond about 100,000 bytes without a word, and base64 makes
 * three bytes four.
 */
export const LONGEST_COPY_BYTES = 74_000;

/** GNU screen passes strings of at most this length. */
const LONGEST_SCREEN_PIECE = 240;

/** Which multiplexer the variables speak of. */
export function multiplexerNamedIn(
  variables: Readonly<Record<string, string | undefined>>,
): Multiplexer {
  if ((variables.TMUX ?? '') !== '') return 'tmux';
  return (variables.STY ?? '') === '' ? 'none' : 'screen';
}

/**
 * The sequence that puts a text into the clipboard of the terminal that one looks at (OSC 52), however many computers
 * away it is; undefined where the text is too long for it. tmux and screen hand it on when they are told to.
 */
export function clipboardSequence(text: string, through: Multiplexer): string | undefined {
  const bytes = Buffer.from(text);
  if (bytes.length > LONGEST_COPY_BYTES) return undefined;
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
}

function piecesOf(sequence: string): string[] {
  const pieces: string[] = [];
  for (let at = 0; at < sequence.length; at += LONGEST_SCREEN_PIECE) {
    pieces.push(sequence.slice(at, at + LONGEST_SCREEN_PIECE));
  }
  return pieces;
}
