import { describe, expect, it } from 'vitest';
import { zoneName } from '../../src/insight/time.ts';
import type { Thing } from '../../src/resources/types.ts';
import { headerText } from '../../src/screens/text/frame/headerText.ts';
import type { Session } from '../../src/store/environments/session.ts';
import type { ListData, Query } from '../../src/store/queries/query.ts';
import { listAnswer } from '../unit/store/answers.ts';
import { explorerWith, nowMs } from './draw.tsx';

const rowsOf = (count: number): readonly Thing[] =>
  Array.from({ length: count }, (_, at) => ({ id: `${at}`, name: `Source ${at}` }));
const ready = (count = 3): Query<ListData> => ({
  status: 'ready',
  data: { rows: rowsOf(count), total: count, unreadable: 0 },
  fetchedAtMs: nowMs,
});

const off = { on: false, everySeconds: 30 };
const readOnly = { mode: 'READ-ONLY', why: 'no changes were asked for', canUnlock: true } as const;
const writeUntil = { mode: 'WRITE', untilMs: new Date(2026, 10, 22, 17, 6).getTime() } as const;

const headerOf = (session: Partial<Session>, columns = 80, query = ready()): string => {
  const explorer = explorerWith({ lists: listAnswer('sources', query) }, { columns, rows: 24 });
  explorer.store.setState((state) => ({ session: { ...state.session, ...session } }));
  return headerText(explorer.store.getState())
    .map(({ text }) => text)
    .join('')
    .trimEnd();
};

describe('that a view is not read again', () => {
  const budgets = {
    usual: { used: 12, limit: 100 },
    shared: { used: 100, limit: 100, sharedUntilMs: nowMs + 1 },
    refused: { used: 100, limit: 100, pausedForSeconds: 10 },
  };
  const failed = { ...ready(), status: 'failed', error: { tag: 'cancelled' } } as const;
  const every = [readOnly, { mode: 'WRITE' } as const, writeUntil].flatMap((access) =>
    [false, true].flatMap((production) =>
      Object.values(budgets).flatMap((budget) =>
        [ready(), ready(1_001), failed].flatMap((query) =>
          [60, 80, 100].map((columns) => ({ access, production, budget, query, columns })),
        ),
      ),
    ),
  );

  it('is said in every header, however much else there is to say', () => {
    const without = every.flatMap(({ query, columns, ...session }) => {
      const header = headerOf({ ...session, refresh: off }, columns, query);
      const mode = session.access.mode;
      const said =
        header.includes('refresh off') &&
        header.includes(mode) &&
        header.includes('PRODUCTION') === session.production &&
        header.includes('STALE') === (query.status === 'failed') &&
        header.length <= columns;
      return said ? [] : [header];
    });
    expect(without).toEqual([]);
  });

  it.each([
    [
      { access: readOnly },
      ' meridian-freight  READ-ONLY  API v1 12/100         as of 03:12:08 · refresh off',
    ],
    [
      { access: writeUntil },
      ' meridian-freight  WRITE until 17:06  12/100        as of 03:12:08 · refresh off',
    ],
    [
      { access: writeUntil, budget: budgets.shared },
      ' meridian-freight  WRITE until 17:06  100/100 shared      03:12:08 · refresh off',
    ],
    [
      { access: writeUntil, budget: budgets.shared, production: true },
      ' meridian-freight  PRODUCTION  WRITE until 17:06  shared  03:12:08 · refresh off',
    ],
  ] as const)('shortens the rest: %j', (session, header) => {
    expect(headerOf({ ...session, refresh: off })).toBe(header);
  });

  it('is said of a list that is too long for it, though it is on', () => {
    expect(headerOf({ access: readOnly }, 80, ready(1_000))).toMatch(/as of 03:12:08$/);
    expect(headerOf({ access: readOnly }, 80, ready(1_001))).toMatch(/ · refresh off$/);
    expect(headerOf({ access: readOnly }, 120, ready(1_001))).toMatch(/ · refresh off, long list$/);
  });
});

it('the header stands still while requests are counted', () => {
  const headers = [1, 12, 79].map((used) =>
    headerOf({ access: readOnly, refresh: off, budget: { used, limit: 100 } }, 84),
  );
  const [first, ...others] = headers.map((header) => header.replace(/\d+\/100 +/, ''));
  expect(others).toEqual([first, first]);
});

it('says the zone of its time where the path line, which says it else, is hidden', () => {
  const explorer = explorerWith({ lists: listAnswer('sources', ready()) });
  const header = (): string =>
    headerText(explorer.store.getState())
      .map(({ text }) => text)
      .join('');
  expect(header()).toContain('as of 03:12:08 · refresh 30 s');
  explorer.togglePath();
  expect(header()).toContain(`as of 03:12:08 ${zoneName()}`);
});
