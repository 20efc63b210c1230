// The cache of API answers: asks what views show, keeps it, drops what nobody waits for.

import type { ApiError } from '../../model/apiError.ts';
import { printFilter } from '../../model/filterExpression.ts';
import { kindOf } from '../../resources/index.ts';
import type { CallOptions, Pages, Thing } from '../../resources/types.ts';
import type { Deps } from '../deps.ts';
import { filterIndexOf } from '../filters/filterIndex.ts';
import { longestCompared } from '../lists/changes.ts';
import { stateChangesIn, stateChangesOf } from '../lists/stateChanges.ts';
import { createStateTrace } from '../lists/stateTrace.ts';
import { allColumns } from '../lists/tableColumns.ts';
import type { MessagesState } from '../messages.ts';
import { createMessages } from '../messages.ts';
import {
  type AskingView,
  keyOf,
  type ListQuestion,
  type ListView,
  queryKey,
  questionOf,
  servedQuestionOf,
  type ThingQuestion,
  type View,
} from '../navigation/view.ts';
import type { ServedState } from '../selectors.ts';
import { serverPartOf } from '../selectors.ts';
import { ageMsOf, noteRead } from './ages.ts';
import { openedRow } from './openedRow.ts';
import type { AnswersState } from './query.ts';
import {
  asking,
  failing,
  fetchedAt,
  type ListAnswer,
  type ListData,
  type Query,
  type ThingData,
} from './query.ts';

/** An answer younger than this is shown without asking again, milliseconds. */
const freshForMs = 30_000;

/** How often rows that come in are put on screen while a list loads, milliseconds: more seldom as it gets long. */
const paintEveryMs = (rows: number): number => Math.max(150, rows / 50);

/** How a question is asked: it can always be called off. */
type Asking = CallOptions & { readonly signal: AbortSignal };

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
  const { store, api, busy, now, elapsed } = deps;
  const messages = createMessages(deps);
  const trace = createStateTrace(deps, messages);
  const running = new Map<string, AbortController>();

  const setList = (question: ListQuestion, query: Query<ListData>) => {
    if (query.status === 'ready') noteRead(query.data, deps);
    store.setState(({ lists }) => ({
      lists: { ...lists, [keyOf(question)]: { ...query, question } },
    }));
  };
  const setThing = (question: ThingQuestion, query: Query<ThingData>) => {
    if (query.status === 'ready') noteRead(query.data, deps);
    store.setState(({ things }) => ({
      things: { ...things, [keyOf(question)]: { ...query, question } },
    }));
  };

  const forget = (key: string) => {
    running.get(key)?.abort();
    running.delete(key);
    store.setState(({ lists, things }) => ({
      lists: lists[key]?.status === 'loading' ? without(lists, key) : lists,
      things: things[key]?.status === 'loading' ? without(things, key) : things,
    }));
  };

  const readPages = async (
    question: ListQuestion,
    pages: Pages<Thing>,
    signal: AbortSignal,
  ): Promise<ApiError | undefined> => {
    const old = store.getState().lists[keyOf(question)];
    const keepsOld = old?.data !== undefined && old.status !== 'loading';
    let data: ListData = { rows: [], unreadable: 0 };
    let paintedAtMs = Number.NEGATIVE_INFINITY;
    const collected: Thing[] = [];
    const kind = kindOf(question.kind);
    for await (const page of pages) {
      if (signal.aborted) return undefined;
      if (!page.ok) {
        if (!keepsOld && collected.length > 0) {
          setList(question, {
            status: 'loading',
            data: { ...data, rows: collected, readAtMs: now() },
          });
        }
        return page.error;
      }
      for (const { value } of page.value.rows) collected.push(value);
      filterIndexOf(collected, { columns: allColumns(store.getState().tables, kind) });
      data = {
        rows: collected,
        total: page.value.total ?? data.total,
        unreadable: page.value.unreadable,
      };
      if (!keepsOld && elapsed() - paintedAtMs >= paintEveryMs(collected.length)) {
        setList(question, {
          status: 'loading',
          data: { ...data, rows: collected.slice(), readAtMs: now() },
        });
        paintedAtMs = elapsed();
      }
    }
    if (!signal.aborted) {
      const before = fetchedAt(old) === undefined ? undefined : old?.data?.rows;
      const isCompared =
        before !== undefined && Math.max(before.length, collected.length) <= longestCompared;
      if (isCompared) trace(kind, stateChangesIn(kind, before, collected));
      setList(question, {
        status: 'ready',
        data: {
          ...data,
          total: data.total ?? data.rows.length,
          ...(isCompared ? { before } : {}),
        },
        fetchedAtMs: now(),
      });
    }
    return undefined;
  };

  const askList = async (
    question: ListQuestion,
    options: Asking & { readonly filters?: string },
  ): Promise<void> => {
    const { signal } = options;
    const kind = kindOf(question.kind);
    if (kind.list === undefined) throw new Error(`${kind.id} cannot be listed`);
    const pages = kind.list(await api(), question.scope, options);
    const error = await readPages(question, pages, signal);
    if (error !== undefined && !signal.aborted) {
      setList(question, failing(store.getState().lists[keyOf(question)], error));
    }
  };

  /**
   * Asks the tenant for the rows that fit what it can filter by. The list itself is read on: this answer is only for
   * the time until it is whole.
   */
  const askServed = (question: ListQuestion, view: ListView) => {
    const key = keyOf(question);
    const state = store.getState();
    const part = serverPartOf(state, view, view.server ?? '', now());
    if (part === undefined) return;
    running.get(key)?.abort();
    const controller = new AbortController();
    running.set(key, controller);
    // Of the answers to other filters of the same list nothing is shown any more.
    const { lists } = state;
    const whole = queryKey(view);
    const isOther = ({ question: { server, ...list } }: ListAnswer): boolean =>
      server !== undefined && server !== question.server && keyOf(list) === whole;
    const left = Object.entries(lists).filter(
      ([name, answer]) => !isOther(answer) || running.has(name),
    );
    store.setState({
      lists: { ...Object.fromEntries(left), [key]: { ...asking(lists[key]), question } },
    });
    const { signal } = controller;
    const say = messages.later();
    const work = askList(question, {
      signal,
      priority: 'key',
      filters: printFilter(part.filter),
    }).then(() => {
      const query = store.getState().lists[key];
      if (signal.aborted || query?.status !== 'failed' || query.error.tag !== 'badRequest') return;
      say(
        `The tenant does not take the filter ${view.server}: it is applied here, to the rows that are loaded.`,
        'quiet',
      );
    });
    const ended = work.finally(() => {
      if (running.get(key) === controller) running.delete(key);
    });
    void busy.during(ended);
  };

  const isFresh = (query: Query<object> | undefined): boolean => {
    if (query?.status !== 'ready') return false;
    return ageMsOf(query.data, query.fetchedAtMs, deps) < freshForMs;
  };

  const ensureServed = (view: View) => {
    const question = servedQuestionOf(view);
    if (view.screen !== 'list' || question === undefined || running.has(keyOf(question))) return;
    const known = store.getState().lists[keyOf(question)];
    // What the tenant refused it will refuse again.
    if (known?.status === 'failed' || isFresh(known)) return;
    askServed(question, view);
  };

  const askThing = async (question: ThingQuestion, options: Asking): Promise<void> => {
    const key = keyOf(question);
    const kind = kindOf(question.kind);
    if (kind.get === undefined) {
      // Its list may be gone, as after a stay in another environment: what is known of it is still all there is.
      const item =
        openedRow(store.getState(), question) ?? store.getState().things[key]?.data?.item;
      setThing(question, { status: 'ready', data: { item }, fetchedAtMs: now() });
      return;
    }
    const answer = await kind.get(await api(), question.id, question.scope, options);
    if (options.signal.aborted) return;
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

  const ask = (view: AskingView, priority: CallOptions['priority'] = 'key') => {
    const question = questionOf(view);
    const key = keyOf(question);
    // A read in the background is not shown as one: over a slow link that would cost two frames for nothing.
    const isQuiet = priority === 'background';
    if (isQuiet && running.has(key)) return;
    running.get(key)?.abort();
    const controller = new AbortController();
    running.set(key, controller);
    let work: Promise<void>;
    if (question.type === 'list') {
      const known = store.getState().lists[key];
      if (!isQuiet || known?.data === undefined) setList(question, asking(known));
      work = askList(question, { signal: controller.signal, priority });
    } else {
      const known = store.getState().things[key];
      const row = known?.data?.item ?? openedRow(store.getState(), question);
      if (known === undefined && row !== undefined) {
        setThing(question, { status: 'loading', data: { item: row, readAtMs: now() } });
      } else if (!isQuiet || known?.data === undefined) setThing(question, asking(known));
      work = askThing(question, { signal: controller.signal, priority });
    }
    const ended = work.finally(() => {
      if (running.get(key) === controller) running.delete(key);
    });
    void (priority === 'background' ? ended : busy.during(ended));
  };

  return {
    ensure: (view) => {
      if (view.screen === 'probe') return;
      const key = queryKey(view);
      if (!running.has(key)) {
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
        if (running.has(queryKey(view))) return;
      }
      ask(view, priority);
    },
    giveUp: (view, error) => {
      if (view.screen === 'probe') return;
      const isAsked = ({ status }: Query<unknown>) => status === 'loading' || status === 'stale';
      for (const question of [questionOf(view), servedQuestionOf(view) ?? []].flat()) {
        const key = keyOf(question);
        running.get(key)?.abort();
        running.delete(key);
        const { lists, things } = store.getState();
        const [list, thing] = [lists[key], things[key]];
        if (list !== undefined && isAsked(list)) setList(list.question, failing(list, error));
        if (thing !== undefined && isAsked(thing)) setThing(thing.question, failing(thing, error));
      }
    },
    keepOnly: (views) => {
      const questions = views.flatMap((view) =>
        view.screen === 'probe' ? [] : [questionOf(view), servedQuestionOf(view) ?? []].flat(),
      );
      const needed = new Set(questions.map(keyOf));
      for (const key of running.keys()) if (!needed.has(key)) forget(key);
    },
  };
};

const without = <Value>(
  record: Readonly<Record<string, Value>>,
  key: string,
): Readonly<Record<string, Value>> =>
  Object.fromEntries(Object.entries(record).filter(([name]) => name !== key));
