// Reads the fields of a map in our settings file and collects the mistakes.

import { didYouMean } from '../../model/didYouMean.ts';
import type { Position, Tree } from '../files/yamlTree.ts';
import {
  type ConfigProblem,
  joinWords,
  type ProblemTag,
  positionWords,
  problem,
} from '../problem.ts';

/**
 * A map of a settings file while it is read. A read that finds a mistake returns undefined and adds the mistake to
 * `problems`.
 */
export type Fields = {
  readonly has: (key: string) => boolean;
  readonly tree: (key: string) => Tree | undefined;
  /** A text that is not empty. */
  readonly text: (key: string) => string | undefined;
  /** `true` or `false`. */
  readonly flag: (key: string) => boolean | undefined;
  readonly wholeNumber: (key: string, from: number, to: number) => number | undefined;
  /** A map of names to texts. */
  readonly texts: (key: string) => Readonly<Record<string, string>> | undefined;
  readonly oneOf: <Word extends string>(key: string, words: readonly Word[]) => Word | undefined;
  /**
   * Notes a mistake of a key; the words follow its name, as in `active is empty`. It is at the value of the key, unless
   * another place is given.
   */
  readonly complain: (
    tag: ProblemTag,
    key: string | undefined,
    words: string,
    at?: Position,
  ) => void;
  /** Notes a mistake where this key is missing, unless it was mistyped: then that is the mistake. */
  readonly needs: (key: string) => void;
  /** All mistakes in the order of the file, and behind them what is missing. */
  readonly problems: () => readonly ConfigProblem[];
};

/** A mistake and its position; a missing key has none of its own. */
type Mistake = Position & { readonly isMissing: boolean; readonly error: ConfigProblem };

const inOrder = (one: Mistake, other: Mistake): number =>
  Number(one.isMissing) - Number(other.isMissing) ||
  one.line - other.line ||
  one.column - other.column;

/** A key for a sentence. What is too long for a key may be a secret in the wrong place. */
const shownKey = (key: string): string => (/^[\w-]{1,24}$/.test(key) ? key : 'a key');

/**
 * Begins to read a map whose keys are known; any other key is a mistake, so that a typing mistake changes nothing in
 * silence. `file` and `at` (such as `environments.acme`, or empty) say in sentences where it stands.
 */
export const fieldsOf = (
  tree: Tree,
  file: string,
  at: string,
  known: readonly string[],
): Fields => {
  const mistakes: Mistake[] = [];
  const mistyped = new Set<string>();
  const isEmpty = tree.type === 'scalar' && tree.text === '';
  const isNoMap = tree.type !== 'map' && !isEmpty;
  const entries: ReadonlyMap<string, Tree> = tree.type === 'map' ? tree.entries : new Map();
  const nameOf = (key: string | undefined): string =>
    [at, key].filter((part) => part !== undefined && part !== '').join('.');

  const complain: Fields['complain'] = (tag, key, words, at) => {
    // A value that is no map is one mistake; the keys that it lacks are no further ones.
    if (isNoMap && mistakes.length > 0) return;
    const { line, column } = at ?? (key === undefined ? undefined : entries.get(key)) ?? tree;
    const name = nameOf(key === undefined ? undefined : shownKey(key));
    const subject = name === '' ? 'it' : name;
    const sentence = `${positionWords(file, { line, column })}: ${subject} ${words}`;
    const { error } = problem(tag, sentence);
    mistakes.push({ line, column, isMissing: key === undefined, error });
  };
  const text = (key: string): string | undefined => {
    const found = entries.get(key);
    if (found === undefined) return undefined;
    if (found.type !== 'scalar') complain('invalidValue', key, 'is no text.');
    else if (found.text.trim() === '') complain('missingValue', key, 'is empty.');
    else return found.text.trim();
    return undefined;
  };
  const word = <Word extends string>(
    key: string,
    words: readonly Word[],
    said: string,
  ): Word | undefined => {
    const found = text(key);
    const match = words.find((candidate) => candidate === found);
    if (found !== undefined && match === undefined) {
      complain('invalidValue', key, `must be ${said}.`);
    }
    return match;
  };

  if (isNoMap) {
    complain('invalidValue', undefined, 'must hold keys and values.');
  }
  for (const key of entries.keys()) {
    if (known.includes(key)) continue;
    const meant = didYouMean(key, known);
    if (meant !== undefined) mistyped.add(meant);
    const help = meant === undefined ? `The keys are ${joinWords(known)}.` : `Is it ${meant}?`;
    complain('unknownKey', key, `is not known. ${help}`);
  }
  return {
    has: (key) => entries.has(key),
    tree: (key) => entries.get(key),
    text,
    flag: (key) => {
      const found = word(key, ['true', 'false'], 'true or false');
      return found === undefined ? undefined : found === 'true';
    },
    wholeNumber: (key, from, to) => {
      const found = text(key);
      if (found === undefined) return undefined;
      const number = /^\d{1,9}$/.test(found) ? Number(found) : Number.NaN;
      if (number >= from && number <= to) return number;
      complain('invalidValue', key, `must be a whole number from ${from} to ${to}.`);
      return undefined;
    },
    texts: (key) => {
      const found = entries.get(key);
      if (found === undefined || (found.type === 'scalar' && found.text === '')) return undefined;
      if (found.type !== 'map') {
        complain('invalidValue', key, 'must hold names and texts.');
        return undefined;
      }
      const parts = [...found.entries];
      const bad = parts.find(([, part]) => part.type !== 'scalar' || part.text.trim() === '');
      if (bad !== undefined) {
        const [name, part] = bad;
        const words = part.type === 'scalar' ? 'is empty.' : 'is no text.';
        complain('invalidValue', key, `${shownKey(name)} ${words}`, part);
        return undefined;
      }
      return Object.fromEntries(
        parts.flatMap(([name, part]) => (part.type === 'scalar' ? [[name, part.text.trim()]] : [])),
      );
    },
    oneOf: (key, words) => word(key, words, joinWords(words, 'or')),
    complain,
    needs: (key) => {
      if (entries.has(key) || mistyped.has(key)) return;
      complain('missingValue', undefined, `has no ${key}.`);
    },
    problems: () => [...mistakes].sort(inOrder).map(({ error }) => error),
  };
};
