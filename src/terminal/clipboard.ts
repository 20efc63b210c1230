// The escape sequences that put a text into the terminal's clipboard (OSC 52), through terminal multiplexers.

/** The terminal multiplexers that need a text for the clipboard in their own way. */
export type Multiplexer = 'tmux' | 'screen';

/** What is between the program and the terminal of the operator, as far as that can be known here. */
export type Way = {
  /** The multiplexer that the program runs in; `either` where it must be one of them, on another machine. */
  readonly innermost: Multiplexer | 'either' | 'mosh' | 'none';
  /** Whether that one seems to run in another one, which may keep what is passed to it. */
  readonly isNested: boolean;
};

/**
 * The largest text that is sent: terminals drop an OSC 52 beyond about 100,000 bytes without a word, and base64 makes
 * three bytes four.
 */
export const longestCopyBytes = 74_000;

/** GNU screen takes no longer string, and shows one that is longer as text. */
const longestScreenString = 768;

/** mosh keeps no more of a string than 16,384 bytes, so that of a longer one only the beginning would be copied. */
const longestMoshString = 16_000;

/** Strings of this length are passed on by every GNU screen. */
const longestScreenPiece = 240;

/** The name of a program without its folder and what it says of itself, such as in `tmux: server`. */
const programName = (name: string): string => /[^/]*$/.exec(name)?.[0].split(':')[0] ?? '';

/** Programs that hold a terminal, and show on the one that they are in what comes from it. */
const relays = ['sudo', 'su', 'doas', 'runuser', 'script'];

/** Programs behind which another machine begins. */
const remotes = ['sshd', 'sshd-session', 'mosh-server', 'dropbear', 'telnetd', 'in.telnetd'];

/** What the name of the terminal says: each multiplexer gives its own, and `screen` alone may be that of either. */
const multiplexerOfTerm = (term: string): Way['innermost'] => {
  if (/^tmux\b/.test(term)) return 'tmux';
  if (term.startsWith('screen.')) return 'screen';
  return /^screen\b/.test(term) ? 'either' : 'none';
};

/**
 * What is between the program and the terminal of the operator. `holders` are the programs that hold the terminals which
 * it is in, nearest first: they are right where variables were taken over by a shell inside, or did not come along, as
 * over SSH.
 */
export const wayToTerminal = (
  variables: Readonly<Record<string, string | undefined>>,
  holders: readonly string[],
): Way => {
  const { TMUX = '', STY = '', TERM = '' } = variables;
  const ofTerm = multiplexerOfTerm(TERM);
  const isInside = /^screen\.(?:screen|tmux)\b/.test(TERM);
  const [nearest] = holders.map(programName).filter((name) => !relays.includes(name));
  if (nearest === 'mosh-server' && ofTerm === 'none') return { innermost: 'mosh', isNested: false };
  if (nearest !== undefined && remotes.includes(nearest)) {
    return { innermost: ofTerm, isNested: isInside };
  }
  const isNested = isInside || (TMUX !== '' && STY !== '');
  if (nearest === 'tmux') return { innermost: 'tmux', isNested };
  if (nearest === 'screen' || nearest === 'SCREEN') return { innermost: 'screen', isNested };
  if (isNested) return { innermost: ofTerm === 'none' ? 'either' : ofTerm, isNested };
  const ofVariables = TMUX !== '' ? 'tmux' : STY !== '' ? 'screen' : undefined;
  return { innermost: ofVariables ?? ofTerm, isNested };
};

/** What is sent of a text, and whether all of it can get through the multiplexer that it is for. */
export type ClipboardSequence = { readonly sequence: string; readonly isShortEnough: boolean };

/**
 * The sequence that puts a text into the clipboard of the terminal in front of the user (OSC 52), also over SSH;
 * undefined where the text is too long. tmux takes it as it is where it is told to, and passes it on in a wrap where it
 * is told to; screen passes on what is wrapped.
 */
export const clipboardSequence = (
  text: string,
  through: Way['innermost'],
): ClipboardSequence | undefined => {
  const bytes = Buffer.from(text);
  if (bytes.length > longestCopyBytes) return undefined;
  const plain = `\x1b]52;c;${bytes.toString('base64')}\x07`;
  const isShort = plain.length <= longestScreenString;
  const forScreen = () =>
    piecesOf(plain)
      .map((piece) => `\x1bP${piece}\x1b\\`)
      .join('');
  switch (through) {
    case 'none':
      return { sequence: plain, isShortEnough: true };
    case 'mosh':
      return plain.length <= longestMoshString
        ? { sequence: plain, isShortEnough: true }
        : { sequence: '', isShortEnough: false };
    case 'tmux': {
      const wrapped = `\x1bPtmux;${plain.replaceAll('\x1b', '\x1b\x1b')}\x1b\\`;
      return { sequence: plain + wrapped, isShortEnough: true };
    }
    case 'screen':
      return { sequence: forScreen(), isShortEnough: isShort };
    case 'either':
      // tmux shows nothing of what is wrapped for screen; screen would show more of the plain one than it can take.
      return { sequence: `${isShort ? plain : ''}${forScreen()}`, isShortEnough: isShort };
  }
};

const piecesOf = (sequence: string): string[] => {
  const pieces: string[] = [];
  for (let at = 0; at < sequence.length; at += longestScreenPiece) {
    pieces.push(sequence.slice(at, at + longestScreenPiece));
  }
  return pieces;
};
