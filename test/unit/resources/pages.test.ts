import { describe, expect, it } from 'vitest';
import { failure, success } from '../../../src/model/result.ts';
import { settled } from '../../../src/resources/pages.ts';
import type { ListPage, Pages } from '../../../src/resources/types.ts';
import { added, pagesOf, replaced, type TestRow, trials } from '../../dsl/testKind.ts';

const read = async (pages: Pages<TestRow>) => {
  const seen: string[] = [];
  for await (const page of settled(pages)) {
    seen.push(page.ok ? page.value.rows.map(({ value }) => value.id).join(' ') : page.error.tag);
  }
  return seen;
};

async function* broken(...pages: readonly ListPage<TestRow>[]): Pages<TestRow> {
  yield* pagesOf(...pages);
  yield failure({ tag: 'cancelled' });
}

describe('the pages of a list, for whoever wants all of it', () => {
  it('are all that add rows, and the last of those that replace one another', async () => {
    expect(await read(pagesOf(added(trials('a')), added(trials('b', 'c'))))).toEqual(['a', 'b c']);
    expect(await read(pagesOf(replaced(trials('a')), replaced(trials('b', 'c'))))).toEqual(['b c']);
    expect(await read(pagesOf())).toEqual([]);
  });

  it('end with the failure, without rows that were to be replaced', async () => {
    expect(await read(broken(added(trials('a'))))).toEqual(['a', 'cancelled']);
    expect(await read(broken(replaced(trials('a'))))).toEqual(['cancelled']);
  });

  it('are read no further than they are wanted', async () => {
    let isLeft = false;
    async function* endless(): Pages<TestRow> {
      try {
        for (;;) yield success(added(trials('a')));
      } finally {
        isLeft = true;
      }
    }
    for await (const _ of settled(endless())) break;
    expect(isLeft).toBe(true);
  });
});
