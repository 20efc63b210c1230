import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Gateway, type Rule, startGateway } from '../dsl/gateway.ts';
import { play, testHome } from '../dsl/play.ts';

let gateway: Gateway;
beforeAll(async () => {
  gateway = await startGateway();
});
afterAll(() => gateway.close());

const rowsInAll = 10_000;

/** Values in the place of dates. */
const dates: readonly unknown[] = [
  'yesterday',
  '0000-00-00',
  1e99,
  -1e99,
  '',
  {},
  [],
  null,
  'row 17',
  '9'.repeat(400),
  '0'.repeat(2_000),
  ' '.repeat(2_000),
  'January '.repeat(250),
  '2026-13-45T99:99:99Z',
];

/** 10,000 sources with such dates, and the last with one that is good. */
const badDates =
  (nowMs: number): Rule =>
  ({ path, query }) => {
    if (path !== '/sources/v1') return undefined;
    const offset = Number(query.get('offset') ?? 0);
    const limit = Math.min(Number(query.get('limit') ?? 250), 250);
    const rows = Array.from({ length: Math.min(limit, rowsInAll - offset) }, (_, index) => {
      const number = offset + index;
      const isGood = number === rowsInAll - 1;
      const date = isGood
        ? new Date(nowMs - 3 * 3_600_000).toISOString()
        : dates[number % dates.length];
      const name = `source ${String(number).padStart(5, '0')}`;
      return {
        id: String(number),
        name,
        status: 'SOURCE_STATE_HEALTHY',
        since: date,
        created: date,
        modified: date,
      };
    });
    return { status: 200, headers: { 'x-total-count': String(rowsInAll) }, json: rows };
  };

/** The most that one key may take of this thread, in which the tenant, the program and the terminal are: milliseconds. */
const mostCpuMs = 2_000;

describe('dates that are none in 10,000 rows', () => {
  it('freeze nothing, sort behind the good ones, and are shown as they came', async () => {
    gateway.follow(badDates(Date.now()));
    const variables = gateway.variables;
    await play({ home: testHome(), variables, columns: 160 }, async ({ app }) => {
      await app.title('SOURCES 10,000');
      const slow: string[] = [];
      const timed = async (step: string, work: () => Promise<void>): Promise<void> => {
        const before = process.threadCpuUsage();
        await work();
        await app.idle();
        const { user, system } = process.threadCpuUsage(before);
        const tookMs = (user + system) / 1_000;
        if (tookMs > mostCpuMs) slow.push(`${step}: ${Math.round(tookMs)} ms`);
      };
      const keys = (...names: readonly string[]) =>
        names.reduce(
          (before, key) => before.then(() => timed(key, () => app.press(key))),
          Promise.resolve(),
        );
      await keys('j', 'G', 'g');
      await app.lacks(/source 000\d\d .*(?:now|\d d|NaN)/);
      await keys('S', 'j', 'j', 'j', 'j', 'enter', 'g');
      await app.cursorRow('source 09999');
      await timed('filter', () => app.filter('since<7d'));
      await app.title('SOURCES 1 of 10,000');
      await app.sees(/source 09999 .* 3 h /);
      await keys('esc');
      for (let index = 0; index < dates.length; index += 1) await keys('enter', 'y', 'esc', 'j');
      expect(slow).toEqual([]);
    });
  });
});
