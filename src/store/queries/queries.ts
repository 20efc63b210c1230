// The cache of API answers: asks what views show, keeps it, drops what nobody waits for.

import type { ApiError } from '../../model/apiError.ts';
import type { CallOptions } from '../../resources/types.ts';
import type { Deps } from '../deps.ts';
import { createStateTrace } from '../lists/stateTrace.ts';
import { createMessages, type MessagesState } from '../messages.ts';
import {
  type AskingView,
  keyOf,
  queryKey,
  questionOf,
  servedQuestionOf,
  type View,
} from '../navigation/view.ts';
import type { ServedState } from '../selectors.ts';
import { ageMsOf } from './ages.ts';
import { createAnswers } from './answers.ts';
import { createCalls } from './calls.ts';
import { createListReader } from './listReader.ts';
import { openedRow } from './openedRow.ts';
import { type AnswersState, asking, failing, fetchedAt, type Query } from './query.ts';
import { createServedLists } from './servedLists.ts';
import { createThingReader } from './thingReader.ts';

/** An answer younger than this is shown without asking again, milliseconds. */
const freshForMs = 30_000;

/** Asks what views show, keeps the answers, and drops those that nobody waits for any more. */
export type Queries = {
  /** Sees to it that the view has its data: joins a question under way, keeps a fresh answer, else asks. */
  ensure(view: View): void;
  /** Sees to it that the view has what the tenant can filter for it; the list itself is left as it is. */
  serve(view: View): void;
  /**
   * Asks again; what is on screen stays until the answer is there. Nobody waits for what is asked in the background.
   */
  refresh(view: View, priority?: CallOptions['priority']): void;
  /** Ends what the view waits for; it then shows this error, above what it showed before. */
  giveUp(view: View, error: ApiError): void;
  /** Stops whatever no view of these needs. */
  keepOnly(views: readonly View[]): void;
};

/** The cache of API answers over the store. */
export const createQueries = (deps: Deps<ServedState & AnswersState & MessagesState>): Queries => {
  const { store, busy, now } = deps;
  const messages = createMessages(deps);
  const trace = createStateTrace(deps, messages);
  const calls = createCalls();
  const answers = createAnswers(deps);
  const readList = createListReader(deps, answers, trace);
  const readThing = createThingReader(deps, answers, trace);
  const askServed = createServedLists(deps, calls, readList, messages);

  const isFresh = (query: Query<object> | undefined): boolean => {
    if (query?.status !== 'ready') return false;
    return ageMsOf(query.data, query.fetchedAtMs, deps) < freshForMs;
  };

  const ensureServed = (view: View) => {
    const question = servedQuestionOf(view);
    if (view.screen !== 'list' || question === undefined || calls.isUnderWay(keyOf(question)))
      return;
    const known = store.getState().lists[keyOf(question)];
    // What the tenant refused it will refuse again.
    if (known?.status === 'failed' || isFresh(known)) return;
    askServed(question, view);
  };

  const ask = (view: AskingView, priority: CallOptions['priority'] = 'key') => {
    const question = questionOf(view);
    const key = keyOf(question);
    // A read in the background is not shown as one: over a slow link that would cost two frames for nothing.
    const isQuiet = priority === 'background';
    if (isQuiet && calls.isUnderWay(key)) return;
    const ended = calls.begin(key, (signal) => {
      if (question.type === 'list') {
        const known = store.getState().lists[key];
        if (!isQuiet || known?.data === undefined) answers.setList(question, asking(known));
        return readList(question, { signal, priority });
      }
      const known = store.getState().things[key];
      const row = known?.data?.item ?? openedRow(store.getState(), question);
      if (known === undefined && row !== undefined) {
        answers.setThing(question, { status: 'loading', data: { item: row, readAtMs: now() } });
      } else if (!isQuiet || known?.data === undefined) answers.setThing(question, asking(known));
      return readThing(question, { signal, priority });
    });
    void (isQuiet ? ended : busy.during(ended));
  };

  return {
    ensure: (view) => {
      if (view.screen === 'probe') return;
      const key = queryKey(view);
      if (!calls.isUnderWay(key)) {
        const { lists, things } = store.getState();
        if (!isFresh(view.screen === 'list' ? lists[key] : things[key])) ask(view);
      }
      ensureServed(view);
    },
    serve: ensureServed,
    refresh: (view, priority) => {
      if (view.screen === 'probe') return;
      const question = servedQuestionOf(view);
      const whole = fetchedAt(store.getState().lists[queryKey(view)]) !== undefined;
      if (view.screen === 'list' && question !== undefined && !whole && priority !== 'background') {
        askServed(question, view);
        if (calls.isUnderWay(queryKey(view))) return;
      }
      ask(view, priority);
    },
    giveUp: (view, error) => {
      if (view.screen === 'probe') return;
      const isAsked = ({ status }: Query<unknown>) => status === 'loading' || status === 'stale';
      for (const question of [questionOf(view), servedQuestionOf(view) ?? []].flat()) {
        const key = keyOf(question);
        calls.callOff(key);
        const { lists, things } = store.getState();
        const [list, thing] = [lists[key], things[key]];
        if (list !== undefined && isAsked(list))
          answers.setList(list.question, failing(list, error));
        if (thing !== undefined && isAsked(thing))
          answers.setThing(thing.question, failing(thing, error));
      }
    },
    keepOnly: (views) => {
      const questions = views.flatMap((view) =>
        view.screen === 'probe' ? [] : [questionOf(view), servedQuestionOf(view) ?? []].flat(),
      );
      const needed = new Set(questions.map(keyOf));
      for (const key of calls.keys().filter((asked) => !needed.has(asked))) {
        calls.callOff(key);
        answers.dropLoading(key);
      }
    },
  };
};
