import { afterAll, beforeAll } from 'vitest';
import { success } from '../../src/model/result.ts';
import { catalogue } from '../../src/resources/index.ts';
import { type Snapshot, snapshotPage } from '../../src/resources/pages.ts';
import type { Item, Kind, KindId, ListPage, Pages } from '../../src/resources/types.ts';

/** A row of the kinds that tests make. */
export type TestRow = {
  readonly id: string;
  readonly state?: string;
  /** The rows that are folded into it, for a kind with these `children`. */
  readonly within?: readonly TestRow[];
};

/** The id of the kind that `withTestKind` adds. */
export const testKindId: KindId = 'test-trials';

/** Rows with these ids. */
export const trials = (...ids: readonly string[]): readonly TestRow[] => ids.map((id) => ({ id }));

const items = (rows: readonly TestRow[]): readonly Item<TestRow>[] =>
  rows.map((value) => ({ value, raw: value }));

/** What a kind says whose rows have others in them. */
export const folding: Partial<Kind<TestRow>> = { children: ({ within = [] }) => within };

/** A page that adds rows. */
export const added = (rows: readonly TestRow[], last = false): ListPage<TestRow> => ({
  rows: items(rows),
  loaded: rows.length,
  unreadable: 0,
  last,
});

/** A page that replaces all rows before it. */
export const replaced = (
  rows: readonly TestRow[],
  snapshot: Partial<Snapshot> = {},
): ListPage<TestRow> => snapshotPage(items(rows), { notLookedAt: [], ...snapshot });

/** Pages that are there already. */
export async function* pagesOf(...pages: readonly ListPage<TestRow>[]): Pages<TestRow> {
  for (const page of pages) yield success(page);
}

/** A kind with nothing special. */
const plainKind: Kind<TestRow> = {
  id: testKindId,
  singular: 'trial',
  plural: 'trials',
  aliases: [],
  summary: 'rows of a test',
  area: 'the environment',
  listedIn: { in: 'environment' },
  found: 'in its list',
  referenceTypes: [],
  consolePage: 'none',
  shape: 'many',
  identify: ({ id }) => id,
  label: ({ id }) => id,
  columns: [
    {
      id: 'name',
      header: 'NAME',
      width: 20,
      grow: 1,
      priority: 1,
      cell: ({ id }) => ({ text: id }),
    },
    {
      id: 'state',
      header: 'STATE',
      width: 12,
      priority: 2,
      cell: ({ state = '-' }) => ({ text: state }),
    },
  ],
};

/** Adds a kind to the catalogue for the tests of a file or a `describe`, and takes it away behind them. */
export const withTestKind = (more: Partial<Kind<TestRow>>): void => {
  const kinds = catalogue as Kind[];
  beforeAll(() => {
    kinds.push({ ...plainKind, ...more } as unknown as Kind);
  });
  afterAll(() => {
    kinds.splice(
      kinds.findIndex(({ id }) => id === testKindId),
      1,
    );
  });
};
