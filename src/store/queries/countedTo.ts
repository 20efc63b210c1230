// The time to which ages and what is still to come are counted: one for cells, filters, order, files and copies.

import type { AnswersState, ListData, Query, ThingData } from './query.ts';
import { fetchedAt } from './query.ts';

/** When the data of an answer were read, also of one that is still coming in or came to no good end. */
export const readAt = (query: Query<ListData | ThingData> | undefined): number | undefined =>
  fetchedAt(query) ?? query?.data?.readAtMs;

/** When answers were first looked at that do not know when they were read: the same time whoever asks again. */
const firstSeenMs = new WeakMap<object, number>();

const seenAt = (query: Query<ListData | ThingData>): number => {
  const ms = firstSeenMs.get(query) ?? Date.now();
  firstSeenMs.set(query, ms);
  return ms;
};

/**
 * The time to which everything in a view is counted, in epoch milliseconds: when its data were read, or later where it is
 * not read again and time was counted on.
 */
export const countedTo = (
  { countedOn }: Pick<AnswersState, 'countedOn'>,
  query: Query<ListData | ThingData> | undefined,
): number => {
  if (query === undefined) return 0;
  const readAtMs = readAt(query);
  if (readAtMs === undefined) return seenAt(query);
  return countedOn?.readAtMs === readAtMs ? countedOn.toMs : readAtMs;
};
