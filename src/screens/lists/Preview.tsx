// The preview pane beside a list: the details of the row that the cursor is on.

import { Box } from 'ink';
import { memo, type ReactNode, useMemo } from 'react';
import type { Fill } from '../../commands/keys/fillKeys.ts';
import { counted } from '../../insight/counted.ts';
import { keyed } from '../../model/keyed.ts';
import { columnsOf } from '../../resources/cells/columns.ts';
import { kindOf } from '../../resources/index.ts';
import type { Kind, KindId, Reading, Section, Thing } from '../../resources/types.ts';
import { clean } from '../../terminal/text/clean.ts';
import { Lines } from '../parts/Lines.tsx';
import { asTextLines, shortLines } from '../text/lists/inShort.ts';
import { cutSpans } from '../text/spans.ts';
import type { TextLine } from '../text/textLines.ts';
import { detailLines, plainLine, titleLines } from '../text/things/detailText.ts';
import { useFill, useSelect } from '../useExplorer.ts';

const divider = clean('│ ');

/** The cells of a row one under the other, for a kind without details of its own. */
const cellsAsDetails = (kind: Kind, row: Thing, reading: Reading): readonly Section[] => [
  {
    details: columnsOf(kind).map((column) => ({
      label: column.header.toLowerCase(),
      value: column.cell(row, reading),
    })),
  },
];

/** The details of a row in at most `height` lines; the last one says how many are left out. */
const previewLines = (
  kind: Kind,
  row: Thing,
  width: number,
  height: number,
  reading: Reading,
  fill: Fill,
): readonly TextLine[] => {
  const sections = kind.details?.(row, reading) ?? cellsAsDetails(kind, row, reading);
  const short = shortLines(kind, row, reading, fill);
  const gap = short.length === 0 ? [] : [plainLine('gap', [{ text: clean('') }])];
  const lines = asTextLines(
    [...titleLines(kind, row, reading), ...short, ...gap, ...detailLines(sections, fill, width)],
    width,
  );
  if (lines.length <= height) return lines;
  const rest = lines.length - height + 1;
  return [
    ...lines.slice(0, height - 1),
    [
      {
        text: clean(fill(keyed`${counted(rest, 'more line')}: {list.describe} shows them`)),
        tone: 'quiet',
      },
    ],
  ];
};

type PreviewProps = {
  readonly viewId: number;
  readonly kind: KindId;
  /** In cells, with the dividing line at its left. */
  readonly width: number;
  readonly height: number;
  readonly nowMs: number;
};

/** The details of a thing beside its list, from the row that the list has read. */
export const Preview = memo(({ viewId, kind, width, height, nowMs }: PreviewProps): ReactNode => {
  const at = useSelect((state) => state.preview.at);
  const row = at?.viewId === viewId ? at.row : undefined;
  const fill = useFill();
  const lines = useMemo(() => {
    const inner = width - divider.length - 1;
    const found =
      row === undefined ? [] : previewLines(kindOf(kind), row, inner, height, { nowMs }, fill);
    return Array.from(
      { length: height },
      (_, index): TextLine => [
        { text: divider, tone: 'quiet' },
        ...cutSpans(found[index] ?? [], inner),
      ],
    );
  }, [row, kind, width, height, nowMs, fill]);
  return (
    <Box width={width}>
      <Lines lines={lines} height={height} />
    </Box>
  );
});
