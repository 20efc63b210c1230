import type { Token } from './tokenizer.ts';

const KEYPAD_FINALS = 'IXjklmnopqrstuvwxy';
const KEYPAD = '\t=*+,-./0123456789';

/**
 * The spelling of a token that Ink's own parser reads as exactly this one key. A bare ESC would wait there for more and
 * join the next key to Alt and that key; the keyboard protocol's form for Esc cannot. xterm's modifyOtherKeys form,
 * which Ink does not know, has the same parts as the keyboard protocol's. The keypad in application mode is its digits.
 */
export function inkText(token: Token): string | undefined {
  if (token.kind === 'dropped') return undefined;
  const { text } = token;
  if (token.kind === 'paste') return `\x1b[200~${text}\x1b[201~`;
  if (text === '\x1b') return '\x1b[27u';
  if (!text.startsWith('\x1b')) return text;
  const sequence = text.slice(1);
  const other = /^\[27;(\d+);(\d+)~$/.exec(sequence);
  if (other) return `\x1b[${other[2]};${other[1]}u`;
  const keypad = /^O([IXj-y])$/.exec(sequence)?.[1];
  return keypad === undefined ? text : KEYPAD[KEYPAD_FINALS.indexOf(keypad)];
}
