import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columnsOf } from '../../src/resources/cells/columns.ts';
import { catalogue, kindOf } from '../../src/resources/index.ts';
import type { Column, Thing } from '../../src/resources/types.ts';
import { cutInsideOf, headSpans, rowSpans } from '../../src/screens/parts/Table.tsx';
import { columnWindow, gap, sizeColumns } from '../../src/store/frame/columnWindow.ts';
import { clean } from '../../src/terminal/text/clean.ts';
import { widthOf } from '../../src/terminal/text/width.ts';
import { listAnswer } from '../unit/store/answers.ts';
import { sourceOf } from '../unit/store/parts.ts';
import { anyText } from '../unit/terminal/hostileText.ts';
import { draw, explorerWith, nowMs } from './draw.tsx';

const widths = [60, 80, 120, 160, 255];
const sources = kindOf('sources');

const awkward = [
  '李雷 的 목록 株式会社',
  'e\u0301'.repeat(60),
  '👩‍👩‍👧‍👦 🚚 family 🇳🇱',
  'مصدر البيانات الرئيسي',
  'x'.repeat(255),
  '漢'.repeat(255),
  '\u202Egnp.exe',
  'two\nlines\tand a tab',
  '\u001B[31mred\u001B[0m',
  '',
];

const sourceNamed = (name: string, index = 0): Thing =>
  sourceOf(`id ${index}`, {
    name,
    type: name,
    status: 'SOURCE_STATE_HEALTHY',
    owner: { name },
    cluster: { name },
  });

/** Where each column begins and ends, in cells. */
const edges = (spans: ReturnType<typeof rowSpans>): readonly number[] => {
  let at = 0;
  return spans.map(({ text }) => {
    at += widthOf(text);
    return at;
  });
};

it('cuts names in the middle where two rows would read alike, and the others at the end', () => {
  const clusters = [
    'Rotterdam DC – Primary site',
    'Rotterdam DC – Passive site',
    'Singapore Branch Office',
  ];
  const rows = [...clusters, clusters[0] ?? ''].map((cluster, index) =>
    sourceOf(`id ${index}`, { name: `Source ${index}`, cluster: { name: cluster } }),
  );
  const columns = columnsOf(sources)
    .filter(({ id }) => id === 'name' || id === 'cluster')
    .map((column) => ({ column, width: 17 }));
  const cut = cutInsideOf(rows, columns, { nowMs });
  const shown = rows.map((row, index) =>
    rowSpans(row, columns, { chosen: false, cutInside: cut[index] }, { nowMs }).at(-1)?.text.trim(),
  );
  expect(shown).toEqual([
    'Rotterda…ary site',
    'Rotterda…ive site',
    'Singapore Branch…',
    'Rotterda…ary site',
  ]);
  // A row does not change where the one that it reads like has left the screen.
  expect(cutInsideOf(rows.slice(1, 3), columns, { nowMs })).toEqual(cut.slice(1, 3));
  expect(cutInsideOf(rows.slice(0, 1), columns, { nowMs })).toEqual(cut.slice(0, 1));
});

describe('a row of a table', () => {
  it('keeps its columns straight, whatever the names are', () => {
    fc.assert(
      fc.property(
        fc.oneof(anyText, fc.constantFrom(...awkward)),
        fc.constantFrom(...widths),
        fc.boolean(),
        (name, width, isWide) => {
          const columns = isWide
            ? columnWindow(columnsOf(sources), width - 2, 1).columns
            : sizeColumns(columnsOf(sources), width - 2);
          const heads = edges(headSpans(columns, undefined));
          const look = { chosen: true, marked: true, change: new Set(['name', 'type', 'owner']) };
          expect(edges(rowSpans(sourceNamed(name), columns, look, { nowMs }))).toEqual(heads);
          expect(heads.at(-1)).toBeLessThanOrEqual(width);
        },
      ),
      { numRuns: 300 },
    );
  });

  it.each(widths)('is drawn in one line of %i cells at most', (columns) => {
    const rows = awkward.map(sourceNamed);
    const data = { rows, unreadable: 0, before: rows.map((row) => ({ ...row, type: 'other' })) };
    const lists = listAnswer('sources', { status: 'ready' as const, data, fetchedAtMs: nowMs });
    const lines = draw(explorerWith({ lists }, { columns, rows: 24 }));
    expect(lines).toHaveLength(24);
    expect(lines.filter((line) => widthOf(clean(line)) > columns)).toEqual([]);
    const shown = lines.slice(4, 4 + rows.length);
    const healthy = shown.map((line) => widthOf(clean(line.slice(0, line.indexOf('✓ healthy')))));
    expect(new Set(healthy).size).toBe(1);
  });
});

describe('the columns of every kind', () => {
  it.each(widths)('take no more than %i cells, however they are moved', (width) => {
    for (const kind of catalogue) {
      const columns = columnsOf(kind);
      for (let shift = 0; shift <= columns.length; shift += 1) {
        const { columns: placed, left, right } = columnWindow(columns, width, shift);
        const used = placed.reduce((sum, column) => sum + column.width, gap * (placed.length - 1));
        expect([kind.id, placed.length + left + right]).toEqual([kind.id, columns.length]);
        expect([kind.id, placed[0]?.column.id]).toEqual([kind.id, columns[0]?.id]);
        const naming = columns.find(({ id, names }) => id === 'name' || names === true);
        const isNamed = naming === undefined || placed.some(({ column }) => column === naming);
        expect([kind.id, shift, isNamed]).toEqual([kind.id, shift, true]);
        expect(used, kind.id).toBeLessThanOrEqual(width);
      }
    }
  });

  it('keep the name in sight beside the status, also where somebody put another column first', () => {
    const ids = (columns: readonly Column[], shift: number) =>
      columnWindow(columns, 78, shift).columns.map(({ column }) => column.id);
    expect(ids(columnsOf(kindOf('tasks')), 3).slice(0, 2)).toEqual(['status', 'name']);
    expect(ids(columnsOf(kindOf('jit-history')), 2).slice(0, 2)).toEqual(['initiated', 'identity']);
    expect(ids(columnsOf(sources).toReversed(), 1).slice(0, 2)).toEqual(['healthy', 'name']);
    const unnamed = columnsOf(kindOf('tasks')).filter(({ id }) => id !== 'name');
    expect(ids(unnamed, 2)[0]).toBe('status');
  });

  it('show the order in the head of the one that sorts', () => {
    const columns = sizeColumns(columnsOf(sources), 78, 'since');
    const text = headSpans(columns, { column: 'since', descending: true })
      .map((span) => span.text)
      .join('');
    expect(text.trim().split(/ {2,}/)).toEqual(['NAME', 'TYPE', 'STATUS', 'SINCE ▼']);
  });
});
