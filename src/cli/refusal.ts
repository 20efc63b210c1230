import { sentenceOf } from '../api/sentences.ts';
import type { ApiError } from '../model/apiError.ts';
import { failure } from '../model/result.ts';
import { exitCodeOf, exitCodes } from './exitCodes.ts';

/** Why there is nothing to print: a sentence, and what the process ends with. */
export type Refusal = { readonly sentence: string; readonly code: number };

/** A refusal as a failed result. */
export const refusal = (code: number, sentence: string) => failure<Refusal>({ code, sentence });

/** A refusal of a command line that makes no sense. */
export const misuse = (sentence: string) => refusal(exitCodes.usage, sentence);

/** A refusal because of what the API said or did. */
export const apiRefusal = (error: ApiError) => {
  const { what, next, ids } = sentenceOf(error, {});
  return refusal(
    exitCodeOf(error),
    [what, next, ids].filter((part) => part !== undefined).join(' '),
  );
};
