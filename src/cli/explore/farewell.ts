// What is said on the way out of a session that never got an answer, and its exit code.

import { sentenceOf, wholeSentenceOf } from '../../api/sentences.ts';
import type { Explorer } from '../../store/explorer.ts';
import { exitCodeOf } from '../exitCodes.ts';

/** The last sentence and the exit code of a session that never got an answer. */
export type Farewell = { readonly sentence: string; readonly code: number };

/** The last sentence of a session that never got an answer; a session that did ends quietly. */
export const farewell = (explorer: Explorer): Farewell | undefined => {
  const { lists, things } = explorer.store.getState();
  const queries = [...Object.values(lists), ...Object.values(things)];
  if (queries.some(({ data }) => data !== undefined)) return undefined;
  const failed = queries.find(({ status }) => status === 'failed');
  if (failed?.status !== 'failed') return undefined;
  // The program has ended: do not say which key to press.
  const sentence =
    failed.error.tag === 'notConnected'
      ? sentenceOf(failed.error, {}).what
      : wholeSentenceOf(failed.error);
  return { sentence, code: exitCodeOf(failed.error) };
};
