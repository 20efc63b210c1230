import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { csvText } from '../../../src/cli/get/formats/csv.ts';
import { connectionText } from '../../../src/cli/sandbox.ts';
import { plain } from '../../../src/resources/cells/text.ts';
import type { Column } from '../../../src/resources/types.ts';
import { safeJsonLine } from '../../../src/terminal/text/json.ts';
import { yamlText } from '../../../src/terminal/text/yaml.ts';

const hides = /(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Co}]/u;

describe('YAML', () => {
  it('gives back what went in, and nothing that acts on a terminal', async () => {
    const odd = fc.constantFrom('\u001b[2J', '\u202e', '\u009b1m', '\t', '\r', '\n', ' ', '"', "'");
    const words = fc.constantFrom(
      'yes',
      'NO',
      '0x1f',
      '1e3',
      '~',
      '2001-01-01',
      '- a',
      '{',
      '#',
      ':',
    );
    const text = fc.array(fc.oneof(odd, words, fc.string({ unit: 'grapheme' })), { maxLength: 6 });
    const value = fc.dictionary(
      text.map((parts) => parts.join('')),
      text.map((parts) => parts.join('')),
    );
    await fc.assert(
      fc.asyncProperty(value, async (object) => {
        const yaml = await yamlText({ rows: [object, object] });
        expect(hides.test(yaml)).toBe(false);
        expect(parse(yaml)).toEqual({ rows: [{ ...object }, { ...object }] });
      }),
      { numRuns: 200 },
    );
  });

  it('keeps texts that YAML 1.1 would take for something else', async () => {
    expect(await yamlText({ a: 'yes', b: 'no', c: 'on', d: null, e: 1 })).toBe(
      'a: "yes"\nb: "no"\nc: "on"\nd: null\ne: 1\n',
    );
  });
});

describe('a line of JSON', () => {
  it('is one line whatever is in it', () => {
    const value = { text: 'a\nb\u2028c\u001b]0;x\u0007', more: ['\u202e', '\u{e0001}'] };
    const line = safeJsonLine(value);
    expect([JSON.parse(line), hides.test(line), line.includes('\n')]).toEqual([
      value,
      false,
      false,
    ]);
  });
});

describe('CSV', () => {
  const columns: readonly Column[] = ['ONE', 'TWO'].map((header, index) => ({
    id: header,
    header,
    width: 1,
    priority: 1,
    cell: (row) => plain(Array.isArray(row.cells) ? row.cells[index] : undefined),
  }));
  const csv = (...cells: readonly string[]): string =>
    csvText(columns, [{ cells }], { nowMs: 0 }).slice('ONE,TWO\r\n'.length);

  it('has its heads first, even where there is nothing else', () => {
    expect(csvText(columns, [], { nowMs: 0 })).toBe('ONE,TWO\r\n');
  });

  it.each([
    ['a,b', 'say "x"', '"a,b","say ""x"""\r\n'],
    ['', '-', ',\r\n'],
    ['=1+1', '+x', "'=1+1,'+x\r\n"],
    ['-x', '@SUM(A1)', "'-x,'@SUM(A1)\r\n"],
    ['\t=1', '\r=2', "' =1,' =2\r\n"],
    [' =1', '＝1', "' =1,'＝1\r\n"],
    ['-5', '+3.25', '-5,+3.25\r\n'],
    ['=HYPERLINK("http://x","y")', 'a\nb', '"\'=HYPERLINK(""http://x"",""y"")",a b\r\n'],
    ['\u001b[31mred', 'a\u202eb', '␛[31mred,ab\r\n'],
  ])('writes %j and %j harmlessly', (one, two, expected) => {
    expect(csv(one, two)).toBe(expected);
  });
});

it.skipIf(process.platform === 'win32')('what the sandbox prints can be given to a shell', () => {
  const pair = { clientId: 'other-id', clientSecret: 'other-secret' };
  const text = connectionText({
    baseUrl: 'http://127.0.0.1:1',
    clientId: 'id',
    clientSecret: 'secret',
    helpDesk: pair,
    application: pair,
    identityIq: { baseUrl: 'http://127.0.0.1:1/identityiq', username: 'u', password: 'p' },
  });
  // A program that the shell starts has them too.
  const printed = `sh -c 'echo "$SAIL_BASE_URL $SAIL_CLIENT_ID $SAIL_CLIENT_SECRET"'`;
  const { stdout, stderr } = spawnSync('/bin/sh', ['-c', `eval "$1"; ${printed}`, 'sh', text], {
    encoding: 'utf8',
  });
  expect([stdout, stderr]).toEqual(['http://127.0.0.1:1 id secret\n', '']);
  expect(
    text
      .split('\n')
      .slice(4, -1)
      .every((line) => line.startsWith('# ')),
  ).toBe(true);
  expect(text).toContain(
    '# base_url: http://127.0.0.1:1/identityiq\n# username: u\n# password: p\n',
  );
});
