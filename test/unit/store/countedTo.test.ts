import { describe, expect, it } from 'vitest';
import { connectNowhere } from '../../../src/api/index.ts';
import { minuteMs } from '../../../src/insight/time.ts';
import { columnsOf } from '../../../src/resources/cells/columns.ts';
import { catalogue, kindOf } from '../../../src/resources/index.ts';
import type { Thing } from '../../../src/resources/types.ts';
import { readFilter } from '../../../src/store/filters/filter.ts';
import { viewOf } from '../../../src/store/navigation/view.ts';
import { countedTo } from '../../../src/store/queries/countedTo.ts';
import type { Queries } from '../../../src/store/queries/queries.ts';
import type { ListData, Query } from '../../../src/store/queries/query.ts';
import { createRefresher, longestRows } from '../../../src/store/queries/refresher.ts';
import { listQuery, rowsOf } from '../../../src/store/selectors.ts';
import { listAnswer } from './answers.ts';
import { createParts } from './parts.ts';

/** Far from the clock of the machine that runs the tests. */
const readAtMs = Date.UTC(2026, 10, 22, 3);

/** A source or a connection whose time is so many seconds from the read of the list. */
const makes: Readonly<Record<string, (id: string, atSeconds: number) => Thing>> = {
  sources: (id, at) => ({ id, name: id, since: new Date(readAtMs + at * 1_000).toISOString() }),
  connections: (id, at) => ({
    id,
    state: { value: 'ACTIVE' },
    jit: { expiration: new Date(readAtMs + at * 1_000).toISOString() },
  }),
};

/** A list of this kind on screen, with rows at these seconds around its read. */
const stage = (kind: string, seconds: readonly number[], filler = 0) => {
  const rows = [
    ...seconds.map((at, index) => makes[kind]?.(`r${index}`, at) ?? {}),
    ...Array.from({ length: filler }, (_, index) => makes[kind]?.(`f${index}`, 1e7) ?? {}),
  ];
  const view = viewOf({ screen: 'list', kind, scope: {} }, 1);
  if (view.screen !== 'list') throw new Error('it is a list');
  const show = (query: Query<ListData>) => listAnswer(kind, query);
  const parts = createParts(connectNowhere('This test has no tenant.'), {
    views: [view],
    lists: show({ status: 'ready', data: { rows, unreadable: 0 }, fetchedAtMs: readAtMs }),
  });
  const cellsOf = (column: string, filter = '') => {
    const state = parts.store.getState();
    const nowMs = countedTo(state, listQuery(state, view));
    const { cell } = columnsOf(kindOf(kind)).find(({ id }) => id === column) ?? {};
    return rowsOf(state, { ...view, filter }).map((row) => cell?.(row, { nowMs }).text);
  };
  return { ...parts, view, rows, show, cellsOf };
};

const nothing = () => undefined;
const silent: Queries = {
  ensure: nothing,
  serve: nothing,
  giveUp: () => undefined,
  keepOnly: nothing,
  refresh: nothing,
};

describe('the time that a list is counted to', () => {
  it('is that of its read for cells and for filters, however long ago that was', () => {
    const { cellsOf } = stage('sources', [-16 * 60 - 59, -17 * 60 - 59, -18 * 60, -18 * 60 - 1]);
    expect(cellsOf('since')).toEqual(['16 min', '17 min', '18 min', '18 min']);
    expect(cellsOf('since', 'since<18min')).toEqual(['16 min', '17 min']);
    expect(cellsOf('since', 'since>=18min')).toEqual(['18 min', '18 min']);
  });

  it('is that of the last rows while they come in, and after a read that failed half way', () => {
    for (const status of ['loading', 'failed'] as const) {
      const { store, show, rows, cellsOf } = stage('sources', [-60, -3_600]);
      const data = { rows: [...rows], unreadable: 0, readAtMs };
      store.setState({
        lists: show(
          status === 'loading'
            ? { status, data }
            : { status, data, error: { tag: 'server', said: { status: 500, text: '' } } },
        ),
      });
      expect(cellsOf('since', 'since<18min')).toEqual(['1 min']);
    }
  });

  it.each([longestRows, 0])(
    'goes on where the list is not read again: %i more rows',
    async (filler) => {
      const { store, deps, advance, cellsOf, view } = stage('connections', [40, 120], filler);
      // A short one is not read again where the refresh is off.
      store.setState(({ session }) => ({
        session: { ...session, refresh: { on: filler > 0, everySeconds: 30 } },
      }));
      const later = { ...deps, now: () => readAtMs + deps.now() };
      createRefresher(later, silent).start();
      const soon = 'expiration<5min';
      expect(cellsOf('expiration', soon)).toEqual(['in 40 s', 'in 2 min']);
      await advance(minuteMs);
      expect(cellsOf('expiration', soon)).toEqual(['5 s ago', 'in 1 min']);
      expect(cellsOf('expiration', `${soon} expiration>0s`)).toEqual(['in 1 min']);
      await advance(2 * minuteMs);
      expect(cellsOf('expiration', `${soon} expiration>0s`)).toEqual([]);
      // What is read anew has a time of its own again.
      const state = store.getState();
      expect(
        countedTo(state, { status: 'ready', data: { rows: [], unreadable: 0 }, fetchedAtMs: 7 }),
      ).toBe(7);
      expect(countedTo(state, listQuery(state, view))).toBeGreaterThan(readAtMs);
    },
  );

  it('makes the rows of a filter without times no more often than before', async () => {
    const { store, view } = stage('sources', [-60, -70]);
    const rows = (filter: string) => rowsOf(store.getState(), { ...view, filter });
    const [byName, byAge] = [rows('r0'), rows('since<65s')];
    store.setState({ countedOn: { readAtMs, toMs: readAtMs + minuteMs } });
    expect(rows('r0')).toBe(byName);
    expect([byAge.length, rows('since<65s').length]).toEqual([1, 0]);
  });
});

it('every column that counts time can be filtered by it', () => {
  const without = catalogue.flatMap((kind) =>
    columnsOf(kind)
      .filter(({ measure }) => measure !== undefined && measure.unit !== 'number')
      .filter(({ id }) => readFilter(`${id}<5min`, columnsOf(kind)).terms[0]?.type !== 'amount')
      .map(({ id }) => `${kind.id} ${id}`),
  );
  expect(without).toEqual([]);
});
