import { describe, expect, it } from 'vitest';
import { noHistory } from '../../../src/store/navigation/history.ts';
import { keyOf, type View, viewOf } from '../../../src/store/navigation/view.ts';
import { keptAnswers } from '../../../src/store/queries/keptAnswers.ts';
import { withThing } from '../../../src/store/queries/query.ts';

const things = Array.from({ length: 2_000 }, (_, index) => `thing-${index}`);

const questionOf = (id: string) => ({ type: 'thing', kind: 'sources', scope: {}, id }) as const;

const viewOn = (id: string, index: number): View =>
  viewOf({ screen: 'thing', kind: 'sources', id, label: id, scope: {} }, index);

const answers = things.reduce<ReturnType<typeof withThing>>(
  (all, id) => withThing(all, questionOf(id), { value: { id }, raw: { id } }, 0),
  {},
);

describe('the answers that are kept', () => {
  it('are those of the views on the way back and the latest others, however many there were', () => {
    const onScreen = viewOn('thing-3', 1);
    const past = [[viewOn('thing-5', 2)], [viewOn('thing-9', 3)]];
    const future = [[viewOn('thing-7', 4)]];
    const kept = keptAnswers({
      lists: {},
      things: answers,
      views: [onScreen],
      history: { past, future },
    });
    const keys = Object.keys(kept?.things ?? {});
    for (const id of ['thing-3', 'thing-5', 'thing-9', 'thing-7', 'thing-1999', 'thing-1980']) {
      expect(keys).toContain(keyOf(questionOf(id)));
    }
    expect(keys).not.toContain(keyOf(questionOf('thing-100')));
    expect(keys.length).toBeLessThanOrEqual(60);
  });

  it('are no more than a screenful of ways, however deep the stack of views is', () => {
    const views = things.map(viewOn);
    const kept = keptAnswers({ lists: {}, things: answers, views, history: noHistory });
    expect(Object.keys(kept?.things ?? {}).length).toBeLessThanOrEqual(100);
    expect(Object.keys(kept?.things ?? {})).toContain(keyOf(questionOf('thing-1999')));
  });

  it('are all of them where there are few, and those that are loading', () => {
    const few = Object.fromEntries(Object.entries(answers).slice(0, 10));
    const state = { lists: {}, views: [viewOn('thing-1', 1)], history: noHistory };
    expect(keptAnswers({ ...state, things: few })).toBeUndefined();
    const loading = Object.fromEntries(
      Object.entries(answers).map(([key, { question }]) => [
        key,
        { question, status: 'loading' as const },
      ]),
    );
    expect(keptAnswers({ ...state, things: loading })).toBeUndefined();
  });
});
