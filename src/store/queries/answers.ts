// Puts answers of the API into the state, with the time at which they were read.

import type { Deps } from '../deps.ts';
import { keyOf, type ListQuestion, type ThingQuestion } from '../navigation/view.ts';
import { noteRead } from './ages.ts';
import type { AnswersState, ListData, Query, ThingData } from './query.ts';

/** Puts what is known of a question into the state. */
export type Answers = {
  setList(question: ListQuestion, query: Query<ListData>): void;
  setThing(question: ThingQuestion, query: Query<ThingData>): void;
  /** Drops what is loading under this key: what came of it before it was called off is no answer. */
  dropLoading(key: string): void;
};

/** Answers in the state of the explorer. */
export const createAnswers = ({
  store,
  elapsed,
}: Pick<Deps<AnswersState>, 'store' | 'elapsed'>): Answers => ({
  setList: (question, query) => {
    if (query.status === 'ready') noteRead(query.data, { elapsed });
    store.setState(({ lists }) => ({
      lists: { ...lists, [keyOf(question)]: { ...query, question } },
    }));
  },
  setThing: (question, query) => {
    if (query.status === 'ready') noteRead(query.data, { elapsed });
    store.setState(({ things }) => ({
      things: { ...things, [keyOf(question)]: { ...query, question } },
    }));
  },
  dropLoading: (key) =>
    store.setState(({ lists, things }) => ({
      lists: lists[key]?.status === 'loading' ? without(lists, key) : lists,
      things: things[key]?.status === 'loading' ? without(things, key) : things,
    })),
});

const without = <Value>(
  record: Readonly<Record<string, Value>>,
  key: string,
): Readonly<Record<string, Value>> =>
  Object.fromEntries(Object.entries(record).filter(([name]) => name !== key));
