// A row in a few lines: what its kind says of it in short.

import type { Fill } from '../../../commands/keys/fillKeys.ts';
import type { Kind, Reading, ShortLine, Thing } from '../../../resources/types.ts';
import { clean } from '../../../terminal/text/clean.ts';
import { fit } from '../../../terminal/text/width.ts';
import { cutSpans } from '../spans.ts';
import type { TextLine } from '../textLines.ts';
import { plainLine } from '../things/detailText.ts';
import { type LogicalLine, type Piece, piecesOf, screenLines } from '../things/logicalLines.ts';

/** Cells of a label with the gap behind it. */
const labelCells = 14;

const lineOf = ({ label, cells }: ShortLine, index: number, fill: Fill): LogicalLine => {
  const lead: readonly Piece[] =
    label === undefined
      ? []
      : [{ text: fit(clean(label), labelCells - 1), tone: 'quiet' }, { text: clean(' ') }];
  const texts = cells.flatMap(({ text, tone }, at): readonly Piece[] => {
    const piece = { text: clean(fill(text)), tone };
    return at === 0 ? [piece] : [{ text: clean('  ') }, piece];
  });
  const hang = label === undefined ? 2 : labelCells;
  return { ...plainLine(`short ${index}`, [...lead, ...texts]), indent: 1, hang };
};

/** What a kind says of a row in short, as lines; none for a kind that says nothing. */
export const shortLines = (
  kind: Kind,
  row: Thing,
  reading: Reading,
  fill: Fill,
): readonly LogicalLine[] =>
  (kind.inShort?.(row, reading) ?? []).map((line, index) => lineOf(line, index, fill));

/** The same lines, each cut where the screen ends. */
export const shortLinesCut = (
  kind: Kind,
  row: Thing,
  reading: Reading,
  fill: Fill,
  width: number,
): readonly TextLine[] =>
  shortLines(kind, row, reading, fill).map(({ indent, spans }) =>
    cutSpans([{ text: clean(' '.repeat(indent)) }, ...spans], width),
  );

/** Logical lines as those of a screen of this width. */
export const asTextLines = (lines: readonly LogicalLine[], width: number): readonly TextLine[] =>
  lines
    .flatMap((line) => screenLines(line, width))
    .map((line): TextLine => [line.lead, ...piecesOf(line)]);
