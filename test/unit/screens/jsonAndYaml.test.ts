import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { masked } from '../../../src/insight/secrets/masked.ts';
import { jsonText } from '../../../src/screens/text/things/jsonText.ts';
import {
  type LogicalLine,
  logicalText,
  piecesOf,
  screenLines,
} from '../../../src/screens/text/things/logicalLines.ts';
import type { TreeOptions } from '../../../src/screens/text/things/treeText.ts';
import { yamlText } from '../../../src/screens/text/things/yamlText.ts';
import { around, type Folds, lineOf, noFolds } from '../../../src/store/things/thingText.ts';

const options = (folds: Folds = noFolds): TreeOptions => ({
  folds,
  deepestIndent: 40,
  linkOf: (value) =>
    typeof value === 'object' && value !== null && 'type' in value && value.type === 'IDENTITY'
      ? { screen: 'thing', kind: 'identities', id: '7', label: 'Joost', scope: {} }
      : undefined,
});

const drawn = (lines: readonly LogicalLine[], width = 60): readonly string[] =>
  lines.flatMap((logical) =>
    screenLines(logical, width).map((line) =>
      [line.lead, ...piecesOf(line)]
        .map(({ text }) => text)
        .join('')
        .trimEnd(),
    ),
  );

const json = (value: unknown, folds?: Folds, width?: number) =>
  drawn(jsonText(value, options(folds)), width);
const yaml = (value: unknown, folds?: Folds) => drawn(yamlText(value, options(folds)));

const open: Folds = { all: 'open', paths: {} };

const sample = {
  zeta: 1,
  alpha: true,
  none: null,
  owner: { type: 'IDENTITY', id: '7', name: 'Joost' },
  empty: [],
  list: ['a', 2],
};

describe('JSON', () => {
  it('keeps the order, and says where references lead', () => {
    expect(json(sample)).toEqual([
      '▾ {',
      '    "zeta": 1,',
      '    "alpha": true,',
      '    "none": null,',
      '  ▾ "owner": {',
      '      "type": "IDENTITY",',
      '      "id": "7", →',
      '      "name": "Joost"',
      '    },',
      '    "empty": [],',
      '  ▾ "list": [',
      '      "a",',
      '      2',
      '    ]',
      '  }',
    ]);
  });

  it('says of what is folded how much it hides; only the line of the id leads anywhere', () => {
    const folds: Folds = { paths: { '/owner': 'folded', '/list': 'folded' } };
    expect(json(sample, folds)).toEqual([
      '▾ {',
      '    "zeta": 1,',
      '    "alpha": true,',
      '    "none": null,',
      '  ▸ "owner": { 3 fields },',
      '    "empty": [],',
      '  ▸ "list": [ 2 items ]',
      '  }',
    ]);
  });

  it('folds all but the whole, and unfolds all', () => {
    const nested = { a: { b: { c: [1] } }, d: 1 };
    expect(json(nested, { all: 'folded', paths: {} })).toEqual([
      '▾ {',
      '  ▸ "a": { 1 field },',
      '    "d": 1',
      '  }',
    ]);
    expect(json(nested, open)).toHaveLength(10);
  });

  it('begins with long lists and deep nests folded', () => {
    const long = Array.from({ length: 201 }, (_, index) => index);
    expect(json({ long, short: long.slice(0, 200) })).toHaveLength(205);
    expect(json({ long })[1]).toBe('  ▸ "long": [ 201 items ]');
    const deep = { a: { b: { c: { d: { e: { f: { g: { h: 1 } } } } } } } };
    expect(json(deep)[7]).toBe('              ▸ "g": { 1 field }');
  });

  it('takes JSON apart that was sent as a text', () => {
    const sent = { diagnostics: '{"host":"x","tries":[1,2]}' };
    expect(json(sent)).toEqual(['▾ {', '  ▸ "diagnostics": { JSON in a text, 2 fields }', '  }']);
    expect(json(sent, { paths: { '/diagnostics': 'open' } })).toEqual([
      '▾ {',
      '  ▾ "diagnostics": {  JSON in a text',
      '      "host": "x",',
      '    ▾ "tries": [',
      '        1,',
      '        2',
      '      ]',
      '    }',
      '  }',
    ]);
  });

  it('says that a secret is masked, also one in JSON or XML inside a text', () => {
    const sent = {
      password: 'hush',
      json: '{"clientSecret":"hush","host":"x"}',
      xml: '<map><entry key="password" value="hush"/></map>',
    };
    const lines = json(masked(sent), open, 100);
    expect(lines).toContain('    "password": "********",  masked');
    expect(lines).toContain('      "clientSecret": "********",  masked');
    expect(lines.join('')).not.toContain('hush');
  });

  it('goes deeper than any stack', () => {
    let deep: unknown = 'end';
    for (let level = 0; level < 3_000; level += 1) deep = { deep };
    const lines = json(deep, open);
    expect(lines.length).toBeLessThan(1_000);
    expect(lines.filter((line) => line.includes('…'))).toHaveLength(1);
  });

  it('breaks long texts wherever a line is full, wide characters whole', () => {
    expect(json({ t: '日本語日本語日本語日本語' }, undefined, 24)).toEqual([
      '▾ {',
      '    "t": "日本語日本語',
      '      日本語日本語"',
      '  }',
    ]);
  });
});

describe('YAML', () => {
  it('is read by every reader as what was sent', () => {
    const odd = {
      ...sample,
      words: ['yes', 'No', 'null', '~', '12', '1e5', '0x1F', '1:20', '', ' a', 'a ', '- b', 'k: v'],
      marks: ['#x', 'a #b', '[1', '{}', "it's", '"', '\\', '@x', '%x', '&x', '*x', '!x', '|', '>'],
      lines: 'first\nsecond\n\nfourth',
      ended: 'first\nsecond\n',
      indented: '  first\nsecond',
      tab: 'a\tb',
      hidden: 'a\u202Eb \u{E0067} \u0085',
      nested: [[1, [2, {}]], { a: [{ b: 'c' }] }],
      'a key: with': { true: 1, '12': 2 },
    };
    const text = yamlText(odd, options(open))
      .flatMap((row) => `${' '.repeat(row.indent - 2)}${logicalText(row).replace(/ →$/, '')}`)
      .join('\n');
    expect(parse(text)).toEqual(odd);
    expect(parse(text, { version: '1.1' })).toEqual(odd);
  });

  it('folds as JSON does, by the same paths', () => {
    expect(
      yaml({ ...sample, words: 'two lines\nof text' }, { paths: { '/owner': 'folded' } }),
    ).toEqual([
      '  zeta: 1',
      '  alpha: true',
      '  none: null',
      '▸ owner: { 3 fields }',
      '  empty: []',
      '▾ list:',
      '    - a',
      '    - 2',
      '  words: |-',
      '    two lines',
      '    of text',
    ]);
  });

  it('says that a secret is masked', () => {
    expect(yaml(masked({ password: 'hush' }))).toEqual(['  password: "********"  # masked']);
  });
});

describe('a line', () => {
  it('is found by its key, or by what hides it', () => {
    const rows = (folds: Folds) => jsonText(sample, options(folds));
    expect(lineOf(rows(open), '/owner/id')).toBe(6);
    expect(lineOf(rows({ paths: { '/owner': 'folded' } }), '/owner/id')).toBe(4);
    expect(lineOf(rows(open), '/owner\nend')).toBe(8);
    expect(lineOf(rows({ paths: { '/owner': 'folded' } }), '/owner\nend')).toBe(4);
    expect(around('/a/b/0')).toEqual(['', '/a', '/a/b']);
    expect(around('')).toEqual([]);
  });

  it('shows what was found, over the ends of its pieces and lines', () => {
    const row = jsonText({ name: 'abcdefghijklmnop' }, options())[1];
    const marked = (row === undefined ? [] : screenLines(row, 20)).map((line) =>
      piecesOf(line, [[5, 12]])
        .filter(({ inverse }) => inverse)
        .map(({ text }) => text),
    );
    expect(marked).toEqual([['"', ': ', '"abc'], []]);
  });
});
