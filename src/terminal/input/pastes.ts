// Pastes among the bytes of a terminal: with their marks, and without, which are known by their size.

import { escapeByte } from './sequences.ts';
import {
  emptyTokenizer,
  ground,
  type Part,
  type Step,
  type Token,
  type TokenizerState,
} from './tokens.ts';
import { decodePaste } from './typedText.ts';

const pasteBegin = `${escapeByte}[200~`;

/** What a terminal writes behind a paste. */
export const pasteEnd = `${escapeByte}[201~`;

/** A paste keeps this many bytes; what is beyond is dropped. */
export const longestPasteBytes = 1024 * 1024;

/**
 * So many bytes of text that came in one piece were not typed: they are a paste of a terminal that sends no marks, and no
 * letter of it may act as a key. Nobody types so much while the program is at work.
 */
export const floodBytes = 1_024;

type State<Kind extends TokenizerState['kind']> = TokenizerState & { kind: Kind };

/** What in a flood is no text: the keys and replies that a terminal writes as sequences. */
const sequences = new RegExp(
  `${escapeByte}(?:[\\]PX^_][^\\x07${escapeByte}]*|\\[[0-?]*[ -/]*[@-~]|O[ -~]|[^[O])?`,
  'g',
);

/** Whether bytes that came in one piece are a paste without its marks. */
export const isFlood = (bytes: string): boolean =>
  bytes.length >= floodBytes &&
  !bytes.includes(pasteBegin) &&
  bytes.replace(sequences, '').length >= floodBytes;

/** A paste whose mark has just come, with the bytes of that mark. */
export const emptyPaste = (byteCount: number): State<'paste'> => ({
  kind: 'paste',
  kept: '',
  tail: '',
  byteCount,
});

/** A paste whose end has not come in time; its rest may still come. */
export const endPaste = ({ kept, tail, byteCount }: State<'paste'>): Step => {
  const bytes = keepPaste(kept, withoutPartOfEnd(tail));
  const paste: Token = { kind: 'paste', text: decodePaste(bytes), byteCount };
  return { tokens: [paste], state: ground('', 'latePaste') };
};

/** A flood to which nothing more comes. */
export const endFlood = ({ kept, byteCount }: State<'flood'>): Step => {
  // Without its escapes, or it might hold the mark that ends a paste.
  const text = decodePaste(kept).replaceAll(escapeByte, '');
  return { tokens: [{ kind: 'paste', text, byteCount }], state: emptyTokenizer };
};

/** A flood with more bytes. */
export const feedFlood = (state: State<'flood'>, bytes: string): Part => {
  const byteCount = state.byteCount + bytes.length;
  return { state: { kind: 'flood', kept: keepPaste(state.kept, bytes), byteCount }, rest: '' };
};

/** A paste with more bytes; its mark ends it. */
export const feedPaste = (state: State<'paste'>, more: string, tokens: Token[]): Part => {
  const bytes = state.tail + more;
  const end = bytes.indexOf(pasteEnd);
  if (end < 0) {
    const cut = Math.max(0, bytes.length - pasteEnd.length + 1);
    const kept = keepPaste(state.kept, bytes.slice(0, cut));
    const byteCount = state.byteCount + more.length;
    return { state: { kind: 'paste', kept, tail: bytes.slice(cut), byteCount }, rest: '' };
  }
  const rest = bytes.slice(end + pasteEnd.length);
  tokens.push({
    kind: 'paste',
    text: decodePaste(keepPaste(state.kept, bytes.slice(0, end))),
    byteCount: state.byteCount + more.length - rest.length,
  });
  return { state: emptyTokenizer, rest };
};

const keepPaste = (kept: string, more: string): string =>
  kept + more.slice(0, longestPasteBytes - kept.length);

/** Without the beginning of an end mark whose rest never came. */
const withoutPartOfEnd = (tail: string): string => {
  for (let length = tail.length; length > 0; length -= 1) {
    if (pasteEnd.startsWith(tail.slice(-length))) return tail.slice(0, -length);
  }
  return tail;
};
