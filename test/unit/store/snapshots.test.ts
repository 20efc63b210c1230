import { describe, expect, it } from 'vitest';
import { connectNowhere } from '../../../src/api/index.ts';
import type { ApiError } from '../../../src/model/apiError.ts';
import { failure, type Result, success } from '../../../src/model/result.ts';
import type { ListPage } from '../../../src/resources/types.ts';
import { type ListView, viewOf } from '../../../src/store/navigation/view.ts';
import { createQueries } from '../../../src/store/queries/queries.ts';
import { rowsOf } from '../../../src/store/selectors.ts';
import { replaced, type TestRow, testKindId, trials, withTestKind } from '../../dsl/testKind.ts';
import { listKeyOf } from './answers.ts';
import { createParts, fails } from './parts.ts';

/** Pages that a test gives one by one; each list that is asked for reads them from its beginning on. */
const handed = () => {
  let steps: Promise<Result<ListPage<TestRow>, ApiError> | undefined>[] = [];
  let gives: ((step: Result<ListPage<TestRow>, ApiError> | undefined) => void)[] = [];
  const add = () => {
    const { promise, resolve } = Promise.withResolvers<
      Result<ListPage<TestRow>, ApiError> | undefined
    >();
    steps.push(promise);
    gives.push(resolve);
  };
  return {
    give: (step: Result<ListPage<TestRow>, ApiError> | undefined) => gives.at(-1)?.(step),
    async *list() {
      steps = [];
      gives = [];
      for (;;) {
        add();
        const step = await steps.at(-1);
        if (step === undefined) return;
        yield step;
      }
    },
  };
};
const tenant = handed();

const stage = async () => {
  const view = viewOf({ screen: 'list', kind: testKindId, scope: {} }, 1) as ListView;
  const parts = createParts(connectNowhere('This test has no tenant.'), { views: [view] });
  const { store, settle } = parts;
  const queries = createQueries(parts.deps);
  const answer = () => store.getState().lists[listKeyOf(testKindId)];
  const give = async (step: Result<ListPage<TestRow>, ApiError> | undefined) => {
    tenant.give(step);
    await settle();
  };
  const names = (filter = '') =>
    rowsOf(store.getState(), { ...view, filter })
      .map(({ id }) => id)
      .join(' ');
  queries.ensure(view);
  await settle();
  return { ...parts, view, queries, answer, give, names };
};

describe('a list that is worked out anew as more answers come', () => {
  withTestKind({ list: tenant.list });

  it('shows each stage at once in the place of the one before, and what is asked still', async () => {
    const { answer, give, names } = await stage();
    await give(success(replaced(trials('a', 'b', 'c'), { stillAsking: 'runs' })));
    expect([names(), answer()?.status]).toEqual(['a b c', 'loading']);
    expect(answer()?.data?.snapshot?.stillAsking).toBe('runs');
    await give(success(replaced(trials('b', 'd'), { notLookedAt: ['clusters: needs x'] })));
    expect([names(), answer()?.status]).toEqual(['b d', 'loading']);
    await give(undefined);
    expect(answer()).toMatchObject({
      status: 'ready',
      data: { total: 2, snapshot: { notLookedAt: ['clusters: needs x'] } },
    });
  });

  it('finds what a filter fits among the rows that are there, though the first row stayed', async () => {
    const { give, names } = await stage();
    const [first] = trials('first');
    const stageOf = (...ids: readonly string[]) =>
      success(replaced([...(first === undefined ? [] : [first]), ...trials(...ids)]));
    await give(stageOf('oslo', 'bergen'));
    expect([names('os'), names('bergen')]).toEqual(['oslo', 'bergen']);
    await give(stageOf('bergen', 'tromsø'));
    expect([names('os'), names('oss'), names('bergen')]).toEqual(['', '', 'bergen']);
  });

  it('keeps the whole list through a refresh until all of the next one is there', async () => {
    const { view, queries, answer, give, names, settle } = await stage();
    await give(success(replaced(trials('a', 'b'))));
    await give(undefined);
    queries.refresh(view);
    await settle();
    await give(success(replaced(trials('a'), { stillAsking: 'runs' })));
    expect([names(), answer()?.status]).toEqual(['a b', 'stale']);
    await give(success(replaced(trials('c'))));
    await give(undefined);
    expect([names(), answer()?.status]).toEqual(['c', 'ready']);
  });

  it('keeps the last stage where reading fails', async () => {
    const { answer, give, names } = await stage();
    await give(success(replaced(trials('a'))));
    await give(success(replaced(trials('b'))));
    await give(failure(fails(500)));
    expect([names(), answer()?.status]).toEqual(['b', 'failed']);
  });
});
