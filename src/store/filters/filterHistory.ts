// The filters and searches of this session, for typing them again.

import type { KindId } from '../../resources/types.ts';

/** The filters that were kept in this session, the newest first, by kind. */
export type FilterHistory = Readonly<Record<KindId, readonly string[]>>;

/** The searches in texts that were made in this session, the newest first. */
export type SearchHistory = readonly string[];

/** The slice of the state about earlier filters and searches. */
export type FilterHistoryState = {
  readonly filterHistory: FilterHistory;
  readonly searchHistory: SearchHistory;
};

const most = 50;

const withNewest = (texts: readonly string[], text: string): readonly string[] =>
  [text, ...texts.filter((known) => known !== text)].slice(0, most);

/** The searches with one more; the same one again moves to the front. */
export const rememberingSearch = (history: SearchHistory, search: string): SearchHistory =>
  search.trim() === '' ? history : withNewest(history, search);

/** The history with one more filter; the same one again moves to the front. */
export const remembering = (
  history: FilterHistory,
  kind: KindId,
  filter: string,
): FilterHistory => {
  const kept = filter.trim();
  if (kept === '') return history;
  return { ...history, [kind]: withNewest(history[kind] ?? [], kept) };
};
