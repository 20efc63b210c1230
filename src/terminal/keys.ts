/** One name for every key, from what Ink says about it to what the keymap, help and tests call it. */

/** What is needed of the second argument that Ink's `useInput` gives. */
export interface PressedKey {
  upArrow: boolean;
  downArrow: boolean;
  leftArrow: boolean;
  rightArrow: boolean;
  pageDown: boolean;
  pageUp: boolean;
  home: boolean;
  end: boolean;
  return: boolean;
  escape: boolean;
  ctrl: boolean;
  shift: boolean;
  tab: boolean;
  backspace: boolean;
  delete: boolean;
  meta: boolean;
  super?: boolean;
  hyper?: boolean;
  eventType?: 'press' | 'repeat' | 'release';
}

const BYTES_OF_KEY: Readonly<Record<string, string>> = {
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
const CTRL_LETTERS_OF_OTHER_KEYS = 'hijm';

const CTRL_LETTERS = [...'abcdefghijklmnopqrstuvwxyz'].filter(
  (letter) => !CTRL_LETTERS_OF_OTHER_KEYS.includes(letter),
);

/** Every named key: all that have a name other than the character that they type. */
export const namedKeys: readonly string[] = [
  ...Object.keys(BYTES_OF_KEY),
  ...CTRL_LETTERS.map((letter) => `ctrl-${letter}`),
];

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/**
 * The name of one key press, from the arguments of Ink's `useInput`: the character itself (`j`, `J`, `é`), or one of
 * `namedKeys`. Undefined for what is no key here: function keys, Alt and other modifiers with a character, releases,
 * and text of more than one character. A modifier that has no name of its own with a key is left out (ctrl-↑ is `up`).
 */
export function keyName(input: string, key: PressedKey): string | undefined {
  if (key.eventType === 'release') return undefined;
  if (key.escape) return 'esc';
  if (key.return) return 'enter';
  if (key.tab) return key.shift ? 'shift-tab' : 'tab';
  if (key.backspace) return 'backspace';
  if (key.delete) return 'delete';
  if (key.upArrow) return 'up';
  if (key.downArrow) return 'down';
  if (key.leftArrow) return key.shift ? 'shift-left' : 'left';
  if (key.rightArrow) return key.shift ? 'shift-right' : 'right';
  if (key.home) return 'home';
  if (key.end) return 'end';
  if (key.pageUp) return 'pgup';
  if (key.pageDown) return 'pgdn';
  if (key.meta || key.super || key.hyper) return undefined;
  return typedName(input, key);
}

function typedName(input: string, key: PressedKey): string | undefined {
  // In raw mode Enter sends a return; a line feed comes from programs that type, and they mean Enter.
  if (input === '\n' || input === '\r') return 'enter';
  if (!isOneCharacter(input)) return undefined;
  const character = input === ' ' ? 'space' : input;
  if (key.ctrl) return `ctrl-${character.toLowerCase()}`;
  // The keyboard protocol gives the unshifted letter and the modifier.
  return key.shift && /^\p{Ll}$/u.test(character) ? character.toUpperCase() : character;
}

/** The bytes (UTF-8 text) that a terminal sends for a key by its name. Throws for a name that no key has. */
export function keyBytes(name: string): string {
  const bytes = BYTES_OF_KEY[name];
  if (bytes !== undefined) return bytes;
  const letter = /^ctrl-([a-z\\\]^_])$/.exec(name)?.[1];
  if (letter !== undefined) return String.fromCharCode(letter.charCodeAt(0) & 0x1f);
  if (isOneCharacter(name)) return name;
  throw new Error(`No key is called ${JSON.stringify(name)}`);
}

function isOneCharacter(text: string): boolean {
  if (text.length === 1) return text >= ' ' && text !== '\x7f';
  const [first, second] = graphemes.segment(text);
  return first !== undefined && second === undefined && text >= ' ';
}
