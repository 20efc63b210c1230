import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type App, createApp } from '../dsl/app.ts';
import type { Driver } from '../dsl/driver.ts';
import { startInPseudoTerminal } from '../dsl/pseudoTerminal.ts';

const clock = new URL('../../scripts/fixedClock.ts', import.meta.url);

/** The way from one screen to the next, in the order of a walk through all of them. */
const screens: readonly (readonly [name: string, walk: (app: App) => Promise<unknown>])[] = [
  ['sources', (app) => app.title('SOURCES 42')],
  ['sources-filtered', (app) => app.filter('status:error')],
  [
    'sources-filter-typed',
    async (app) => {
      await app.press('esc');
      await app.do('filter.open');
      await app.type('sta');
    },
  ],
  [
    'sources-marked',
    async (app) => {
      await app.press('esc', 'space', 'space', 'j', 'space');
    },
  ],
  ['sources-sort', (app) => app.press('M', 'S')],
  ['sources-columns', (app) => app.press('esc', 'o')],
  ['source', (app) => app.press('esc').then(() => app.command('src dmz'))],
  ['source-json', (app) => app.press('y')],
  ['source-yaml', (app) => app.press('y')],
  ['schemas', (app) => app.command('schemas dmz')],
  ['attributes', (app) => app.press('enter')],
  ['entitlements', (app) => app.command('ent dmz')],
  ['entitlement', (app) => app.press('enter')],
  ['accounts', (app) => app.command('accounts dmz')],
  ['access-profiles', (app) => app.command('access-profiles dmz')],
  ['access-profile', (app) => app.press('enter')],
  ['schedules', (app) => app.command('schedules corp')],
  ['policies', (app) => app.command('provisioning-policies corp')],
  ['tasks', (app) => app.command('tasks dmz')],
  ['task', (app) => app.press('enter')],
  ['used-by', (app) => app.command('source-connections workday hr')],
  ['activities', (app) => app.command('activities dmz')],
  ['activity', (app) => app.press('j', 'j', 'j', 'enter')],
  ['clusters', (app) => app.command('clusters')],
  ['clients', (app) => app.command('clients')],
  ['connections', (app) => app.command('my-connections')],
  ['jit-history', (app) => app.command('my-jit-history')],
  ['identities', (app) => app.command('identities /noor')],
  ['governance-groups', (app) => app.command('governance-groups')],
  ['find', (app) => app.command('find corp')],
  ['probe', (app) => app.command('src dmz').then(() => app.do('thing.probe'))],
  ['jit-policy', (app) => app.command('jit')],
  [
    'jit-policy-changed',
    async (app) => {
      await app.do('form.edit');
      await app.press('ctrl-e', 'ctrl-u');
      await app.type('240');
      await app.do('edit.keep');
    },
  ],
  ['jit-policy-review', (app) => app.do('form.review')],
  [
    'command-typed',
    async (app) => {
      await app.press('esc', 'z');
      await app.command('sources');
      await app.do('command.open');
      await app.type('sche');
    },
  ],
  ['copy', (app) => app.press('esc', 'C')],
  ['help', (app) => app.press('esc', '?')],
  ['who-am-i', (app) => app.press('esc').then(() => app.command('whoami'))],
  ['messages', (app) => app.press('esc').then(() => app.command('messages'))],
  ['journal', (app) => app.press('esc').then(() => app.command('journal'))],
  ['unknown-command', (app) => app.press('esc').then(() => app.command('sorces'))],
];

/** Its times are those of UTC all the year, and its name is nowhere else on screen. */
const zone = 'Africa/Abidjan';

/** How many requests were started is told by a clock of the system, and what stands right of it moves with it. */
const withoutGauge = (line: string): string => line.replace(/(API v1) +\d+\/100 */, '$1 n/100  ');

const sizes = [
  { columns: 80, rows: 24 },
  { columns: 120, rows: 40 },
] as const;

describe('every screen at 80×24, and what becomes of it at 120×40', () => {
  let driver: Driver;
  let app: App;
  beforeAll(() => {
    driver = startInPseudoTerminal({
      argv: ['--demo', '--refresh', '0'],
      variables: {
        SPYGLASS_E2E: '1',
        SPYGLASS_ESCAPE_DELAY_MS: '30',
        SPYGLASS_START: 'sources',
        TZ: zone,
        NO_COLOR: '1',
        NODE_OPTIONS: `--import ${clock}`,
      },
      size: sizes[0],
    });
    app = createApp(driver, { isHolding: false, log: () => [] });
  });
  afterAll(async () => {
    await app.leave();
    driver.end();
  });

  it.each(screens)('%s', async (name, walk) => {
    await walk(app);
    for (const { columns, rows } of sizes) {
      if (columns !== driver.terminal.size.columns) await app.resize(columns, rows);
      const lines = (await app.screen()).map((line, at) => (at === 0 ? withoutGauge(line) : line));
      // Times are on all screens: the header has that of the view.
      expect(lines.join('\n').split(zone)).toHaveLength(2);
      await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot(
        `../frames/${columns}x${rows}/${name}.txt`,
      );
    }
    await app.resize(sizes[0].columns, sizes[0].rows);
  });
});
