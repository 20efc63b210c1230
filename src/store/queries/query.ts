// What is known of each question to the API: its answer, its error, and their times.

import type { ApiError } from '../../model/apiError.ts';
import type { Item, KindId, Snapshot, Thing } from '../../resources/types.ts';
import { keyOf, type ListQuestion, type ThingQuestion } from '../navigation/view.ts';

/**
 * What is known of one question to the API. Old data stays through a refresh (`stale`) and through a failed one;
 * `loading` carries the rows that have come so far. Times are epoch milliseconds.
 */
export type Query<Data> =
  | { readonly status: 'loading'; readonly data?: Data }
  | { readonly status: 'ready'; readonly data: Data; readonly fetchedAtMs: number }
  | { readonly status: 'stale'; readonly data: Data; readonly fetchedAtMs: number }
  | {
      readonly status: 'failed';
      readonly error: ApiError;
      readonly data?: Data;
      readonly fetchedAtMs?: number;
    };

/** The rows of a list, in the order of the API; `unreadable` counts entries that did not fit. */
export type ListData = {
  readonly rows: readonly Thing[];
  readonly total?: number;
  readonly unreadable: number;
  /** When the last of them came, epoch milliseconds. */
  readonly readAtMs?: number;
  /** The rows of the read before, where there was one and the list is not too long to compare. */
  readonly before?: readonly Thing[];
  /** What a list says of itself that is worked out anew as more answers come. */
  readonly snapshot?: Snapshot;
};

/** One thing; no item where the API says there is none. */
export type ThingData = { readonly item?: Item<Thing>; readonly readAtMs?: number };

/** What is known of a list, beside what was asked. */
export type ListAnswer = Query<ListData> & { readonly question: ListQuestion };

/** What is known of a thing, beside what was asked. */
export type ThingAnswer = Query<ThingData> & { readonly question: ThingQuestion };

/** The slice of the state about answers of the API, by the keys of their questions. */
export type AnswersState = {
  readonly lists: Readonly<Record<string, ListAnswer>>;
  readonly things: Readonly<Record<string, ThingAnswer>>;
  /** How far time was counted on for the answer on screen, by when that was read; a later answer has its own time. */
  readonly countedOn?: { readonly readAtMs: number; readonly toMs: number };
};

/** The answers for lists of a kind, in any scope, also those that the tenant has filtered. */
export const listsOf = (
  { lists }: Pick<AnswersState, 'lists'>,
  kind: KindId,
): readonly ListAnswer[] => Object.values(lists).filter(({ question }) => question.kind === kind);

/** The answers for things of a kind, in any scope. */
export const thingsOf = (
  { things }: Pick<AnswersState, 'things'>,
  kind: KindId,
): readonly ThingAnswer[] => Object.values(things).filter(({ question }) => question.kind === kind);

/** The things with one that was read just now. */
export const withThing = (
  things: AnswersState['things'],
  question: ThingQuestion,
  item: Item<Thing> | undefined,
  fetchedAtMs: number,
): AnswersState['things'] => ({
  ...things,
  [keyOf(question)]: { question, status: 'ready', data: { item }, fetchedAtMs },
});

/** The time of what is shown, where there is any. */
export const fetchedAt = (query: Query<unknown> | undefined): number | undefined =>
  query === undefined || query.status === 'loading' ? undefined : query.fetchedAtMs;

/** The query while it is asked: old data stays, marked stale. */
export const asking = <Data>(query: Query<Data> | undefined): Query<Data> => {
  if (query?.data === undefined) return { status: 'loading' };
  return query.status === 'loading' || query.fetchedAtMs === undefined
    ? { status: 'loading', data: query.data }
    : { status: 'stale', data: query.data, fetchedAtMs: query.fetchedAtMs };
};

/** The query after an error: what was there stays, with its age. */
export const failing = <Data>(query: Query<Data> | undefined, error: ApiError): Query<Data> => ({
  status: 'failed',
  error,
  data: query?.data,
  fetchedAtMs: fetchedAt(query),
});
