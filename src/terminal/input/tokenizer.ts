// Cuts the bytes of a terminal into keys and pastes, however they arrive.

import {
  escapeByte,
  type Found,
  lateReplyAt,
  sequenceAt,
  stringEnd,
  type Wait,
} from './sequences.ts';
import {
  charactersOf,
  decodePaste,
  printableRunAt,
  type TypedCharacter,
  unfinishedTail,
} from './typedText.ts';

/**
 * From the bytes of a terminal to keys and pastes, as a pure step: a state and some bytes give tokens and the next
 * state. However the bytes are cut, the tokens are the same, as long as no pause is longer than the state allows; but for a
 * paste without marks, which is known by the size of a piece alone.
 */

/**
 * `key`: one key press; `text` is the character, the control character or the escape sequence (`ESC` alone is Esc).
 * `paste`: the whole of a bracketed paste, without its marks.
 * `dropped`: bytes that press nothing, such as a reply of the terminal.
 * `byteCount` says how many bytes of the input it stands for; over all tokens nothing is counted twice or left out.
 */
export type Token =
  | { kind: 'key'; text: string; byteCount: number }
  | { kind: 'paste'; text: string; byteCount: number }
  | { kind: 'dropped'; byteCount: number };

/**
 * `ground`: between tokens, with bytes that still mean nothing by themselves, and what came just before where that
 * decides what follows: a return (its line feed is the same Enter), an Esc that acted because nothing followed in time
 * (the rest of a reply may), or a paste that was given up (its rest may still come).
 * `flood`: in a paste without its marks, which lasts until nothing more comes.
 */
export type TokenizerState =
  | { kind: 'ground'; pending: string; after: 'nothing' | 'return' | 'lateEscape' | 'latePaste' }
  | { kind: 'string'; byteCount: number; endsInEscape: boolean }
  | { kind: 'paste'; kept: string; tail: string; byteCount: number }
  | { kind: 'flood'; kept: string; byteCount: number };

/** What the tokenizer waits for; `nothing` needs no timer. */
export type Waiting = 'nothing' | Wait | 'paste' | 'flood';

/** The tokens that a step gave, and the state to go on with. */
export type Step = {
  readonly tokens: Token[];
  readonly state: TokenizerState;
};

/** A paste keeps this many bytes; what is beyond is dropped. */
export const longestPasteBytes = 1024 * 1024;

/**
 * So many bytes of text that came in one piece were not typed: they are a paste of a terminal that sends no marks, and no
 * letter of it may act as a key. Nobody types so much while the program is at work.
 */
export const floodBytes = 1_024;

/** What in a flood is no text: the keys and replies that a terminal writes as sequences. */
const sequences = new RegExp(
  `${escapeByte}(?:[\\]PX^_][^\\x07${escapeByte}]*|\\[[0-?]*[ -/]*[@-~]|O[ -~]|[^[O])?`,
  'g',
);

const isFlood = (bytes: string): boolean =>
  bytes.length >= floodBytes &&
  !bytes.includes(pasteBegin) &&
  bytes.replace(sequences, '').length >= floodBytes;

/** No reply is longer, so a string that goes on beyond was none. */
const longestStringBytes = 64 * 1024;
const pasteBegin = `${escapeByte}[200~`;
const pasteEnd = `${escapeByte}[201~`;

type After = (TokenizerState & { kind: 'ground' })['after'];

const ground = (pending: string, after: After): TokenizerState & { kind: 'ground' } => ({
  kind: 'ground',
  pending,
  after,
});

/** The state before the first byte. */
export const emptyTokenizer: TokenizerState = ground('', 'nothing');

/**
 * Takes the next bytes (one character a byte) and gives the tokens that are now whole. ESC and a character of `alt` are
 * one key.
 */
export const feed = (state: TokenizerState, bytes: string, alt = ''): Step => {
  const tokens: Token[] = [];
  let current = state;
  let rest = bytes;
  while (rest !== '') {
    const step = feedOnce(current, rest, tokens, alt);
    current = step.state;
    rest = step.rest;
  }
  return { tokens, state: current };
};

/** The wait that `waitingFor` named is over: what is pending acts as what it can be, or is dropped. */
export const expire = (state: TokenizerState): Step => {
  if (state.kind === 'string') {
    return { tokens: [{ kind: 'dropped', byteCount: state.byteCount }], state: emptyTokenizer };
  }
  if (state.kind === 'paste') {
    const bytes = keepPaste(state.kept, withoutPartOfEnd(state.tail));
    const paste: Token = { kind: 'paste', text: decodePaste(bytes), byteCount: state.byteCount };
    return { tokens: [paste], state: ground('', 'latePaste') };
  }
  if (state.kind === 'flood') {
    // Without its escapes, or it might hold the mark that ends a paste.
    const text = decodePaste(state.kept).replaceAll(escapeByte, '');
    return { tokens: [{ kind: 'paste', text, byteCount: state.byteCount }], state: emptyTokenizer };
  }
  const { pending } = state;
  if (pending === '') return { tokens: [], state: emptyTokenizer };
  if (pending[0] !== escapeByte) {
    return { tokens: charactersOf(pending).map(characterToken), state: emptyTokenizer };
  }
  if (pending === escapeByte) return { tokens: [escapeToken()], state: ground('', 'lateEscape') };
  const found = sequenceAt(pending, 0);
  if (found.kind === 'unfinished' && found.whenLate === 'dropped') {
    return { tokens: [{ kind: 'dropped', byteCount: pending.length }], state: emptyTokenizer };
  }
  const typed = charactersOf(pending.slice(1)).map(characterToken);
  return { tokens: [escapeToken(), ...typed], state: emptyTokenizer };
};

/** Which wait the state is in. */
export const waitingFor = (state: TokenizerState): Waiting => {
  if (state.kind === 'string') return 'reply';
  if (state.kind === 'paste') return 'paste';
  if (state.kind === 'flood') return 'flood';
  if (state.pending !== '') {
    const found = pendingAt(state.pending, 0, state.after);
    return found?.kind === 'unfinished' ? found.wait : 'reply';
  }
  if (state.after === 'return') return 'key';
  return state.after === 'lateEscape' ? 'reply' : 'nothing';
};

type Part = { state: TokenizerState; rest: string };

const feedOnce = (state: TokenizerState, bytes: string, tokens: Token[], alt: string): Part => {
  switch (state.kind) {
    case 'ground':
      return isFlood(bytes)
        ? feedFlood({ kind: 'flood', kept: state.pending, byteCount: state.pending.length }, bytes)
        : feedGround(state, bytes, tokens, alt);
    case 'flood':
      return feedFlood(state, bytes);
    case 'string':
      return feedString(state, bytes, tokens);
    case 'paste':
      return feedPaste(state, bytes, tokens);
  }
};

const feedGround = (
  state: TokenizerState & { kind: 'ground' },
  more: string,
  tokens: Token[],
  alt: string,
): Part => {
  const bytes = state.pending + more;
  let after = state.after;
  let at = 0;
  if (after === 'latePaste') {
    const end = bytes.indexOf(pasteEnd);
    if (end >= 0)
      return { state: { kind: 'paste', kept: '', tail: '', byteCount: 0 }, rest: bytes };
  }
  while (at < bytes.length) {
    const found = pendingAt(bytes, at, after, alt);
    if (found === undefined) {
      const length = textAt(bytes, at, after, tokens);
      if (length === 0) return { state: ground(bytes.slice(at), 'nothing'), rest: '' };
      after = bytes[at + length - 1] === '\r' ? 'return' : 'nothing';
      at += length;
      continue;
    }
    if (found.kind === 'unfinished') return { state: ground(bytes.slice(at), after), rest: '' };
    after = 'nothing';
    if (found.kind === 'alone') {
      tokens.push(escapeToken());
      at += 1;
      continue;
    }
    const { length } = found;
    if (found.kind === 'string') {
      const string: TokenizerState = { kind: 'string', byteCount: length, endsInEscape: false };
      return { state: string, rest: bytes.slice(at + length) };
    }
    if (found.kind === 'paste') {
      const paste: TokenizerState = { kind: 'paste', kept: '', tail: '', byteCount: length };
      return { state: paste, rest: bytes.slice(at + length) };
    }
    tokens.push(
      found.kind === 'key'
        ? { kind: 'key', text: bytes.slice(at, at + length), byteCount: length }
        : { kind: 'dropped', byteCount: length },
    );
    at += length;
  }
  return { state: ground('', after), rest: '' };
};

/** A sequence or the rest of a late reply at this place; undefined where text begins. */
const pendingAt = (bytes: string, at: number, after: After, alt = ''): Found | undefined => {
  if (bytes[at] === escapeByte) return sequenceAt(bytes, at, alt);
  return after === 'lateEscape' ? lateReplyAt(bytes, at) : undefined;
};

/** Text or one control character; gives its length in bytes, 0 where a character is not whole yet. */
const textAt = (bytes: string, at: number, after: After, tokens: Token[]): number => {
  const run = printableRunAt(bytes, at);
  if (run === '') {
    const control = bytes[at] ?? '';
    const isSameEnter = control === '\n' && after === 'return';
    tokens.push(
      isSameEnter
        ? { kind: 'dropped', byteCount: 1 }
        : { kind: 'key', text: control, byteCount: 1 },
    );
    return 1;
  }
  const isLast = at + run.length === bytes.length;
  const whole = isLast ? run.slice(0, run.length - unfinishedTail(run)) : run;
  for (const character of charactersOf(whole)) tokens.push(characterToken(character));
  return whole.length;
};

/**
 * Drops up to BEL or `ESC \`. Another escape sequence or a control character means that the string was cut short: a
 * person gets through with Enter, ctrl-c or an arrow at once.
 */
const feedString = (
  state: TokenizerState & { kind: 'string' },
  bytes: string,
  tokens: Token[],
): Part => {
  let at = 0;
  let endsInEscape = state.endsInEscape;
  const dropped = (length: number): void => {
    tokens.push({ kind: 'dropped', byteCount: state.byteCount + length });
  };
  for (; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? '';
    const isEnd = endsInEscape ? byte === stringEnd : byte === '\x07';
    if (isEnd || state.byteCount + at >= longestStringBytes) {
      dropped(at + 1);
      return { state: emptyTokenizer, rest: bytes.slice(at + 1) };
    }
    if (endsInEscape) {
      dropped(at - 1);
      return { state: emptyTokenizer, rest: escapeByte + bytes.slice(at) };
    }
    if (byte < ' ' && byte !== escapeByte) {
      dropped(at);
      return { state: emptyTokenizer, rest: bytes.slice(at) };
    }
    endsInEscape = byte === escapeByte;
  }
  return { state: { kind: 'string', byteCount: state.byteCount + at, endsInEscape }, rest: '' };
};

const feedFlood = (state: TokenizerState & { kind: 'flood' }, bytes: string): Part => {
  const byteCount = state.byteCount + bytes.length;
  return { state: { kind: 'flood', kept: keepPaste(state.kept, bytes), byteCount }, rest: '' };
};

const feedPaste = (
  state: TokenizerState & { kind: 'paste' },
  more: string,
  tokens: Token[],
): Part => {
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

const characterToken = ({ text, byteCount }: TypedCharacter): Token =>
  text === undefined ? { kind: 'dropped', byteCount } : { kind: 'key', text, byteCount };

const escapeToken = (): Token => ({ kind: 'key', text: escapeByte, byteCount: 1 });
