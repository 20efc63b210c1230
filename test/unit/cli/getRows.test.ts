import { describe, expect, it } from 'vitest';
import { connectNowhere } from '../../../src/api/index.ts';
import { exitCodes } from '../../../src/cli/exitCodes.ts';
import type { Output } from '../../../src/cli/get/formats/index.ts';
import { printAnswer } from '../../../src/cli/get/getAnswer.ts';
import type { SentQueries } from '../../../src/cli/get/sentQueries.ts';
import { success } from '../../../src/model/result.ts';
import { kindOf } from '../../../src/resources/index.ts';
import { pagesOf, replaced, testKindId, trials, withTestKind } from '../../dsl/testKind.ts';

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
