// Recognizes escape sequences in the bytes of a terminal: keys, replies, pastes.

/**
 * What begins at an ESC in the bytes of a terminal: a key, a reply of the terminal, a string, a paste, or Esc on its
 * own. Bytes are held as a string with one character a byte (latin1), because replies can hold bytes that are no UTF-8.
 */

export const ESC = '\x1b';

/** How long what is unfinished may still be continued: `key` is the short delay, `reply` the long one. */
export type Patience = 'key' | 'reply';

/**
 * What was found, with its length in bytes.
 * `alone`: ESC is the Esc key and what follows stands for itself.
 * `dropped`: it presses no key.
 * `string`: an introducer, after which everything up to its terminator is to be dropped.
 * `unfinished`: more bytes are needed; when they do not come, it is either `keys` after all, or `dropped`.
 */
export type Found =
  | { kind: 'alone' }
  | { kind: 'key'; length: number }
  | { kind: 'dropped'; length: number }
  | { kind: 'string'; length: number }
  | { kind: 'paste'; length: number }
  | { kind: 'unfinished'; patience: Patience; whenLate: 'keys' | 'dropped' };

const ALONE: Found = { kind: 'alone' };

/** A person can type ESC and then these bytes, so they are keys when nothing continues them in time. */
const PERHAPS_TYPED: Found = { kind: 'unfinished', patience: 'key', whenLate: 'keys' };

/** No key begins like this, or nobody types it: worth a long wait, and never to be typed as letters. */
const SURELY_SENT: Found = { kind: 'unfinished', patience: 'reply', whenLate: 'dropped' };

/** No key and no reply is longer; what goes on longer is noise. */
const LONGEST_CSI = 256;

const SHORT_CSI_KEYS = 'ABCDEFHPQRSZabcde';
const LONG_CSI_KEYS = 'ABCDEFHPQSZabcdeu~^$@';
const SS3_KEYS = 'ABCDEFHIMPQRSXabcdejklmnopqrstuvwxy';
/** rxvt ends shifted editing keys (Insert, Delete, PgUp, PgDn, Home, End) in `$`, elsewhere an intermediate byte. */
const RXVT_SHIFTED = '235678';

/**
 * What begins at `bytes[at]`, which is an ESC. Terminals send Alt with a character as ESC and that character, which is
 * also Esc and then the character: only what is in `alt` is taken for the first.
 */
export function sequenceAt(bytes: string, at: number, alt = ''): Found {
  switch (bytes[at + 1]) {
    case undefined:
      return PERHAPS_TYPED;
    case '[':
      return csiAt(bytes, at);
    case 'O':
      return ss3At(bytes, at);
    case ']':
    case 'P':
    case 'X':
    case '^':
    case '_':
      return stringAt(bytes, at);
    default:
      return alt.includes(bytes[at + 1] ?? '\n') ? { kind: 'key', length: 2 } : ALONE;
  }
}

/** Whether a byte is an end that closes a control string when ESC stands before it: ST is `ESC \`. */
export const STRING_END = '\\';

function csiAt(bytes: string, at: number): Found {
  const first = at + 2;
  if (bytes[first] === '[') return consoleKeyAt(bytes, at);
  // The old mouse report: three bytes of any value follow. (SCO consoles send this for F1, which is no key of ours.)
  if (bytes[first] === 'M') {
    return bytes.length >= at + 6
      ? { kind: 'dropped', length: 6 }
      : { kind: 'unfinished', patience: 'key', whenLate: 'dropped' };
  }
  let end = first;
  while (isBetween(bytes, end, '0', '?')) end += 1;
  const parameters = bytes.slice(first, end);
  if (bytes[end] === '$' && parameters.length === 1 && RXVT_SHIFTED.includes(parameters)) {
    return { kind: 'key', length: end + 1 - at };
  }
  if (parameters !== '') while (isBetween(bytes, end, ' ', '/')) end += 1;
  const length = end - at;
  if (length > LONGEST_CSI) return { kind: 'dropped', length };
  if (end >= bytes.length) return parameters === '' ? PERHAPS_TYPED : SURELY_SENT;
  if (!isBetween(bytes, end, '@', '~')) {
    return parameters === '' ? ALONE : { kind: 'dropped', length };
  }
  return wholeCsi(parameters, bytes.slice(first + parameters.length, end + 1), length + 1);
}

/**
 * A complete CSI sequence. `ESC [ n ; n R` is both a cursor position report and F3 with a modifier; no key of ours is
 * F3, so it counts as the report.
 */
function wholeCsi(parameters: string, ending: string, length: number): Found {
  if (parameters === '') {
    if (SHORT_CSI_KEYS.includes(ending)) return { kind: 'key', length };
    return ending === 'I' || ending === 'O' ? { kind: 'dropped', length } : ALONE;
  }
  if (parameters === '200' && ending === '~') return { kind: 'paste', length };
  const isKey =
    parameters !== '201' &&
    /^[\d;:]+$/.test(parameters) &&
    ending.length === 1 &&
    LONG_CSI_KEYS.includes(ending);
  return { kind: isKey ? 'key' : 'dropped', length };
}

/** `ESC [ [ A` (F1 to F5 of the Linux console) and `ESC [ [ 5 ~` (PuTTY). */
function consoleKeyAt(bytes: string, at: number): Found {
  const third = bytes[at + 3];
  if (third === undefined) return PERHAPS_TYPED;
  if (isBetween(bytes, at + 3, 'A', 'E')) return { kind: 'key', length: 4 };
  if (third !== '5' && third !== '6') return ALONE;
  if (bytes[at + 4] === undefined) return PERHAPS_TYPED;
  return bytes[at + 4] === '~' ? { kind: 'key', length: 5 } : ALONE;
}

function ss3At(bytes: string, at: number): Found {
  let end = at + 2;
  while (isBetween(bytes, end, '0', '9') || bytes[end] === ';') end += 1;
  const final = bytes[end];
  if (final === undefined) return PERHAPS_TYPED;
  return SS3_KEYS.includes(final) ? { kind: 'key', length: end + 1 - at } : ALONE;
}

/**
 * OSC `]`, DCS `P`, SOS `X`, PM `^` and APC `_`. `]`, `P` and `X` are also keys that may follow an Esc in one chunk, so
 * a string is believed when it goes on as replies do (OSC with its number, DCS with a parameter or one of `> ! $ +`),
 * or when its terminator is already here.
 */
function stringAt(bytes: string, at: number): Found {
  const introducer = bytes[at + 1];
  const next = bytes[at + 2];
  if (next === undefined) {
    if (introducer === 'X') return ALONE;
    return { kind: 'unfinished', patience: introducer === 'P' ? 'key' : 'reply', whenLate: 'keys' };
  }
  const isReply =
    (introducer === ']' && isBetween(bytes, at + 2, '0', '9')) ||
    (introducer === 'P' && '0123456789>!$+'.includes(next)) ||
    ((introducer === '^' || introducer === '_') && next >= ' ');
  if (isReply) return { kind: 'string', length: 2 };
  const nextEscape = bytes.indexOf(ESC, at + 2);
  const isTerminated = nextEscape >= 0 && bytes[nextEscape + 1] === STRING_END;
  return isTerminated ? { kind: 'string', length: 2 } : ALONE;
}

function isBetween(bytes: string, at: number, low: string, high: string): boolean {
  const byte = bytes[at];
  return byte !== undefined && byte >= low && byte <= high;
}

/**
 * The rest of a reply whose ESC came so much earlier that it was acted on as Esc: `]11;rgb:…` of a colour, `[?62;c` of
 * the device attributes, `[?2026;2$y` of a mode, `[?0u` of the keyboard. Only for the very next bytes after such an Esc.
 */
export function lateReplyAt(bytes: string, at: number): Found | undefined {
  const rest = bytes.slice(at, at + 64);
  if (/^\]\d{1,4};(?:\d{1,3};)?rgba?:/.test(rest)) return { kind: 'string', length: 1 };
  const report = /^\[[?>][\d;]*(?:c|u|n|\$y)/.exec(rest);
  if (report) return { kind: 'dropped', length: report[0].length };
  if (rest.length === bytes.length - at && mayBecomeLateReply(rest)) {
    const patience = rest.length === 1 ? 'key' : 'reply';
    return { kind: 'unfinished', patience, whenLate: 'keys' };
  }
  return undefined;
}

// A lone `[` is let through at once: it is a key of its own and the reports behind it are rare.
function mayBecomeLateReply(rest: string): boolean {
  return /^(?:\](?:\d{1,4}(?:;(?:\d{1,3};?)?(?:r(?:g(?:ba?)?)?)?)?)?|\[[?>][\d;]*\$?)$/.test(rest);
}
