// Reads the list of a question into the state, page by page.

import type { ApiError } from '../../model/apiError.ts';
import { kindOf } from '../../resources/index.ts';
import type { CallOptions, Completion, Pages, Thing } from '../../resources/types.ts';
import type { Deps } from '../deps.ts';
import { filterIndexOf } from '../filters/filterIndex.ts';
import { madeAnew } from '../filters/madeAnew.ts';
import { longestCompared } from '../lists/changes.ts';
import { stateChangesIn } from '../lists/stateChanges.ts';
import type { StateTrace } from '../lists/stateTrace.ts';
import { allColumns, type TablesState } from '../lists/tableColumns.ts';
import { keyOf, type ListQuestion } from '../navigation/view.ts';
import type { Answers } from './answers.ts';
import { type AnswersState, failing, fetchedAt, type ListData } from './query.ts';

/** How often rows that come in are put on screen while a list loads, milliseconds: more seldom as it gets long. */
const paintEveryMs = (rows: number): number => Math.max(150, rows / 50);

/** Reads the whole list of a question into the state, unless it is called off. */
export type ReadList = (
  question: ListQuestion,
  options: CallOptions & { readonly signal: AbortSignal; readonly filters?: string },
) => Promise<void>;

/** Reads lists into the state. */
export const createListReader = (
  { store, api, now, elapsed }: Deps<AnswersState & TablesState>,
  { setList }: Answers,
  trace: StateTrace,
): ReadList => {
  const readPages = async (
    question: ListQuestion,
    pages: Pages<Thing>,
    completing: Promise<Completion> | undefined,
    signal: AbortSignal,
  ): Promise<ApiError | undefined> => {
    const old = store.getState().lists[keyOf(question)];
    const keepsOld = old?.data !== undefined && old.status !== 'loading';
    let data: ListData = { rows: [], unreadable: 0 };
    let paintedAtMs = Number.NEGATIVE_INFINITY;
    let collected: readonly Thing[] = [];
    const growing: Thing[] = [];
    const kind = kindOf(question.kind);
    const show = (rows: readonly Thing[]) =>
      setList(question, { status: 'loading', data: { ...data, rows, readAtMs: now() } });
    for await (const page of pages) {
      if (signal.aborted) return undefined;
      if (!page.ok) {
        if (!keepsOld && collected.length > 0) {
          show(collected);
        }
        return page.error;
      }
      const { snapshot } = page.value;
      if (snapshot !== undefined) {
        collected = madeAnew(page.value.rows.map(({ value }) => value));
      } else {
        for (const { value } of page.value.rows) growing.push(value);
        collected = growing;
        filterIndexOf(growing, { columns: allColumns(store.getState().tables, kind) });
      }
      data = {
        rows: collected,
        total: page.value.total ?? data.total,
        unreadable: page.value.unreadable,
        ...(snapshot === undefined ? {} : { snapshot }),
      };
      const isDue = elapsed() - paintedAtMs >= paintEveryMs(collected.length);
      if (!keepsOld && (snapshot !== undefined || isDue)) {
        show(snapshot === undefined ? collected.slice() : collected);
        paintedAtMs = elapsed();
      }
    }
    if (completing !== undefined && collected.length > 0) {
      if (!keepsOld) show(collected.slice());
      const completion = await completing;
      data = { ...data, rows: collected.map((row) => completion.addTo(row)) };
    }
    const { rows } = data;
    if (!signal.aborted) {
      const before = fetchedAt(old) === undefined ? undefined : old?.data?.rows;
      const isCompared =
        before !== undefined && Math.max(before.length, rows.length) <= longestCompared;
      if (isCompared) trace(kind, stateChangesIn(kind, before, rows));
      setList(question, {
        status: 'ready',
        data: {
          ...data,
          total: data.total ?? rows.length,
          ...(isCompared ? { before } : {}),
        },
        fetchedAtMs: now(),
      });
    }
    return undefined;
  };

  return async (question, options) => {
    const { signal } = options;
    const kind = kindOf(question.kind);
    if (kind.list === undefined) throw new Error(`${kind.id} cannot be listed`);
    const environment = await api();
    const completing = kind.complete?.(environment, question.scope, options);
    const pages = kind.list(environment, question.scope, options);
    const error = await readPages(question, pages, completing, signal);
    if (error !== undefined && !signal.aborted) {
      setList(question, failing(store.getState().lists[keyOf(question)], error));
    }
  };
};
