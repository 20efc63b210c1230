// Spells each key so that Ink reads it as exactly one key.

import { chordCharacter, functionCharacter } from './keys.ts';
import type { Token } from './tokens.ts';

const keypadFinals = 'IXjklmnopqrstuvwxy';
const keypadCharacters = '\t=*+,-./0123456789';

/** The numbers of function keys in `CSI n ~`, from F1 on. */
const functionNumbers = [11, 12, 13, 14, 15, 17, 18, 19, 20, 21, 23, 24];

/** Which function key a sequence (without its ESC) is, whatever is held with it: 1 for F1. */
const functionNumber = (sequence: string): number | undefined => {
  const numbered = /^\[(\d\d)(?:;\d+)?[~^$@]$/.exec(sequence)?.[1];
  if (numbered !== undefined) {
    const at = functionNumbers.indexOf(Number(numbered));
    return at === -1 ? undefined : at + 1;
  }
  // xterm (and `CSI 1 ; n P` with something held), then the Linux console.
  const lettered = /^(?:O|\[(?:1;\d+)?)([PQRS])$/.exec(sequence)?.[1];
  if (lettered !== undefined) return 'PQRS'.indexOf(lettered) + 1;
  const console = /^\[\[([A-E])$/.exec(sequence)?.[1];
  return console === undefined ? undefined : 'ABCDE'.indexOf(console) + 1;
};

/**
 * The spelling of a token that Ink's own parser reads as exactly this one key. A bare ESC would wait there for more and
 * join the next key to Alt and that key; the keyboard protocol's form for Esc cannot. xterm's modifyOtherKeys form,
 * which Ink does not know, has the same parts as the keyboard protocol's. The keypad in application mode is its digits.
 */
export const inkText = (token: Token): string | undefined => {
  if (token.kind === 'dropped') return undefined;
  const { text } = token;
  if (token.kind === 'paste') return `\x1b[200~${text}\x1b[201~`;
  if (token.kind === 'chord') return chordCharacter(text);
  if (text === '\x1b') return '\x1b[27u';
  if (!text.startsWith('\x1b')) return text;
  const sequence = text.slice(1);
  const other = /^\[27;(\d+);(\d+)~$/.exec(sequence);
  if (other) return `\x1b[${other[2]};${other[1]}u`;
  const number = functionNumber(sequence);
  if (number !== undefined) return functionCharacter(number);
  const keypad = /^O([IXj-y])$/.exec(sequence)?.[1];
  return keypad === undefined ? text : keypadCharacters[keypadFinals.indexOf(keypad)];
};
