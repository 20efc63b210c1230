// What can be wrong with settings, as a value with a sentence.

import { failure } from '../model/result.ts';

/** The ways in which settings can be wrong. There is one tag for each way to correct them. */
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
export type ConfigProblem = {
  readonly tag: ProblemTag;
  readonly sentence: string;
  /** What else is wrong there, each as a sentence: whoever corrects a file wants to do it once. */
  readonly others?: readonly string[];
};

/** All that a problem says, each as a sentence. */
export const sentencesOf = ({ sentence, others = [] }: ConfigProblem): readonly string[] => [
  sentence,
  ...others,
];

/** Several problems as one, without repeated sentences; undefined where there is none. */
export const together = (problems: readonly ConfigProblem[]): ConfigProblem | undefined => {
  const [first] = problems;
  if (first === undefined) return undefined;
  const [sentence = first.sentence, ...others] = new Set(problems.flatMap(sentencesOf));
  return { tag: first.tag, sentence, ...(others.length === 0 ? {} : { others }) };
};

/** A place in a file for a sentence: `~/config.yaml, line 3, column 5`. */
export const positionWords = (
  file: string,
  { line, column }: { readonly line: number; readonly column: number },
): string => `${file}, line ${line}, column ${column}`;

/** A problem as a failed result. */
export const problem = (tag: ProblemTag, sentence: string) =>
  failure<ConfigProblem>({ tag, sentence: sentence.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '?') });

/** `a`, `a and b`, `a, b and c`. */
export const joinWords = (words: readonly string[], last = 'and'): string =>
  words.length < 2
    ? words.join('')
    : `${words.slice(0, -1).join(', ')} ${last} ${words[words.length - 1]}`;
