import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect } from 'vitest';
import { scenario } from '../dsl/scenario.ts';
import type { Tenant } from '../dsl/tenant.ts';
import type { Emulator } from '../dsl/terminal.ts';

/** Views are read again every second. */
const everySecond = { argv: ['--refresh', '1'] } as const;

/** Longer than it takes until something that is due every second is asked for. */
const longEnoughMs = 2_500;

const lists = (tenant: Tenant): number => tenant.received('GET /sources/v1').length;

/** Waits for the next time that the tenant is asked for its sources. */
const nextList = async (tenant: Tenant): Promise<void> => {
  const known = new Set(tenant.sandbox.log);
  await tenant.sandbox.arrival(
    (record) => record.operation === 'list-sources' && !known.has(record),
  );
};

/** Waits until a line of the screen fits: what comes by itself is not what the operator waits for. */
const shows = async (terminal: Emulator, line: number, text: RegExp): Promise<void> => {
  while (!text.test(terminal.lines().at(line) ?? '')) await terminal.change();
};

const header = 0;
const title = 2;

type Named = { readonly id: string; readonly name: string };

/** Puts the sources in the place of the next answer, as `change` makes them. */
const answersSources = async (
  tenant: Tenant,
  change: (sources: readonly Named[]) => readonly Named[],
): Promise<void> => {
  const sources = (await tenant.asks('/sources/v1?limit=250')) as readonly Named[];
  tenant.answers('list-sources', {
    type: 'body',
    status: 200,
    contentType: 'application/json',
    body: JSON.stringify(change(sources)),
  });
};

describe('a view that is read again by itself', () => {
  scenario(
    'says how often, and keeps its rows until the new ones are there',
    { ...everySecond, size: { columns: 120, rows: 24 } },
    async ({ app, tenant, terminal }) => {
      await app.title('SOURCES 42');
      await app.header(/as of \d\d:\d\d:\d\d · refresh 1 s$/);
      await nextList(tenant);
      tenant.holds('list-sources');
      await nextList(tenant);
      await app.title(/^SOURCES 42$/);
      await app.do('move.down');
      await app.cursorRow('APAC Active Directory');
      const asked = lists(tenant);
      await delay(longEnoughMs);
      // One that is under way is waited for.
      expect(lists(tenant)).toBe(asked);
      tenant.releases('list-sources');
      await shows(terminal, title, /^SOURCES 42( +\d more ▸)?$/);
      await app.cursorRow('APAC Active Directory');
    },
  );

  scenario('shows what is new', everySecond, async ({ app, tenant, terminal }) => {
    await app.title('SOURCES 42');
    await answersSources(tenant, (sources) => sources.slice(0, 40));
    await shows(terminal, title, /^SOURCES 40 {3}2 gone +3 more ▸$/);
  });

  scenario(
    'keeps its rows when that fails, says STALE, and goes on',
    everySecond,
    async ({ app, tenant, terminal }) => {
      await app.title('SOURCES 42');
      await app.do('move.down');
      tenant.fails('list-sources', 500, { times: 99 });
      await shows(terminal, header, /STALE as of \d\d:\d\d:\d\d/);
      await shows(terminal, title, /^SOURCES 42 {3}OLD: the last read failed +3 more ▸$/);
      await app.cursorRow('APAC Active Directory');
      await app.sees('failed with status 500');
      tenant.sandbox.faults.clear();
      await shows(terminal, title, /^SOURCES 42( +\d more ▸)?$/);
      await app.lacks('STALE', 'status 500');
      await app.cursorRow('APAC Active Directory');
    },
  );

  for (const [name, moves] of [
    ['that was moved to', ['j', 'j']],
    ['that it began on', []],
  ] as const) {
    scenario(
      `holds the cursor on the thing ${name}, whatever the order`,
      { argv: ['--refresh', '1', '-c', 'sources'] },
      async ({ app, tenant, terminal }) => {
        await app.title('SOURCES 42');
        await app.press(...moves);
        const row = (await app.screen()).find((line) => line.startsWith('▌')) ?? '';
        const name = row.slice(2, 20);
        await answersSources(tenant, (sources) => [
          ...sources.toReversed(),
          { id: 'x', name: 'A' },
        ]);
        await shows(terminal, title, /^SOURCES 43 {3}1 new +3 more ▸$/);
        await app.cursorRow(name);
        await app.do('list.open');
        await app.crumbs(`sources › ${name.trimEnd()}`);
      },
    );
  }

  scenario('r turns that off, and on again', everySecond, async ({ app, tenant }) => {
    await app.title('SOURCES 42');
    await nextList(tenant);
    await app.do('refresh.toggle');
    await app.message('Not refreshed by itself any more.');
    const asked = lists(tenant);
    await delay(longEnoughMs);
    expect(lists(tenant)).toBe(asked);
    await app.do('refresh.toggle');
    await app.message('Refreshed every 1 s.');
    await nextList(tenant);
  });

  scenario('is let be while something is typed', everySecond, async ({ app, tenant }) => {
    await app.title('SOURCES 42');
    for (const [open, close] of [
      ['/', 'enter'],
      [':', 'esc'],
      ['?', 'esc'],
    ] as const) {
      await app.press(open);
      const asked = lists(tenant);
      await delay(longEnoughMs);
      expect(lists(tenant)).toBe(asked);
      await app.press(close);
      await nextList(tenant);
    }
  });

  scenario('is the one on screen', everySecond, async ({ app, tenant }) => {
    await app.title('SOURCES 42');
    await app.do('list.open');
    await app.crumbs(/^ sources › Agency Staff CSV$/);
    const asked = lists(tenant);
    const known = new Set(tenant.sandbox.log);
    await tenant.sandbox.arrival(
      (record) => record.operation === 'get-source' && !known.has(record),
    );
    await app.crumbs(/^ sources › Agency Staff CSV$/);
    expect(lists(tenant)).toBe(asked);
  });
});

scenario(
  'what is edited and what is long is not read again by itself, and the header says so',
  { ...everySecond, size: { columns: 120, rows: 24 } },
  async ({ app, tenant }) => {
    await app.command('jit');
    await app.header(/as of \d\d:\d\d:\d\d · refresh off$/);
    const asked = tenant.log();
    await delay(longEnoughMs);
    expect(tenant.log()).toEqual(asked);
    await app.do('refresh.toggle');
    await app.message('A form is not read again by itself', 'R reads it now.');
    await app.command('ent dmz active');
    await app.title('ENTITLEMENTS 1,204');
    await app.header(/as of \d\d:\d\d:\d\d · refresh off, long list$/);
    await app.do('refresh.toggle');
    await app.message('Lists of over 1,000 rows are not read again by themselves. R reads it now.');
    await app.resize(80, 24);
    await app.header(/· refresh off$/);
  },
);

scenario(
  '--refresh 0 is never, and r says so',
  { argv: ['--refresh', '0'], size: { columns: 120, rows: 24 } },
  async ({ app }) => {
    await app.title('SOURCES 42');
    await app.header(/as of \d\d:\d\d:\d\d · refresh off$/);
    await app.do('refresh.toggle');
    await app.message('Refresh is off for this session: --refresh 0.');
  },
);
