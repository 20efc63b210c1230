// A row of the results: what was measured, against which budget.

/** Whether a measurement keeps to its budget; `no budget` where it only informs. */
export type Verdict = 'ok' | 'over' | 'no budget';

/** One line of the result. */
export type Row = {
  readonly what: string;
  /** The number that is held against the budget; the unit stands in `measured`. */
  readonly value: number;
  readonly measured: string;
  readonly budget: string;
  readonly verdict: Verdict;
};

/** A row that only informs. */
export const informing = (what: string, value: number, measured: string): Row => ({
  what,
  value,
  measured,
  budget: '',
  verdict: 'no budget',
});

/** A row whose value may be this much at most; `unit` is that of the budget as it is printed. */
export const atMost = (
  what: string,
  value: number,
  measured: string,
  limit: number,
  unit: string,
): Row => ({
  what,
  value,
  measured,
  budget: `≤ ${limit} ${unit}`.trim(),
  verdict: value <= limit ? 'ok' : 'over',
});

/** A row whose value must be exactly this. */
export const exactly = (what: string, value: number, measured: string, wanted: number): Row => ({
  what,
  value,
  measured,
  budget: `${wanted.toLocaleString('en')}`,
  verdict: value === wanted ? 'ok' : 'over',
});

/** The rows as a table. */
export const tableOf = (rows: readonly Row[]): string => {
  const cells = [
    ['WHAT', 'MEASURED', 'BUDGET', ''],
    ...rows.map(({ what, measured, budget, verdict }) => [
      what,
      measured,
      budget,
      verdict === 'no budget' ? '' : verdict,
    ]),
  ];
  const widths = cells[0]?.map((_, column) =>
    Math.max(...cells.map((line) => line[column]?.length ?? 0)),
  );
  return cells
    .map((line) => line.map((cell, column) => cell.padEnd(widths?.[column] ?? 0)).join('  '))
    .map((line) => line.trimEnd())
    .join('\n');
};
