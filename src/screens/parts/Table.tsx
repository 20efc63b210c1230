import { Box } from 'ink';
import { memo, type ReactNode } from 'react';
import type { Reading, Thing } from '../../resources/types.ts';
import { clean } from '../../terminal/clean.ts';
import type { Span } from '../../terminal/tones.ts';
import { fit } from '../../terminal/width.ts';
import { Line } from './Line.tsx';
import { gap, type PlacedColumn } from './layout.ts';

type RowProps = {
  readonly row: Thing;
  readonly columns: readonly PlacedColumn[];
  readonly chosen: boolean;
  readonly nowMs: number;
};

const between = clean(' '.repeat(gap));

/** Cells of one row as the pieces of a line; the mark at the left shows the cursor without colour too. */
export const rowSpans = (
  row: Thing,
  columns: readonly PlacedColumn[],
  chosen: boolean,
  reading: Reading,
): readonly Span[] => [
  { text: clean(chosen ? '▌ ' : '  '), tone: 'accent', bold: chosen },
  ...columns.flatMap(({ column, width }, index): Span[] => {
    const { text, tone } = column.cell(row, reading);
    // Only the name stands out: every cell that changes its look is bytes on the way to the terminal.
    const bold = chosen && index === 0;
    const cell = { text: fit(clean(text), width, { align: column.align }), tone, bold };
    return index === 0 ? [cell] : [{ text: between }, cell];
  }),
];

const Row = memo(({ row, columns, chosen, nowMs }: RowProps) => (
  <Line spans={rowSpans(row, columns, chosen, { nowMs })} />
));

/** The heads over the columns. */
export const headSpans = (columns: readonly PlacedColumn[]): readonly Span[] => [
  { text: clean('  ') },
  ...columns.flatMap(({ column, width }, index): Span[] => {
    const head = {
      text: fit(clean(column.header), width, { align: column.align }),
      tone: 'quiet' as const,
    };
    return index === 0 ? [head] : [{ text: between }, head];
  }),
];

type TableProps = {
  readonly rows: readonly Thing[];
  readonly top: number;
  readonly height: number;
  readonly cursor: number;
  readonly columns: readonly PlacedColumn[];
  readonly nowMs: number;
  identify(row: Thing): string;
};

/** The rows in the window: a key that moves the cursor draws two of them anew. */
export const Table = ({
  rows,
  top,
  height,
  cursor,
  columns,
  nowMs,
  identify,
}: TableProps): ReactNode => (
  <Box flexDirection="column" height={height} flexShrink={0}>
    {rows.slice(top, top + height).map((row, index) => (
      <Row
        key={identify(row)}
        row={row}
        columns={columns}
        chosen={top + index === cursor}
        nowMs={nowMs}
      />
    ))}
  </Box>
);
