import { describe, expect, it } from 'vitest';
import { tableText } from '../../../src/cli/get/tableText.ts';
import { columnsOf } from '../../../src/resources/cells/columns.ts';
import { catalogue, kindOf } from '../../../src/resources/index.ts';
import { clean } from '../../../src/terminal/text/clean.ts';
import { widthOf } from '../../../src/terminal/text/width.ts';

const nowMs = Date.UTC(2026, 10, 22, 12);
const long = `Payroll ${'of the whole company '.repeat(6)}end`;
const rows = [
  {
    id: 'a',
    name: long,
    type: 'Web Services',
    status: 'SOURCE_STATE_ERROR_SOURCE',
    healthy: false,
  },
  {
    id: 'b',
    name: 'HR',
    type: 'Workday',
    status: 'SOURCE_STATE_HEALTHY',
    owner: { name: 'Mei Tan' },
  },
];
const columns = columnsOf(kindOf('sources'));
const linesAt = (width: number | undefined): readonly string[] =>
  tableText(columns, rows, { nowMs }, width, 'table').trimEnd().split('\n');

describe('a printed table', () => {
  it.each([80, 120, 160])('keeps every column at %i cells, whatever a name is like', (width) => {
    const [heads, first, second] = linesAt(width);
    expect(heads?.split(/ {2,}/)).toEqual(columns.map(({ header }) => header));
    expect([first, second]).toEqual([
      expect.stringMatching(/^Payroll .*… {2}Web Services {2}✗ source error +- +- +- +no$/),
      expect.stringMatching(/^HR +Workday +✓ healthy +- +Mei Tan +- +yes$/),
    ]);
    expect(Math.max(...linesAt(width).map((line) => widthOf(clean(line))))).toBeLessThanOrEqual(
      width,
    );
  });

  it('leaves the least important columns out where even short texts have no room', () => {
    expect(linesAt(40)[0]?.split(/ {2,}/)).toEqual(['NAME', 'STATUS', 'SINCE']);
  });

  it('has every text whole for another program, and no wide gaps for the sake of one', () => {
    const [heads, first, second] = linesAt(undefined);
    expect(first).toContain(`${long}  Web Services  ✗ source error`);
    expect([heads?.indexOf('TYPE'), second?.indexOf('Workday')]).toEqual([42, 42]);
  });

  it.each([40, 80, 160])('of every kind fits %i cells', (width) => {
    const wide = catalogue.flatMap((kind) =>
      tableText(columnsOf(kind), [], { nowMs }, width, 'table')
        .split('\n')
        .filter((line) => widthOf(clean(line)) > width),
    );
    expect(wide).toEqual([]);
  });
});
