// Prints the rows that are folded into others as rows of their own.

import { columnsOf } from '../../resources/cells/columns.ts';
import { plain } from '../../resources/cells/text.ts';
import type { Column, Item, Kind, Thing } from '../../resources/types.ts';

/** Says which row it is folded into, by its id; nothing for the others. */
const under: Column = {
  id: 'under',
  header: 'UNDER',
  width: 32,
  priority: 90,
  cell: (row) => plain(typeof row.under === 'string' ? row.under : undefined),
};

/** The columns that are printed of a kind: where rows have others folded into them, with that which says so. */
export const printedColumns = (kind: Kind): readonly Column[] =>
  kind.children === undefined ? columnsOf(kind) : [...columnsOf(kind), under];

/** Each item, with those behind it that are folded into it. */
export const withFolded = (kind: Kind, items: readonly Item[]): readonly Item[] => {
  const { children } = kind;
  if (children === undefined) return items;
  return items.flatMap((item) => [
    item,
    ...children(item.value).map((child): Item => {
      const value: Thing = { ...child, under: kind.identify(item.value) };
      return { value, raw: value };
    }),
  ]);
};
