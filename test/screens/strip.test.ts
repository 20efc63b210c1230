import { describe, expect, it } from 'vitest';
import { viewOf } from '../../src/store/navigation/view.ts';
import type { State } from '../../src/store/state.ts';
import { testKindId, trials, withTestKind } from '../dsl/testKind.ts';
import { listAnswer } from '../unit/store/answers.ts';
import { draw, explorerWith, nowMs } from './draw.tsx';

const view = viewOf({ screen: 'list', kind: testKindId, scope: {} }, 1);
const rows = trials(...Array.from({ length: 30 }, (_, index) => `row ${index}`));

const made = (size: State['size'], more: Partial<State> = {}) =>
  explorerWith(
    {
      views: [view],
      lists: listAnswer(testKindId, {
        status: 'ready',
        data: { rows, unreadable: 0 },
        fetchedAtMs: nowMs,
      }),
      ...more,
    },
    size,
  );

/** How many rows of the list are in sight, and the lines under the rule that is below them. */
const parts = (lines: readonly string[]) => {
  const rule = lines.findIndex((line) => line.startsWith('───'));
  const inSight = lines.filter((line) => /^[ ▌] row \d/.test(line)).length;
  return { inSight, under: rule === -1 ? [] : lines.slice(rule + 1, -2) };
};

describe('the strip under a list', () => {
  withTestKind({
    inShort: ({ id }) => [
      { label: 'cause', cells: [{ text: `the cause of ${id}` }, { text: 'now', tone: 'quiet' }] },
      ...Array.from({ length: 5 }, (_, index) => ({ cells: [{ text: `line ${index + 2}` }] })),
    ],
  });

  it('says of the row under the cursor what its kind says in short, at once', () => {
    const explorer = made({ columns: 80, rows: 24 });
    expect(parts(draw(explorer))).toEqual({
      inSight: 11,
      under: [
        ' cause         the cause of row 0  now',
        ...[2, 3, 4, 5, 6].map((line) => ` line ${line}`),
      ],
    });
    explorer.moveCursor({ by: 3 });
    expect(parts(draw(explorer)).under[0]).toBe(' cause         the cause of row 3  now');
    explorer.moveCursor({ to: 'last' });
    expect(parts(draw(explorer)).under[0]).toBe(' cause         the cause of row 29  now');
  });

  it('shrinks before the rows do, leaves them ten lines, and goes where it would take one', () => {
    const at = (height: number) => {
      const { inSight, under } = parts(draw(made({ columns: 80, rows: height })));
      return [inSight, under.length];
    };
    expect([24, 22, 19, 18, 17].map(at)).toEqual([
      [11, 6],
      [10, 5],
      [10, 2],
      [10, 1],
      [11, 0],
    ]);
  });

  it('cuts a long line at the width, and wraps none', () => {
    const firstOf = (cells: number) => {
      const lists = listAnswer(testKindId, {
        status: 'ready',
        data: { rows: trials('a'.repeat(cells)), unreadable: 0 },
        fetchedAtMs: nowMs,
      });
      return parts(draw(made({ columns: 80, rows: 24 }, { lists }))).under.slice(0, 2);
    };
    const lead = ' cause         the cause of ';
    // The second text of the line has no cell left, and then not even the first one has enough.
    for (const cells of [52, 90]) {
      expect(firstOf(cells)).toEqual([`${lead}${'a'.repeat(51)}…`, ' line 2']);
    }
    expect(firstOf(47)).toEqual([`${lead}${'a'.repeat(47)}  now`, ' line 2']);
  });

  it('is hidden with the preview, and stands first in the preview of a wide terminal', () => {
    const hidden = draw(made({ columns: 80, rows: 24 }, { preview: { wanted: 'never' } }));
    expect(parts(hidden)).toEqual({ inSight: 18, under: [] });
    const [row = { id: '' }] = rows;
    const wide = draw(
      made(
        { columns: 160, rows: 24 },
        { preview: { wanted: 'where there is room', at: { viewId: 1, id: row.id, row } } },
      ),
    );
    const pane = wide.map((line) => line.split('│ ')[1]?.trimEnd());
    expect(pane.slice(3, 5)).toEqual(['row 0', ' cause         the cause of row 0  now']);
  });
});
