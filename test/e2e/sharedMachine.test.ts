import {
  chmodSync,
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  symlinkSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runCommand } from '../dsl/command.ts';
import type { Home } from '../dsl/home.ts';
import { play, testHome, testTenant } from '../dsl/play.ts';
import { shareOf } from '../dsl/share.ts';

/** How a folder can be one that the program must leave alone. */
const ways: Readonly<Record<string, (path: string, home: Home) => void>> = {
  'a file in its place': (path, home) => home.write(path.slice(home.folder.length + 1), 'mine'),
  'a file in the place of its parent': (path, home) =>
    home.write(dirname(path).slice(home.folder.length + 1), 'mine'),
  'a link': (path, home) => {
    mkdirSync(dirname(path), { recursive: true });
    mkdirSync(join(home.folder, 'other'), { mode: 0o755 });
    symlinkSync(join(home.folder, 'other'), path);
  },
  'a folder that others may write into': (path) => {
    mkdirSync(path, { recursive: true });
    chmodSync(path, 0o777);
  },
  ...(process.getuid?.() === 0
    ? {
        "somebody else's folder": (path: string) => {
          mkdirSync(path, { recursive: true });
          chownSync(path, 65_534, 65_534);
        },
      }
    : {}),
};

/** Everything below a folder: its path, type, mode and owner. */
const allIn = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => {
      const { mode, uid } = lstatSync(join(folder, name));
      return `${name} ${mode.toString(8)} ${uid}`;
    })
    .toSorted();

const usual = { XDG_CACHE_HOME: '', XDG_STATE_HOME: '' } as const;

describe('the folder of what is kept', () => {
  it.each(Object.entries(ways))(
    'that is %s is told of once, and left as it is',
    async (_, make) => {
      const [home, tenant] = [testHome(), await testTenant()];
      make(join(home.folder, '.local', 'state', 'spyglass'), home);
      const before = allIn(home.folder);
      await play(
        { home, tenants: [tenant], variables: { ...tenant.variables, ...usual } },
        async ({ app }) => {
          await app.reads('Neither the journal nor typed commands, columns and sorts are kept');
          await app.command('jit');
          await app.command('sources');
          await app.press('S', 'j', 'enter');
          await app.command('messages');
          const text = (await app.screen()).join('');
          expect(text.match(/Neither the journal/g)).toHaveLength(1);
          expect(text).not.toContain('for this session only');
          await app.press('esc');
        },
      );
      expect(allIn(home.folder)).toEqual(before);
    },
  );
});

describe('the folder of compiled code', () => {
  it.each(shareOf(Object.entries(ways), 2))(
    'that is %s is told of once by get, and left as it is',
    async (_, make) => {
      const [home, tenant] = [testHome(), await testTenant()];
      make(join(home.folder, '.cache', 'spyglass'), home);
      const before = allIn(home.folder);
      const { code, stdout, stderr } = await runCommand(
        ['get', 'sources', '--limit', '1', '-o', 'jsonl'],
        {
          ...usual,
          ...home.variables,
          ...tenant.variables,
        },
      );
      expect([code, stdout.trimEnd().split('\n').length]).toEqual([0, 1]);
      expect(stderr.match(/Compiled code is not kept/g)).toHaveLength(1);
      expect(allIn(home.folder)).toEqual(before);
    },
  );

  it('is not missed where Node is told to keep none', async () => {
    const home = testHome();
    ways['a link']?.(join(home.folder, '.cache', 'spyglass'), home);
    const { stderr } = await runCommand(['-h'], {
      ...usual,
      ...home.variables,
      NODE_DISABLE_COMPILE_CACHE: '1',
    });
    expect(stderr).toBe('');
  });
});

describe('a home that is', () => {
  const inTheWay = { XDG_CACHE_HOME: 'cache', XDG_STATE_HOME: 'state', XDG_CONFIG_HOME: 'config' };
  it.each([
    ['relative', { HOME: 'home', ...inTheWay }],
    ['empty', { HOME: '', XDG_CACHE_HOME: '', XDG_STATE_HOME: '', XDG_CONFIG_HOME: '' }],
  ])('%s makes nothing where one happens to be', async (_, variables) => {
    const [here, tenant] = [testHome(), await testTenant()];
    const { code } = await runCommand(
      ['get', 'sources', '--limit', '1'],
      { ...tenant.variables, ...variables },
      here.folder,
    );
    expect([code, readdirSync(here.folder)]).toEqual([0, []]);
  });

  it.skipIf(process.getuid?.() !== 0)(
    'none, of a user whom the system does not know, ends nothing',
    async () => {
      const [here, tenant] = [testHome(), await testTenant()];
      chmodSync(here.folder, 0o777);
      const { code, stderr } = await runCommand(
        ['get', 'sources', '--limit', '1'],
        { ...tenant.variables, ...usual, HOME: '' },
        here.folder,
        54_321,
      );
      expect([code, readdirSync(here.folder)]).toEqual([0, []]);
      expect(stderr).toMatch(/^spyglass: Compiled code is not kept in \/\.cache\/spyglass/);
    },
  );
});

describe('the demo', () => {
  it('writes nothing at all, however one walks through it', async () => {
    const home = testHome();
    const folders = Object.fromEntries(
      ['XDG_STATE_HOME', 'XDG_CACHE_HOME', 'XDG_CONFIG_HOME', 'XDG_DATA_HOME', 'TMPDIR'].map(
        (name) => [name, home.folder],
      ),
    );
    await play(
      {
        home,
        argv: ['--demo'],
        driver: 'pseudoTerminal',
        variables: folders,
      },
      async ({ app }) => {
        await app.title('SOURCES 42');
        await app.press('S', 'j', 'enter', 'W', 'o', 'space', 'enter', 'D');
        await app.filter('dmz');
        await app.do('thing.probe');
        await app.press('q', 'esc');
        await app.command('jit');
        await app.press('e', 'ctrl-u', '4', 'h', 'enter', 's', 'right', 'enter');
        await app.message('Changed 1 field, and read again.');
        await app.press(':', 'up');
        await app.message(':jit');
        await app.press('esc');
        await app.command('journal');
        await app.press('esc');
        await app.command('find domain');
        await app.command('sources');
      },
    );
    expect(readdirSync(home.folder)).toEqual([]);
    expect(existsSync(home.journalFile)).toBe(false);
  });

  it('warns of no folder, as it needs none', async () => {
    const home = testHome();
    ways['a link']?.(join(home.folder, '.local', 'state', 'spyglass'), home);
    ways['a file in its place']?.(join(home.folder, '.cache', 'spyglass'), home);
    const { code, stderr } = await runCommand(['get', 'sources', '--demo', '--limit', '1'], {
      ...usual,
      ...home.variables,
    });
    expect([code, stderr]).toEqual([0, '']);
  });
});
