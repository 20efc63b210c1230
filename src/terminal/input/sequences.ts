// Recognizes escape sequences in the bytes of a terminal: keys, replies, pastes.

/**
 * What begins at an ESC in the bytes of a terminal: a key, a reply of the terminal, a string, a paste, or Esc on its
 * own. Bytes are held as a string with one character a byte (latin1), because replies can hold bytes that are no UTF-8.
 */

export const escapeByte = '\x1b';

/** How long what is unfinished may still be continued: `key` is the short delay, `reply` the long one. */
export type Wait = 'key' | 'reply';

/**
 * What was found, with its length in bytes.
 * `alone`: ESC is the Esc key and what follows stands for itself.
 * `chord`: ESC and a key behind it.
 * `dropped`: it presses no key.
 * `string`: an introducer, after which everything up to its terminator is to be dropped.
 * `unfinished`: more bytes are needed; when they do not come, it is either `keys` after all, or `dropped`.
 */
export type Found =
  | { kind: 'alone' }
  | { kind: 'key'; length: number }
  | { kind: 'chord'; length: number }
  | { kind: 'dropped'; length: number }
  | { kind: 'string'; length: number }
  | { kind: 'paste'; length: number }
  | { kind: 'unfinished'; wait: Wait; whenLate: 'keys' | 'dropped' };

const alone: Found = { kind: 'alone' };

/** A person can type ESC and then these bytes, so they become keys when nothing follows in time. */
const perhapsTyped: Found = { kind: 'unfinished', wait: 'key', whenLate: 'keys' };

/** No key begins like this, or nobody types it: wait long for the rest, and never treat it as typed letters. */
const surelySent: Found = { kind: 'unfinished', wait: 'reply', whenLate: 'dropped' };

/** No key and no reply is longer; what goes on longer is noise. */
const longestCsi = 256;

const shortCsiKeys = 'ABCDEFHPQRSZabcde';
const longCsiKeys = 'ABCDEFHPQSZabcdeu~^$@';
const ss3Keys = 'ABCDEFHIMPQRSXabcdejklmnopqrstuvwxy';
/** rxvt ends shifted editing keys (Insert, Delete, PgUp, PgDn, Home, End) in `$`, elsewhere an intermediate byte. */
const rxvtShifted = '235678';

/**
 * What begins at `bytes[at]`, which is an ESC. Terminals send Alt with a character as ESC and that character, which is
 * also Esc and then the character: only what is in `alt` is taken for the first.
 */
export const sequenceAt = (bytes: string, at: number, alt = ''): Found => {
  switch (bytes[at + 1]) {
    case undefined:
      return perhapsTyped;
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
      return alt.includes(bytes[at + 1] ?? '\n') ? { kind: 'key', length: 2 } : alone;
  }
};

/** Keys of one byte that may stand behind an Esc without beginning a sequence. */
const singleKey = /^[\t\r -~\x7f]$/;

/**
 * An Esc and a key at this place, which came together: Alt with that key, as most terminals send it, or two keys that were
 * pressed before the first could be read. Undefined for a sequence.
 */
export const chordAt = (bytes: string, at: number): Found | undefined => {
  const next = bytes[at + 1] ?? '';
  if (next === escapeByte) {
    return /^[[O][CD]/.test(bytes.slice(at + 2)) ? { kind: 'chord', length: 4 } : undefined;
  }
  return singleKey.test(next) && !'[]O^_PX'.includes(next)
    ? { kind: 'chord', length: 2 }
    : undefined;
};

/** Whether a byte is an end that closes a control string when ESC stands before it: ST is `ESC \`. */
export const stringEnd = '\\';

const csiAt = (bytes: string, at: number): Found => {
  const first = at + 2;
  if (bytes[first] === '[') return consoleKeyAt(bytes, at);
  // The old mouse report: three bytes of any value follow. (SCO consoles send this for F1, which is no key of ours.)
  if (bytes[first] === 'M') {
    return bytes.length >= at + 6
      ? { kind: 'dropped', length: 6 }
      : { kind: 'unfinished', wait: 'key', whenLate: 'dropped' };
  }
  let end = first;
  while (isBetween(bytes, end, '0', '?')) end += 1;
  const parameters = bytes.slice(first, end);
  if (bytes[end] === '$' && parameters.length === 1 && rxvtShifted.includes(parameters)) {
    return { kind: 'key', length: end + 1 - at };
  }
  if (parameters !== '') while (isBetween(bytes, end, ' ', '/')) end += 1;
  const length = end - at;
  if (length > longestCsi) return { kind: 'dropped', length };
  if (end >= bytes.length) return parameters === '' ? perhapsTyped : surelySent;
  if (!isBetween(bytes, end, '@', '~')) {
    return parameters === '' ? alone : { kind: 'dropped', length };
  }
  return wholeCsi(parameters, bytes.slice(first + parameters.length, end + 1), length + 1);
};

/**
 * A complete CSI sequence. `ESC [ n ; n R` is both a cursor position report and F3 with a modifier; no key of ours is
 * F3, so it counts as the report.
 */
const wholeCsi = (parameters: string, ending: string, length: number): Found => {
  if (parameters === '') {
    if (shortCsiKeys.includes(ending)) return { kind: 'key', length };
    return ending === 'I' || ending === 'O' ? { kind: 'dropped', length } : alone;
  }
  if (parameters === '200' && ending === '~') return { kind: 'paste', length };
  const isKey =
    parameters !== '201' &&
    /^[\d;:]+$/.test(parameters) &&
    ending.length === 1 &&
    longCsiKeys.includes(ending);
  return { kind: isKey ? 'key' : 'dropped', length };
};

/** `ESC [ [ A` (F1 to F5 of the Linux console) and `ESC [ [ 5 ~` (PuTTY). */
const consoleKeyAt = (bytes: string, at: number): Found => {
  const third = bytes[at + 3];
  if (third === undefined) return perhapsTyped;
  if (isBetween(bytes, at + 3, 'A', 'E')) return { kind: 'key', length: 4 };
  if (third !== '5' && third !== '6') return alone;
  if (bytes[at + 4] === undefined) return perhapsTyped;
  return bytes[at + 4] === '~' ? { kind: 'key', length: 5 } : alone;
};

const ss3At = (bytes: string, at: number): Found => {
  let end = at + 2;
  while (isBetween(bytes, end, '0', '9') || bytes[end] === ';') end += 1;
  const final = bytes[end];
  if (final === undefined) return perhapsTyped;
  return ss3Keys.includes(final) ? { kind: 'key', length: end + 1 - at } : alone;
};

/**
 * OSC `]`, DCS `P`, SOS `X`, PM `^` and APC `_`. `]`, `P` and `X` are also keys that may follow an Esc in one chunk, so
 * a string is believed when it goes on as replies do (OSC with its number, DCS with a parameter or one of `> ! $ +`),
 * or when its terminator is already here.
 */
const stringAt = (bytes: string, at: number): Found => {
  const introducer = bytes[at + 1];
  const next = bytes[at + 2];
  if (next === undefined) {
    if (introducer === 'X') return alone;
    return { kind: 'unfinished', wait: introducer === 'P' ? 'key' : 'reply', whenLate: 'keys' };
  }
  const isReply =
    (introducer === ']' && isBetween(bytes, at + 2, '0', '9')) ||
    (introducer === 'P' && '0123456789>!$+'.includes(next)) ||
    ((introducer === '^' || introducer === '_') && next >= ' ');
  if (isReply) return { kind: 'string', length: 2 };
  const nextEscape = bytes.indexOf(escapeByte, at + 2);
  const isTerminated = nextEscape >= 0 && bytes[nextEscape + 1] === stringEnd;
  return isTerminated ? { kind: 'string', length: 2 } : alone;
};

const isBetween = (bytes: string, at: number, low: string, high: string): boolean => {
  const byte = bytes[at];
  return byte !== undefined && byte >= low && byte <= high;
};

/**
 * The rest of a reply whose ESC came so much earlier that it was acted on as Esc: `]11;rgb:…` of a colour, `[?62;c` of
 * the device attributes, `[?2026;2$y` of a mode, `[?0u` of the keyboard. Only for the very next bytes after such an Esc.
 */
export const lateReplyAt = (bytes: string, at: number): Found | undefined => {
  const rest = bytes.slice(at, at + 64);
  if (/^\]\d{1,4};(?:\d{1,3};)?rgba?:/.test(rest)) return { kind: 'string', length: 1 };
  const report = /^\[[?>][\d;]*(?:c|u|n|\$y)/.exec(rest);
  if (report) return { kind: 'dropped', length: report[0].length };
  if (rest.length === bytes.length - at && mayBecomeLateReply(rest)) {
    const wait = rest.length === 1 ? 'key' : 'reply';
    return { kind: 'unfinished', wait, whenLate: 'keys' };
  }
  return undefined;
};

// A lone `[` is let through at once: it is a key of its own and the reports behind it are rare.
const mayBecomeLateReply = (rest: string): boolean =>
  /^(?:\](?:\d{1,4}(?:;(?:\d{1,3};?)?(?:r(?:g(?:ba?)?)?)?)?)?|\[[?>][\d;]*\$?)$/.test(rest);
