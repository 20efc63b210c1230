// Numbers and words that the documents name by hand are those of the program.

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { timeoutsMs } from '../../src/api/http/exchange.ts';
import { exitCodes } from '../../src/cli/exitCodes.ts';
import { commands } from '../../src/commands/index.ts';
import { fileKeys } from '../../src/config/schema/settingsTable.ts';
import { waysOf } from '../../src/resources/finding/ways.ts';
import { catalogue } from '../../src/resources/index.ts';
import { mostCommands } from '../../src/store/commandLine/commandHistory.ts';
import { idleTime } from '../../src/store/environments/writeAccess.ts';
import { outcomes } from '../../src/store/forms/journal.ts';
import { longestCopyBytes } from '../../src/terminal/clipboard.ts';

/** A page as one line, so that a sentence is found wherever its lines are broken. */
const page = (name: string): string => readFileSync(name, 'utf8').replace(/\s+/g, ' ');

/** The words in backticks that begin the lines of a table, behind its head. */
const firstCells = (name: string, head: string): readonly string[] => {
  const text = readFileSync(name, 'utf8');
  const table = text.slice(text.indexOf(head)).split('\n\n')[0] ?? '';
  return [...table.matchAll(/^\| `([^`]+)`/gm)].map(([, word = '']) => word);
};

/** What the walk through the nights has in backticks, named keys such as Enter in small letters. */
const namedAtNight = page('docs/on-call.md')
  .replace(/```.*?```/g, '')
  .split('`')
  .filter((_, at) => at % 2 === 1)
  .map((word) => (word.length > 1 ? word.toLowerCase() : word));

const promised: readonly (readonly [string, string])[] = [
  ['README.md', `until nobody presses a key for ${idleTime()}`],
  ['docs/safety.md', `until nobody has pressed a key for ${idleTime()}`],
  ['README.md', `the last ${mostCommands} lines typed after`],
  ['README.md', `0 is never (${fileKeys.refresh_seconds.usual})`],
  ['docs/sharing.md', `more than ${longestCopyBytes.toLocaleString('en')} bytes`],
  ['docs/safety.md', `the time of ${timeoutsMs.writes / 1000} seconds runs out`],
];

describe('what the documents say by hand', () => {
  it.each(promised)('%s: %s', (name, words) => {
    expect(page(name)).toContain(words);
  });

  it('each outcome of the journal, and no other', () => {
    expect(['sending', ...firstCells('docs/safety.md', '| outcome | means |')]).toEqual(outcomes);
  });

  it('each kind that :find looks through', () => {
    const row = page('README.md').split('`:find TEXT`')[1] ?? '';
    const said = row.slice(0, row.indexOf(';'));
    const searched = catalogue.filter(
      (kind) => !['no', 'by id'].includes(String(waysOf(kind).inFind)),
    );
    expect(searched.length).toBeGreaterThan(5);
    expect(searched.map(({ plural }) => plural).filter((plural) => !said.includes(plural))).toEqual(
      [],
    );
  });

  it.each([
    'thing.why',
    'thing.probe',
    'thing.changedBefore',
    'list.open',
    'view.refresh',
    'view.back',
    'help.open',
  ])('the key of %s in a night on call', (id) => {
    const keys = commands.filter((command) => command.id === id).flatMap(({ keys }) => keys);
    expect(keys.some((key) => namedAtNight.includes(key))).toBe(true);
  });

  it('no key in a night on call that does nothing', () => {
    const known = new Set(commands.flatMap(({ keys }) => keys));
    const named = namedAtNight.filter((key) => /^([a-z]|enter|esc|tab)$/i.test(key));
    expect(named.length).toBeGreaterThan(10);
    expect(named.filter((key) => !known.has(key))).toEqual([]);
  });

  it('each exit code', () => {
    const said = page('README.md').slice(page('README.md').indexOf('It ends with 0'));
    const missing = Object.values(exitCodes).filter((code) => !said.includes(` ${code} `));
    expect(missing).toEqual([]);
  });
});
