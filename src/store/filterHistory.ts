import type { KindId } from '../resources/types.ts';

/** The filters that were kept in this session, the newest first, by kind. */
export type FilterHistory = Readonly<Record<KindId, readonly string[]>>;

const mostFilters = 50;

/** The history with one more filter; the same one again moves to the front. */
export const remembering = (
  history: FilterHistory,
  kind: KindId,
  filter: string,
): FilterHistory => {
  const kept = filter.trim();
  if (kept === '') return history;
  const others = (history[kind] ?? []).filter((known) => known !== kept);
  return { ...history, [kind]: [kept, ...others].slice(0, mostFilters) };
};
