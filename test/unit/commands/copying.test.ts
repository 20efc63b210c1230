import { describe, expect, it } from 'vitest';
import { copyOut } from '../../../src/commands/sharing/copying.ts';
import { formatOf } from '../../../src/commands/sharing/savedFile.ts';
import { success } from '../../../src/model/result.ts';
import type { Explorer } from '../../../src/store/explorer.ts';
import { noOutside } from '../../../src/store/outside.ts';

describe('what is copied', () => {
  it('has nothing in it that acts on a terminal', async () => {
    const copied: string[] = [];
    const said: string[] = [];
    const explorer = {
      outside: {
        ...noOutside,
        copy: async (text: string) => success(String(copied.push(text) > 0)),
      },
      later: () => (text: string) => said.push(text),
    } as unknown as Explorer;
    await copyOut(explorer, {
      what: 'the name',
      text: 'a\x1b]52;c;eA==\x07\r\nb\u202ec\x9b1m\u2028d',
    });
    expect(copied).toEqual(['a␛]52;c;eA==␇\nbc<9B>1m\nd']);
    expect(said).toEqual(['Copied the name (24 characters): true.']);
  });
});

describe('the format of a saved list', () => {
  it.each([
    ['a.csv', 'csv'],
    ['a', 'csv'],
    ['/x.y/a', 'csv'],
    ['a.JSON', 'json'],
    ['a.b.jsonl', 'jsonl'],
    ['a.yml', 'yml'],
  ])('of %s is %s', (path, ending) => {
    expect(formatOf(path)).toEqual(success(ending));
  });

  it('is refused where nobody knows it', () => {
    expect(formatOf('a.constructor').ok).toBe(false);
  });
});
