import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columnsOf } from '../../src/resources/cells/columns.ts';
import { catalogue } from '../../src/resources/index.ts';
import { gap, sizeColumns } from '../../src/store/frame/columnWindow.ts';

describe('columns of a list', () => {
  it('fill the width exactly where one of them grows, whatever the kind and the width', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...catalogue),
        fc.integer({ min: 58, max: 300 }),
        (kind, width) => {
          const placed = sizeColumns(columnsOf(kind), width);
          const used = placed.reduce(
            (sum, column) => sum + column.width,
            gap * (placed.length - 1),
          );
          const grows = placed.some(({ column }) => (column.grow ?? 0) > 0);
          expect(grows ? used === width : used <= width, `${kind.id} ${width}: ${used}`).toBe(true);
        },
      ),
    );
  });

  it('all show on a wide screen, and the first never goes', () => {
    for (const kind of catalogue.filter(({ shape }) => shape === 'many')) {
      const columns = columnsOf(kind);
      expect(sizeColumns(columns, 200).length, kind.id).toBe(columns.length);
      expect(sizeColumns(columns, 30)[0]?.column, kind.id).toBe(columns[0]);
    }
  });
});
