// The lines of the page of a code, and of the list of codes, on screen and in a terminal without the explorer.

import type { CodeEntry, FindingCode } from '../../../insight/findings/codes.ts';
import { chaptersOf, headOf } from '../../../insight/pages/chapters.ts';
import { layerWords } from '../../../insight/pages/naming.ts';
import { clean } from '../../../terminal/text/clean.ts';
import { fit, wrapWords } from '../../../terminal/text/width.ts';
import { labelledLines, type TextLine, wrappedLines } from '../textLines.ts';

/** Cells that a code takes in a list. */
export const codeCells = 24;

/** The page of a code in lines of at most `width` cells. `fill` puts keys into sentences. */
export const codePageLines = (
  code: FindingCode,
  fill: (text: string) => string,
  width: number,
): readonly TextLine[] => {
  const { headline, layer } = headOf(code);
  const chapters = chaptersOf(code).flatMap(
    ({ title, sentences, quote, isInSteps }): readonly TextLine[] => [
      [],
      [{ text: clean(` ${title.toUpperCase()}`), bold: true }],
      ...sentences.flatMap((sentence, index) =>
        isInSteps
          ? labelledLines(
              [{ text: clean(` ${index + 1}. `), tone: 'accent' }],
              wrapWords(clean(fill(sentence)), Math.max(10, width - 5)).map((text) => [{ text }]),
            )
          : wrappedLines(fill(sentence), 1, width),
      ),
      ...(quote === undefined ? [] : wrappedLines(quote, 5, width, { tone: 'quiet' })),
    ],
  );
  return [
    [
      { text: clean(` ${code}`), tone: 'accent', bold: true },
      { text: clean(` · ${layer}`), tone: 'quiet' },
    ],
    ...wrappedLines(headline, 1, width, { bold: true }),
    ...chapters,
  ];
};

/** A list of codes in lines of at most `width` cells, under the names of their layers. */
export const codeListLines = (entries: readonly CodeEntry[], width: number): readonly TextLine[] =>
  entries.flatMap(({ code, layer, headline }, index) => [
    ...(layer === entries[index - 1]?.layer
      ? []
      : [
          ...(index === 0 ? [] : [[]]),
          [{ text: clean(` ${layerWords[layer].toUpperCase()}`), bold: true }],
        ]),
    ...labelledLines(
      [{ text: clean('  ') }, { text: fit(clean(code), codeCells), tone: 'accent' }],
      wrapWords(clean(headline), Math.max(10, width - codeCells - 2)).map((text) => [{ text }]),
    ),
  ]);
