// Which answers are kept in memory: those of the views on the way back, and the latest others.

import type { HistoryState } from '../navigation/history.ts';
import {
  keyOf,
  questionOf,
  servedQuestionOf,
  type View,
  type ViewsState,
} from '../navigation/view.ts';
import type { AnswersState } from './query.ts';

/** The views nearest to the one on screen keep their answers; one that is farther away is read again. */
const mostOnTheWay = 60;

/** Other answers are kept for names and ids that are typed, the latest ones: so many, with so many rows in all. */
const mostOthers = 40;
const mostOtherRows = 20_000;

/** Kinds of which one answer serves all of an environment, such as its time zone. */
const alwaysKept: readonly string[] = ['org-config'];

/** The keys of the answers that a view shows. */
const keysOf = (view: View): readonly string[] =>
  view.screen === 'probe'
    ? []
    : [questionOf(view), servedQuestionOf(view)].flatMap((question) =>
        question === undefined ? [] : [keyOf(question)],
      );

/** The keys of the views on the way back or forward, the nearest first. */
const keysOnTheWay = ({ views, history }: ViewsState & HistoryState): ReadonlySet<string> => {
  const keys = new Set<string>();
  const stacks = [views, ...history.past.toReversed(), ...history.future];
  for (const stack of stacks) {
    for (const view of stack.toReversed()) {
      for (const key of keysOf(view)) keys.add(key);
      if (keys.size >= mostOnTheWay) return keys;
    }
  }
  return keys;
};

type Answers = Pick<AnswersState, 'lists' | 'things'>;

/**
 * The answers that are still needed; undefined where that is all of them. An answer that is loading stays, as whoever
 * waits for it decides.
 */
export const keptAnswers = (state: Answers & ViewsState & HistoryState): Answers | undefined => {
  const { lists, things } = state;
  const count = Object.keys(lists).length + Object.keys(things).length;
  if (count <= mostOthers) return undefined;
  const onTheWay = keysOnTheWay(state);
  let others = 0;
  let rows = 0;
  const isKept = ([key, answer]: [
    string,
    Answers['lists'][string] | Answers['things'][string],
  ]) => {
    if (onTheWay.has(key) || answer.status === 'loading') return true;
    if (alwaysKept.includes(answer.question.kind)) return true;
    others += 1;
    if (answer.data !== undefined && 'rows' in answer.data) rows += answer.data.rows.length;
    return others <= mostOthers && rows <= mostOtherRows;
  };
  // Records keep the order in which answers were first asked for: the latest are looked at first.
  const kept = <Answer extends Answers['lists'][string] | Answers['things'][string]>(
    answers: Readonly<Record<string, Answer>>,
  ): Readonly<Record<string, Answer>> =>
    Object.fromEntries(Object.entries(answers).toReversed().filter(isKept).toReversed());
  const keptThings = kept(things);
  others = 0;
  const keptLists = kept(lists);
  const left = Object.keys(keptLists).length + Object.keys(keptThings).length;
  return left === count ? undefined : { lists: keptLists, things: keptThings };
};
