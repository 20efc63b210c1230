// Asks the tenant for the rows of a list that fit what it can filter by, while the whole list still loads.

import { printFilter } from '../../model/filters/printFilter.ts';
import type { Deps } from '../deps.ts';
import type { Messages } from '../messages.ts';
import { keyOf, type ListQuestion, type ListView, queryKey } from '../navigation/view.ts';
import { type ServedState, serverPartOf } from '../selectors.ts';
import type { Calls } from './calls.ts';
import type { ReadList } from './listReader.ts';
import { asking, type ListAnswer } from './query.ts';

/**
 * Asks the tenant for the rows that fit what it can filter by. The list itself is read on: this answer is only for the
 * time until it is whole.
 */
export const createServedLists =
  (
    { store, busy, now }: Deps<ServedState>,
    calls: Calls,
    readList: ReadList,
    messages: Pick<Messages, 'later'>,
  ) =>
  (question: ListQuestion, view: ListView): void => {
    const key = keyOf(question);
    const state = store.getState();
    const part = serverPartOf(state, view, view.server ?? '', now());
    if (part === undefined) return;
    const ended = calls.begin(key, async (signal) => {
      // Of the answers to other filters of the same list nothing is shown any more.
      const { lists } = state;
      const whole = queryKey(view);
      const isOther = ({ question: { server, ...list } }: ListAnswer): boolean =>
        server !== undefined && server !== question.server && keyOf(list) === whole;
      const left = Object.entries(lists).filter(
        ([name, answer]) => !isOther(answer) || calls.isUnderWay(name),
      );
      store.setState({
        lists: { ...Object.fromEntries(left), [key]: { ...asking(lists[key]), question } },
      });
      const say = messages.later();
      await readList(question, { signal, priority: 'key', filters: printFilter(part.filter) });
      const query = store.getState().lists[key];
      if (signal.aborted || query?.status !== 'failed' || query.error.tag !== 'badRequest') return;
      say(
        `The tenant does not take the filter ${view.server}: it is applied here, to the rows that are loaded.`,
        'quiet',
      );
    });
    void busy.during(ended);
  };
