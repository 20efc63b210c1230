import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { printFilter } from '../../src/model/filters/printFilter.ts';
import { columnsOf } from '../../src/resources/cells/columns.ts';
import { catalogue } from '../../src/resources/index.ts';
import type { Kind, Thing } from '../../src/resources/types.ts';
import { serverPart } from '../../src/store/filters/serverPart.ts';
import { visibleRows } from '../../src/store/lists/visible.ts';
import { playsAll, turnOf } from '../dsl/share.ts';
import { type ClientTenant, rowsOf, startTenant } from './client/tenant.ts';

const kinds = catalogue.filter(({ serverFilter }) => serverFilter !== undefined);
const ids = kinds.map(({ id }) => id);
const nowMs = Date.UTC(2026, 8, 1, 3);

/** Terms about the columns of a kind: parts of what its rows show, anchored, quoted and excluded, and ages. */
const filtersOver = (kind: Kind, rows: readonly Thing[]): fc.Arbitrary<string> => {
  const columns = columnsOf(kind);
  const term = fc
    .record({
      column: fc.constantFrom(...columns),
      row: fc.nat({ max: rows.length - 1 }),
      start: fc.nat({ max: 12 }),
      length: fc.integer({ min: 1, max: 6 }),
      how: fc.constantFrom('', '', '', '^', '!', '"'),
      days: fc.constantFrom(0, 1, 7, 30, 90),
      sign: fc.constantFrom('<', '>', '<=', '>='),
    })
    .map(({ column, row, start, length, how, days, sign }) => {
      if (column.measure?.unit === 'age') return `${column.id}${sign}${days}d`;
      const thing = rows[row];
      const cell = thing === undefined ? '' : column.cell(thing, { nowMs }).text;
      const plain = cell.replaceAll('"', '');
      const from = how === '^' ? 0 : Math.min(start, Math.max(0, plain.length - 1));
      const text = plain.slice(from, from + length);
      const isWord = /^[\w-]+$/.test(text);
      if (how === '"' || !isWord) return `${column.id}:"${text}"`;
      return how === '!' ? `!${column.id}:${text}` : `${column.id}:${how}${text}`;
    });
  return fc.array(term, { minLength: 1, maxLength: 3 }).map((terms) => terms.join(' '));
};

/** How often lists are read until two of them agree. */
const rereads = 5;

const schemes = ['v1', 'v2024'] as const;

describe.each(schemes)('filters that the tenant of %s helps with', (scheme) => {
  const turn = schemes.indexOf(scheme);
  let tenant: ClientTenant;
  beforeAll(async () => {
    tenant = await startTenant({ scheme });
  });
  afterAll(() => tenant.close());

  it.each(turnOf(ids, ids.length / 3, turn))(
    'leave the same %s as filters here alone',
    async (id) => {
      const kind = kinds.find((entry) => entry.id === id);
      if (kind?.list === undefined) throw new Error(`${id} is no list`);
      const { list, identify } = kind;
      let all = await rowsOf(list(tenant.api, {}, {}));
      expect(all.length).toBeGreaterThan(0);
      await fc.assert(
        fc.asyncProperty(filtersOver(kind, all), async (typed) => {
          const part = serverPart(kind, typed, scheme, nowMs);
          if (part === undefined) return;
          const filters = printFilter(part.filter);
          const serve = () => rowsOf(list(tenant.api, {}, { filters }));
          const left = (rows: readonly Thing[]) =>
            visibleRows(rows, kind, typed, undefined, nowMs).map(identify).toSorted();
          // The tenant works on, and may change between two reads: what is wrong stays wrong.
          let served = left(await serve()).join();
          for (let tries = 1; served !== left(all).join() && tries < rereads; tries += 1) {
            all = await rowsOf(list(tenant.api, {}, {}));
            served = left(await serve()).join();
          }
          expect(served, `${typed} → ${filters}`).toBe(left(all).join());
        }),
        // Each smaller case would be asked of the tenant for minutes.
        { numRuns: playsAll ? 12 : 2, endOnFailure: true },
      );
    },
  );
});
