// Why a subcommand has nothing to print: a sentence and an exit code.

import { sentenceOf } from '../api/sentences.ts';
import type { ApiError } from '../model/apiError.ts';
import { failure } from '../model/result.ts';
import { exitCodeOf, exitCodes } from './exitCodes.ts';

/** Why there is nothing to print: a sentence and an exit code. */
export type Refusal = { readonly sentence: string; readonly code: number };

/** A refusal as a failed result. */
export const refusal = (code: number, sentence: string) => failure<Refusal>({ code, sentence });

/** A refusal of a command line that makes no sense. */
export const misuse = (sentence: string) => refusal(exitCodes.usage, sentence);

/** What to do next in a shell; undefined where it is the same as inside the explorer. */
const nextInShell = ({ tag, call }: ApiError): string | undefined => {
  switch (tag) {
    case 'unsupportedQuery':
      return 'Nothing was sent. Correct it, or leave it out and pick from the rows: -o jsonl prints one a line.';
    case 'notFound':
      if (call?.isOfThing === false) return undefined;
      return 'It may have been deleted: check the id.';
    case 'notConnected':
      return 'Then run it again, or name another environment with --env.';
    case 'otherProduct':
      return 'Name another environment with --env.';
    default:
      return undefined;
  }
};

/** A refusal because of what the API said or did. */
export const apiRefusal = (error: ApiError) => {
  const { what, next, ids } = sentenceOf(error, {});
  return refusal(
    exitCodeOf(error),
    [what, nextInShell(error) ?? next, ids].filter((part) => part !== undefined).join(' '),
  );
};
