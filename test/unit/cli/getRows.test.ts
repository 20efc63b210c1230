import { describe, expect, it } from 'vitest';
import { connectNowhere } from '../../../src/api/index.ts';
import { exitCodes } from '../../../src/cli/exitCodes.ts';
import type { Output } from '../../../src/cli/get/formats/index.ts';
import { printAnswer } from '../../../src/cli/get/getAnswer.ts';
import type { SentQueries } from '../../../src/cli/get/sentQueries.ts';
import { success } from '../../../src/model/result.ts';
import { kindOf } from '../../../src/resources/index.ts';
import {
  added,
  folding,
  pagesOf,
  replaced,
  testKindId,
  trials,
  withTestKind,
} from '../../dsl/testKind.ts';

const nothingSent: Omit<SentQueries, 'transport'> = {
  forget: () => undefined,
  leftOut: () => undefined,
};

/** What `get` prints of the test kind. */
const printed = async (output: Output, limit = Number.POSITIVE_INFINITY) => {
  const notes: string[] = [];
  let text = '';
  const result = await printAnswer(
    connectNowhere('This test has no tenant.'),
    {
      kind: kindOf(testKindId),
      id: undefined,
      scopeOptions: {},
      asked: {},
      moreQuery: {},
      output,
      limit,
    },
    nothingSent as SentQueries,
    {
      write: async (piece) => {
        text += piece;
        return success('written');
      },
    },
    { reading: { nowMs: 0 }, width: undefined, note: (sentence) => notes.push(sentence) },
  );
  return { text, notes, code: result.ok ? exitCodes.ok : result.error.code };
};

describe('get of a list that is worked out anew as more answers come', () => {
  withTestKind({
    list: () =>
      pagesOf(
        replaced(trials('early'), { stillAsking: 'runs' }),
        replaced(trials('late', 'later'), { notLookedAt: ['clusters: needs idn:mc:read'] }),
      ),
  });

  it.each(['jsonl', 'json', 'csv'] as const)(
    'prints the last stage alone as %s',
    async (output) => {
      const { text } = await printed(output);
      expect([...text.matchAll(/early|later?/g)].map(([name]) => name)).toEqual(['late', 'later']);
    },
  );

  it('says what could not be looked at, and ends as where a part is missing', async () => {
    for (const output of ['jsonl', 'table'] as const) {
      const { notes, code } = await printed(output);
      expect(notes).toEqual(['Not looked at: clusters: needs idn:mc:read']);
      expect(code).toBe(exitCodes.network);
    }
  });
});

describe('get of a list whose rows have others folded into them', () => {
  const rows = [{ id: 'a', within: trials('a1', 'a2') }, ...trials('b', 'c')];
  withTestKind({ ...folding, list: () => pagesOf(added(rows, true)) });

  it('prints them behind the row that they are in, which they name', async () => {
    const { text } = await printed('csv');
    expect(text.trim().split(/\r?\n/)).toEqual([
      'NAME,STATE,UNDER',
      'a,,',
      'a1,,a',
      'a2,,a',
      'b,,',
      'c,,',
    ]);
    const objects = JSON.parse((await printed('json')).text) as readonly object[];
    expect(objects.slice(1, 4)).toEqual([
      { id: 'a1', under: 'a' },
      { id: 'a2', under: 'a' },
      { id: 'b' },
    ]);
  });

  it('counts a limit in rows that are in no other', async () => {
    const { text } = await printed('jsonl', 2);
    expect([...text.matchAll(/^\{"id":"(\w+)"/gm)].map(([, id]) => id)).toEqual([
      'a',
      'a1',
      'a2',
      'b',
    ]);
  });
});

describe('get of a list with a row that is no thing, but a word on the list', () => {
  const rows = [...trials('a'), { id: '✓ the rest', state: '' }, { id: '✓ more', state: 'well' }];
  withTestKind({
    isNote: (row) => row.id.startsWith('✓'),
    list: () => pagesOf(added([...rows, ...trials('✓ nothing')], true)),
  });

  it('says it beside the list, of its cells those that are not empty', async () => {
    const { text, notes } = await printed('csv');
    expect(text.trim().split(/\r?\n/)).toEqual(['NAME,STATE', 'a,']);
    expect(notes).toEqual(['the rest', 'more: well', 'nothing']);
  });
});
