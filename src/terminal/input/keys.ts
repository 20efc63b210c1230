// The names of all keys, and the bytes that terminals send for them.

import { graphemes } from '../text/graphemes.ts';

/** What is needed of the second argument that Ink's `useInput` gives. */
export type PressedKey = {
  readonly upArrow: boolean;
  readonly downArrow: boolean;
  readonly leftArrow: boolean;
  readonly rightArrow: boolean;
  readonly pageDown: boolean;
  readonly pageUp: boolean;
  readonly home: boolean;
  readonly end: boolean;
  readonly return: boolean;
  readonly escape: boolean;
  readonly ctrl: boolean;
  readonly shift: boolean;
  readonly tab: boolean;
  readonly backspace: boolean;
  readonly delete: boolean;
  readonly meta: boolean;
  readonly super?: boolean;
  readonly hyper?: boolean;
  readonly eventType?: 'press' | 'repeat' | 'release';
};

const bytesOfKey: Readonly<Record<string, string>> = {
  space: ' ',
  enter: '\r',
  esc: '\x1b',
  tab: '\t',
  'shift-tab': '\x1b[Z',
  backspace: '\x7f',
  delete: '\x1b[3~',
  up: '\x1b[A',
  down: '\x1b[B',
  right: '\x1b[C',
  left: '\x1b[D',
  'shift-right': '\x1b[1;2C',
  'shift-left': '\x1b[1;2D',
  home: '\x1b[H',
  end: '\x1b[F',
  pgup: '\x1b[5~',
  pgdn: '\x1b[6~',
  'ctrl-space': '\x00',
};

/** Terminals send these ctrl letters as Tab, Enter and Backspace, so they are no keys of their own. */
const ctrlLettersOfOtherKeys = 'hijm';

const ctrlLetters = [...'abcdefghijklmnopqrstuvwxyz'].filter(
  (letter) => !ctrlLettersOfOtherKeys.includes(letter),
);

/** F1 to F12, as xterm sends them. */
const functionKeys: Readonly<Record<string, string>> = {
  f1: '\x1bOP',
  f2: '\x1bOQ',
  f3: '\x1bOR',
  f4: '\x1bOS',
  f5: '\x1b[15~',
  f6: '\x1b[17~',
  f7: '\x1b[18~',
  f8: '\x1b[19~',
  f9: '\x1b[20~',
  f10: '\x1b[21~',
  f11: '\x1b[23~',
  f12: '\x1b[24~',
};

/** Every named key: all that have a name other than the character that they type. */
export const namedKeys: readonly string[] = [
  ...Object.keys(bytesOfKey),
  ...ctrlLetters.map((letter) => `ctrl-${letter}`),
  ...Object.keys(functionKeys),
];

/** Ink gives function keys no name, so they come through it as characters that nobody can type. */
const firstFunctionCharacter = 0xf0001;

/** The character that a function key is told to Ink as; `number` is 1 for F1. */
export const functionCharacter = (number: number): string =>
  String.fromCodePoint(firstFunctionCharacter + number - 1);

const functionName = (input: string): string | undefined => {
  const number = (input.codePointAt(0) ?? 0) - firstFunctionCharacter + 1;
  return input.length === 2 && number >= 1 && number <= 12 ? `f${number}` : undefined;
};

/** An Esc with a key behind it has no name in Ink either; the character is this one and the byte of the key. */
const firstChordCharacter = 0xf0100;

/** What of a chord's bytes is told to Ink for keys that are more than one byte: their last, in a place of its own. */
const arrowPlace = 0x80;

/** The character that an Esc with a key behind it is told to Ink as; `text` is the bytes of both. */
export const chordCharacter = (text: string): string => {
  const place = text.length > 2 ? arrowPlace : 0;
  return String.fromCodePoint(firstChordCharacter + place + text.charCodeAt(text.length - 1));
};

const chordKeys: Readonly<Record<number, string>> = {
  9: 'tab',
  13: 'enter',
  32: 'space',
  127: 'backspace',
  [arrowPlace + 0x43]: 'right',
  [arrowPlace + 0x44]: 'left',
};

const chordName = (input: string): string | undefined => {
  const code = (input.codePointAt(0) ?? 0) - firstChordCharacter;
  if (input.length !== 2 || code < 0 || code > 0xff) return undefined;
  return `esc+${chordKeys[code] ?? String.fromCharCode(code)}`;
};

/** The key behind the Esc of a chord, by the name of both; undefined for what is no chord. */
export const keyOfChord = (name: string): string | undefined => /^esc\+(.+)$/s.exec(name)?.[1];

/** What other people call keys, in small letters. */
const otherNames: Readonly<Record<string, string>> = {
  escape: 'esc',
  return: 'enter',
  pageup: 'pgup',
  pagedown: 'pgdn',
  del: 'delete',
  backtab: 'shift-tab',
  'ctrl-i': 'tab',
  'ctrl-m': 'enter',
  'ctrl-[': 'esc',
  'ctrl-h': 'backspace',
  'ctrl-j': 'enter',
};

/**
 * The key that somebody means who writes a name down (`Ctrl+X`, `Escape`, `F5`, `alt-x`, `o`), as it is called here;
 * undefined for what no terminal sends as a key of its own.
 */
export const keyNamed = (written: string): string | undefined => {
  if (written === ' ') return 'space';
  if (isOneCharacter(written)) return written;
  const alt = /^(?:alt|meta)[-+](.)$/i.exec(written)?.[1];
  if (alt !== undefined) return isAltCharacter(alt) ? `alt-${alt}` : undefined;
  const name = written.toLowerCase().replace(/^(ctrl|shift)\+/, '$1-');
  const usual = otherNames[name] ?? name;
  return namedKeys.includes(usual) || /^ctrl-[\\\]^_]$/.test(usual) ? usual : undefined;
};

/** Whether Alt with a character can be told from the beginning of an escape sequence. */
const isAltCharacter = (character: string): boolean =>
  /^[!-~]$/.test(character) && !'[]O^_PX'.includes(character);

/**
 * The name of one key press, from the arguments of Ink's `useInput`: the character itself (`j`, `J`, `é`), one of
 * `namedKeys`, `alt-` and a character, `word-left` and the like, or `esc+` and a key where both came in one piece.
 * Undefined for what is no key here: other modifiers with a character, releases, and text of more than one character. A
 * modifier that has no name of its own with a key is left out (ctrl-↑ is `up`).
 */
export const keyName = (input: string, key: PressedKey): string | undefined => {
  if (key.eventType === 'release') return undefined;
  if (key.escape) return 'esc';
  if (key.return) return 'enter';
  if (key.tab) return key.shift ? 'shift-tab' : 'tab';
  if (key.backspace) return key.meta ? 'word-backspace' : 'backspace';
  if (key.delete) return 'delete';
  if (key.upArrow) return 'up';
  if (key.downArrow) return 'down';
  if (key.leftArrow) return sideways('left', key);
  if (key.rightArrow) return sideways('right', key);
  if (key.home) return 'home';
  if (key.end) return 'end';
  if (key.pageUp) return 'pgup';
  if (key.pageDown) return 'pgdn';
  if (key.super || key.hyper) return undefined;
  if (key.meta) return altName(input, key);
  return functionName(input) ?? chordName(input) ?? typedName(input, key);
};

/** Alt and ctrl with an arrow go by words where there is text. */
const sideways = (side: 'left' | 'right', key: PressedKey): string => {
  if (key.meta || key.ctrl) return `word-${side}`;
  return key.shift ? `shift-${side}` : side;
};

const altName = (input: string, key: PressedKey): string | undefined => {
  if (key.ctrl || !isAltCharacter(input)) return undefined;
  return `alt-${key.shift ? input.toUpperCase() : input}`;
};

const typedName = (input: string, key: PressedKey): string | undefined => {
  // In raw mode Enter sends a return; a line feed comes from programs that type, and they mean Enter.
  if (input === '\n' || input === '\r') return 'enter';
  if (!isOneCharacter(input)) return undefined;
  const character = input === ' ' ? 'space' : input;
  if (key.ctrl) return `ctrl-${character.toLowerCase()}`;
  // The keyboard protocol gives the unshifted letter and the modifier.
  return key.shift && /^\p{Ll}$/u.test(character) ? character.toUpperCase() : character;
};

/** The bytes (UTF-8 text) that a terminal sends for a key by its name. Throws for a name that no key has. */
export const keyBytes = (name: string): string => {
  const bytes = bytesOfKey[name] ?? functionKeys[name];
  if (bytes !== undefined) return bytes;
  if (/^alt-.$/.test(name)) return `\x1b${name.slice(4)}`;
  const letter = /^ctrl-([a-z\\\]^_])$/.exec(name)?.[1];
  if (letter !== undefined) return String.fromCharCode(letter.charCodeAt(0) & 0x1f);
  if (isOneCharacter(name)) return name;
  throw new Error(`No key is called ${JSON.stringify(name)}`);
};

const isOneCharacter = (text: string): boolean => {
  if (text.length === 1) return text >= ' ' && text !== '\x7f';
  const [first, second] = graphemes.segment(text);
  return first !== undefined && second === undefined && text >= ' ';
};
