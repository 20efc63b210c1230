import { describe, expect, it } from 'vitest';
import { plainLetters } from '../../src/insight/plainLetters.ts';
import { recognise } from '../../src/insight/recognisers/recognise.ts';
import { maskedText } from '../../src/insight/secrets/masked.ts';
import { jsonText } from '../../src/screens/text/things/jsonText.ts';
import { screenLines } from '../../src/screens/text/things/logicalLines.ts';
import type { TreeOptions } from '../../src/screens/text/things/treeText.ts';
import { yamlText } from '../../src/screens/text/things/yamlText.ts';
import { noFolds } from '../../src/store/things/thingText.ts';
import { clean, cleanLines, cleanWhole } from '../../src/terminal/text/clean.ts';
import { csvOf } from '../../src/terminal/text/csv.ts';
import { safeJson } from '../../src/terminal/text/json.ts';
import { fit as fitted, widthOf, wrap, wrapWords } from '../../src/terminal/text/width.ts';
import { growthOf, mostGrowth } from '../dsl/growth.ts';
import { longTexts } from '../dsl/rough.ts';
import { shareOf } from '../dsl/share.ts';

const million = 1_000_000;

const options: TreeOptions = { folds: noFolds, deepestIndent: 26, linkOf: () => undefined };

/** What is done with a whole text. */
const works: Readonly<Record<string, (text: string) => unknown>> = {
  masking: maskedText,
  cleaning: cleanWhole,
  measuring: (text) => widthOf(cleanWhole(text)),
  comparing: plainLetters,
  recognising: (text) => recognise(text),
  'writing JSON': safeJson,
  'writing CSV': (text) => csvOf([[text]]),
};

/** What is done with a text that is drawn. */
const drawings: Readonly<Record<string, (text: string) => unknown>> = {
  cell: (text) => fitted(clean(text), 20),
  'cell with both ends': (text) => fitted(clean(text), 20, { ellipsis: 'middle' }),
  lines: (text) => cleanLines(text).flatMap((line) => wrapWords(line, 78)),
  'full lines': (text) => wrap(clean(text), 78),
  detail: (text) =>
    screenLines(
      {
        key: '',
        spans: [{ text: clean(text) }],
        indent: 1,
        hang: 18,
        byWords: true,
        stops: [],
      },
      80,
    ),
  JSON: (text) => jsonText({ text }, options).flatMap((line) => screenLines(line, 80)),
  YAML: (text) => yamlText({ text }, options).flatMap((line) => screenLines(line, 80)),
};

/** The works that take more than their share for a text of a kind. */
const steep = (
  among: Readonly<Record<string, (text: string) => unknown>>,
  make: (length: number) => string,
): readonly string[] =>
  Object.entries(among)
    .map(([work, does]) => {
      const grown = growthOf((length) => {
        const text = make(length);
        return () => does(text);
      }, million);
      return [work, grown] as const;
    })
    .filter(([, grown]) => grown >= mostGrowth)
    .map(([work, grown]) => `${work}: ${grown.toFixed(1)} times as long for 4 times the length`);

describe.each(shareOf(Object.entries(longTexts), 4))('a million characters: %s', (_, make) => {
  it('are masked, cleaned, measured and written in a time that grows by their length', () => {
    expect(steep(works, make)).toEqual([]);
  });

  it('are drawn as far as there is time to', () => {
    expect(steep(drawings, make)).toEqual([]);
  });
});
