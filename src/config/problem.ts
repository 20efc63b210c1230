import { failure } from '../model/result.ts';

/** The ways in which settings can be wrong, one tag for each thing to do about it. */
export type ProblemTag =
  | 'optionsConflict'
  | 'invalidBaseUrl'
  | 'variablesMissing'
  | 'variablesConflict'
  | 'invalidVariable'
  | 'invalidToken'
  | 'invalidProxy'
  | 'invalidCertificates'
  | 'nothingFound'
  | 'unknownEnvironment'
  | 'noActiveEnvironment'
  | 'fileUnreadable'
  | 'fileOpenToOthers'
  | 'notYaml'
  | 'unknownKey'
  | 'missingValue'
  | 'invalidValue'
  | 'credentialsConflict'
  | 'unsupportedSignIn'
  | 'keyringToolMissing'
  | 'keyringUnavailable'
  | 'keyringNotFound'
  | 'keyringLocked'
  | 'keyringTimeout'
  | 'keyringFailed';

/**
 * Why there is no connection. The sentence says what is wrong, where, and what to do, and is safe to print:
 * it holds no value of a file or variable but names and paths, and no control characters.
 */
export type ConfigProblem = { readonly tag: ProblemTag; readonly sentence: string };

/** A place in a file for a sentence: `~/config.yaml, line 3, column 5`. */
export const placeWords = (
  file: string,
  { line, column }: { readonly line: number; readonly column: number },
): string => `${file}, line ${line}, column ${column}`;

/** A problem as a failed result. */
export const problem = (tag: ProblemTag, sentence: string) =>
  failure<ConfigProblem>({ tag, sentence: sentence.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '?') });

/** `a`, `a and b`, `a, b and c`. */
export const inWords = (words: readonly string[], last = 'and'): string =>
  words.length < 2
    ? words.join('')
    : `${words.slice(0, -1).join(', ')} ${last} ${words[words.length - 1]}`;
