import { describe, expect, it } from 'vitest';
import { commandOf, commands } from '../../../src/commands/index.ts';
import { pressKey } from '../../../src/commands/keys/dispatch.ts';
import { boundTo } from '../../../src/commands/keys/keymap.ts';
import { readKeyMap } from '../../../src/commands/keys/readKeyMap.ts';
import { didYouMean } from '../../../src/model/didYouMean.ts';
import { madeExplorer } from '../store/made.ts';

type Written = Readonly<Record<string, readonly string[]>>;

/** Reads keys as the settings file has them, one command a line from line 2 on. */
const read = (written: Written) =>
  readKeyMap(
    Object.entries(written).map(([id, keys], index) => ({
      id,
      keys,
      writtenAt: `config.yaml, line ${index + 2}`,
    })),
    didYouMean,
  );

const idOf = (written: Written, key: string, context: Parameters<typeof boundTo>[2]) => {
  const map = read(written);
  expect(map).toMatchObject({ ok: true });
  return boundTo({ keys: map.ok ? map.value : {} }, key, context)?.command.id;
};

describe('keys of one’s own', () => {
  it('run the command in the stead of the usual ones', () => {
    const written = { 'sort.open': ['f5', 'alt-s'] };
    expect(['f5', 'alt-s', 'S'].map((key) => idOf(written, key, 'list'))).toEqual([
      'sort.open',
      'sort.open',
      undefined,
    ]);
  });

  it('leave everything else as it is', () => {
    expect(idOf({ 'sort.open': ['f5'] }, 'R', 'list')).toBe('view.refresh');
    expect(idOf({}, 'S', 'list')).toBe('sort.open');
  });

  it('unbind with an empty list', () => {
    expect(idOf({ 'view.refresh': [] }, 'R', 'list')).toBeUndefined();
  });

  it('can swap two commands', () => {
    const written = { 'sort.open': ['R'], 'view.refresh': ['S'] };
    // The sort menu closes with the key that it opens with by default, which is another place.
    expect([idOf(written, 'R', 'list'), idOf(written, 'S', 'list')]).toEqual([
      'sort.open',
      'view.refresh',
    ]);
  });

  it('may be written in other ways than they are shown', () => {
    expect(read({ 'probe.force': ['Ctrl+X', 'F7', 'ctrl-x'] })).toEqual({
      ok: true,
      value: { 'probe.force': ['ctrl-x', 'f7'] },
    });
  });

  it('mean in their order what digits mean', () => {
    const digits = 'abcdefghij'.split('').map((letter) => `alt-${letter}`);
    const map = read({ 'environment.byShortcut': digits });
    expect(map).toMatchObject({ ok: true });
    const bound = boundTo({ keys: map.ok ? map.value : {} }, 'alt-c', 'list');
    expect([bound?.command.id, bound?.key]).toEqual(['environment.byShortcut', '2']);
  });

  it('never lose ctrl-c, which always leads out', () => {
    expect(read({ 'app.quit': ['f10'], 'sort.close': [] })).toEqual({
      ok: true,
      value: { 'app.quit': ['f10', 'ctrl-c'], 'sort.close': ['ctrl-c'] },
    });
  });
});

describe('keys that are refused', () => {
  const refused = (written: Written) => {
    const map = read(written);
    return map.ok ? [] : map.error;
  };

  it.each<[string, Written, string]>([
    [
      'a command that there is not, with the nearest',
      { 'sort.opn': ['o'] },
      'config.yaml, line 2: there is no command sort.opn. Is it sort.open?',
    ],
    [
      'a command that is like none',
      { 'make.coffee': ['o'] },
      'config.yaml, line 2: there is no command make.coffee. The help (?) shows them all.',
    ],
    [
      'what no terminal sends',
      { 'sort.open': ['hyper-x'] },
      'config.yaml, line 2: sort.open has hyper-x, which is no key that terminals send. Keys are o, S, ctrl-x, alt-x, f5, space, enter, pgup.',
    ],
    [
      'alt with the beginning of a sequence',
      { 'sort.open': ['alt-['] },
      'config.yaml, line 2: sort.open has alt-[, which cannot be told from the beginning of an escape sequence.',
    ],
    [
      'a key with no name',
      { 'sort.open': [''] },
      'config.yaml, line 2: sort.open has a key without a name. Put signs that mean something in YAML in quotes.',
    ],
    [
      'the way out for something else',
      { 'sort.open': ['ctrl-c'] },
      'config.yaml, line 2: ctrl-c always leads out, so sort.open cannot have it.',
    ],
    [
      'no key for the command line',
      { 'command.open': [] },
      'config.yaml, line 2: command.open needs a key: without one nothing could be typed after a colon.',
    ],
    [
      'a letter in a text field',
      { 'command.run': ['x'] },
      'config.yaml, line 2: command.run cannot have x: in the command line it types itself. Take a key such as f5 or ctrl-x.',
    ],
    [
      'too few digits',
      { 'environment.byShortcut': ['f1', 'f2'] },
      'config.yaml, line 2: environment.byShortcut takes 10 keys, for 0 1 2 3 4 5 6 7 8 9, or none: [].',
    ],
    [
      'a key that another command has by default',
      { 'sort.open': ['R'] },
      'config.yaml, line 2: R is both sort.open and view.refresh in a list. Give one of them another key, or none: [].',
    ],
  ])('%s', (_, written, sentence) => {
    expect(refused(written)).toEqual([sentence]);
  });

  it('are all said at once, each conflict once', () => {
    expect(refused({ 'view.refresh': ['f5'], 'view.back': ['f5'], nothing: ['x'] })).toEqual([
      'config.yaml, line 4: there is no command nothing. The help (?) shows them all.',
      expect.stringMatching(
        /^config\.yaml, line \d: f5 is both view\.\w+ and view\.\w+ in a list\./,
      ),
    ]);
  });
});

describe('a key press', () => {
  it('goes by the map in force, and what is said names it', () => {
    const keys = { 'command.open': ['f2'], 'help.open': ['f1'] };
    const { explorer } = madeExplorer({ keys });
    pressKey(explorer, ':');
    expect(explorer.store.getState().flash?.text).toBe(
      ': does nothing here. f1 shows the keys that do.',
    );
    pressKey(explorer, 'f2');
    expect(explorer.store.getState().overlay.type).toBe('command');
  });

  it('is looked up in one step, however many commands there are', () => {
    const keys = {};
    const { command } = boundTo({ keys }, 'S', 'list') ?? {};
    expect(command).toBe(commandOf('sort.open'));
    expect(commands.length).toBeGreaterThan(50);
  });
});
