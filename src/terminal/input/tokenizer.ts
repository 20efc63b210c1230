// Cuts the bytes of a terminal into keys and pastes, however they arrive.

import {
  emptyPaste,
  endFlood,
  endPaste,
  feedFlood,
  feedPaste,
  isFlood,
  pasteEnd,
} from './pastes.ts';
import {
  chordAt,
  escapeByte,
  type Found,
  lateReplyAt,
  sequenceAt,
  stringEnd,
} from './sequences.ts';
import {
  type After,
  characterToken,
  emptyTokenizer,
  escapeToken,
  ground,
  type Part,
  type Step,
  type Token,
  type TokenizerState,
  type Waiting,
} from './tokens.ts';
import { charactersOf, printableRunAt, unfinishedTail } from './typedText.ts';

/**
 * From the bytes of a terminal to keys and pastes, as a pure step: a state and some bytes give tokens and the next
 * state. However the bytes are cut, the tokens are the same, as long as no pause is longer than the state allows; but for a
 * paste without marks and for chords, which are known by what comes in one piece.
 */

/** No reply is longer, so a string that goes on beyond was none. */
const longestStringBytes = 64 * 1024;

/** What an Esc with something behind it is. */
export type EscapeOptions = {
  /** Characters that make one key with it, in however many pieces they come. */
  readonly alt?: string;
  /** Whether any other key in the same piece makes a chord with it; else they are two keys. */
  readonly chords?: boolean;
};

/** Takes the next bytes (one character a byte) and gives the tokens that are now whole. */
export const feed = (state: TokenizerState, bytes: string, options: EscapeOptions = {}): Step => {
  const tokens: Token[] = [];
  let current = state;
  let rest = bytes;
  while (rest !== '') {
    const step = feedOnce(current, rest, tokens, options);
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
  if (state.kind === 'paste') return endPaste(state);
  if (state.kind === 'flood') return endFlood(state);
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

const feedOnce = (
  state: TokenizerState,
  bytes: string,
  tokens: Token[],
  options: EscapeOptions,
): Part => {
  switch (state.kind) {
    case 'ground':
      return isFlood(bytes)
        ? feedFlood({ kind: 'flood', kept: state.pending, byteCount: state.pending.length }, bytes)
        : feedGround(state, bytes, tokens, options);
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
  { alt = '', chords = false }: EscapeOptions,
): Part => {
  const bytes = state.pending + more;
  let after = state.after;
  let at = 0;
  if (after === 'latePaste' && bytes.includes(pasteEnd)) {
    return { state: emptyPaste(0), rest: bytes };
  }
  while (at < bytes.length) {
    const isInOnePiece = chords && at >= state.pending.length;
    const found = pendingAt(bytes, at, after, { alt, chords: isInOnePiece });
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
      return { state: emptyPaste(length), rest: bytes.slice(at + length) };
    }
    tokens.push(
      found.kind === 'key' || found.kind === 'chord'
        ? { kind: found.kind, text: bytes.slice(at, at + length), byteCount: length }
        : { kind: 'dropped', byteCount: length },
    );
    at += length;
  }
  return { state: ground('', after), rest: '' };
};

/** A sequence or the rest of a late reply at this place; undefined where text begins. */
const pendingAt = (
  bytes: string,
  at: number,
  after: After,
  { alt = '', chords = false }: EscapeOptions = {},
): Found | undefined => {
  if (bytes[at] === escapeByte) {
    const isAlt = alt.includes(bytes[at + 1] ?? '\n');
    return (chords && !isAlt ? chordAt(bytes, at) : undefined) ?? sequenceAt(bytes, at, alt);
  }
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
