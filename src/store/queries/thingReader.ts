// Reads the thing of a question into the state.

import { success } from '../../model/result.ts';
import { kindOf } from '../../resources/index.ts';
import type { CallOptions } from '../../resources/types.ts';
import type { Deps } from '../deps.ts';
import { stateChangesOf } from '../lists/stateChanges.ts';
import type { StateTrace } from '../lists/stateTrace.ts';
import { keyOf, type ThingQuestion } from '../navigation/view.ts';
import type { Answers } from './answers.ts';
import { openedRow } from './openedRow.ts';
import { type AnswersState, failing, fetchedAt } from './query.ts';

/** Reads a thing into the state, unless that is called off. */
export type ReadThing = (
  question: ThingQuestion,
  options: CallOptions & { readonly signal: AbortSignal },
) => Promise<void>;

/** Reads things into the state. */
export const createThingReader = (
  { store, api, now }: Deps<AnswersState>,
  { setThing }: Answers,
  trace: StateTrace,
): ReadThing => {
  return async (question, options) => {
    const key = keyOf(question);
    const kind = kindOf(question.kind);
    if (kind.get === undefined) {
      // Its list may be gone, as after a stay in another environment: what is known of it is still all there is.
      const item =
        openedRow(store.getState(), question) ?? store.getState().things[key]?.data?.item;
      setThing(question, { status: 'ready', data: { item }, fetchedAtMs: now() });
      return;
    }
    const environment = await api();
    const completing = kind.complete?.(environment, question.scope, options);
    const read = await kind.get(environment, question.id, question.scope, options);
    if (options.signal.aborted) return;
    let answer = read;
    if (completing !== undefined && read.ok && read.value !== undefined) {
      const item = read.value;
      if (store.getState().things[key]?.data?.item === undefined) {
        setThing(question, { status: 'loading', data: { item, readAtMs: now() } });
      }
      const completion = await completing;
      if (options.signal.aborted) return;
      answer = success({ ...item, value: completion.addTo(item.value) });
    }
    const old = store.getState().things[key];
    // A row of a list is no earlier read of the thing: it may hold less.
    const before = fetchedAt(old) === undefined ? undefined : old?.data?.item?.value;
    if (before !== undefined && answer.ok && answer.value !== undefined) {
      trace(kind, stateChangesOf(kind, before, answer.value.value));
    }
    setThing(
      question,
      answer.ok
        ? { status: 'ready', data: { item: answer.value }, fetchedAtMs: now() }
        : failing(store.getState().things[key], answer.error),
    );
  };
};
