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

  it('has every text whole for another program, and every column below its head', () => {
    const [heads, first, second] = linesAt(undefined);
    expect(first).toContain(`${long}  Web Services  ✗ source error`);
    const type = long.length + 2;
    expect([heads?.indexOf('TYPE'), second?.indexOf('Workday')]).toEqual([type, type]);
  });

  it('pads no column for the sake of a text that is as long as a page', () => {
    const names = [
      { id: 'a', name: 'x'.repeat(5_000) },
      { id: 'b', name: 'HR', type: 'Workday' },
    ];
    const [heads] = tableText(columns, names, { nowMs }, undefined, 'table').split('\n');
    expect(heads?.indexOf('TYPE')).toBe(202);
  });

  it('keeps the names of rows that begin with a state readable where it is narrow', () => {
    const tasks = kindOf('tasks');
    const task = {
      id: 't',
      completionStatus: 'ERROR',
      uniqueName: 'Cloud Account Aggregation',
      description: 'Cloud Account Aggregation',
      target: { type: 'SOURCE', name: 'Corporate Active Directory' },
      messages: [
        { type: 'ERROR', localizedText: { message: 'The connector said a lot. '.repeat(9) } },
      ],
      created: new Date(nowMs - 60_000).toISOString(),
      launcher: 'system',
      attributes: {},
    };
    const of = columnsOf(tasks);
    const [heads = '', line = ''] = tableText(of, [task], { nowMs }, 60, 'table').split('\n');
    const named = line.slice(heads.indexOf('TASK')).split('  ')[0] ?? '';
    expect(named.length).toBeGreaterThanOrEqual(16);
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
