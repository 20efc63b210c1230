// What the tokenizer gives and remembers: tokens, and the states between the bytes of a terminal.

import { escapeByte, type Wait } from './sequences.ts';
import type { TypedCharacter } from './typedText.ts';

/**
 * `key`: one key press; `text` is the character, the control character or the escape sequence (`ESC` alone is Esc).
 * `chord`: an Esc and a key in one piece, which is Alt with the key or both keys: what is on screen decides.
 * `paste`: the whole of a bracketed paste, without its marks.
 * `dropped`: bytes that press nothing, such as a reply of the terminal.
 * `byteCount` says how many bytes of the input it stands for; over all tokens nothing is counted twice or left out.
 */
export type Token =
  | { kind: 'key'; text: string; byteCount: number }
  | { kind: 'chord'; text: string; byteCount: number }
  | { kind: 'paste'; text: string; byteCount: number }
  | { kind: 'dropped'; byteCount: number };

/** What came just before, where that decides what follows. */
export type After = 'nothing' | 'return' | 'lateEscape' | 'latePaste';

/**
 * `ground`: between tokens, with bytes that still mean nothing by themselves, and what came just before where that
 * decides what follows: a return (its line feed is the same Enter), an Esc that acted because nothing followed in time
 * (the rest of a reply may), or a paste that was given up (its rest may still come).
 * `flood`: in a paste without its marks, which lasts until nothing more comes.
 */
export type TokenizerState =
  | { kind: 'ground'; pending: string; after: After }
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

/** The state between tokens. */
export const ground = (pending: string, after: After): TokenizerState & { kind: 'ground' } => ({
  kind: 'ground',
  pending,
  after,
});

/** The state before the first byte. */
export const emptyTokenizer: TokenizerState = ground('', 'nothing');

/** A state, and the bytes that are not read yet. */
export type Part = { state: TokenizerState; rest: string };

/** A typed character as a token. */
export const characterToken = ({ text, byteCount }: TypedCharacter): Token =>
  text === undefined ? { kind: 'dropped', byteCount } : { kind: 'key', text, byteCount };

/** Esc as a key of its own. */
export const escapeToken = (): Token => ({ kind: 'key', text: escapeByte, byteCount: 1 });
