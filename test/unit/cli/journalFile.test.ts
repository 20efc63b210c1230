import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createCommandsFile } from '../../../src/cli/files/commandsFile.ts';
import { appendToJournal, journalPath } from '../../../src/cli/files/journalFile.ts';
import type { JournalEntry } from '../../../src/store/forms/journal.ts';
import { createHome } from '../config/home.ts';

const entry: JournalEntry = {
  id: '1-1',
  atMs: Date.UTC(2026, 10, 22, 3, 12, 8),
  environment: 'acme',
  method: 'PATCH',
  path: '/jit-activation-config/v1/policy',
  changes: [{ path: '/maxActivationPeriodMins', before: 480, after: 240 }],
  outcome: 'sending',
};

const modeOf = (path: string): string => (statSync(path).mode & 0o777).toString(8);

const linesOf = (path: string): unknown[] =>
  readFileSync(path, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));

/** A folder of somebody else can be made by root alone. */
const ofOthers: readonly [what: string, make: (folder: string) => void, why: RegExp][] =
  process.getuid?.() === 0
    ? [
        [
          "somebody else's",
          (folder) => {
            mkdirSync(folder);
            chownSync(folder, 65_534, 65_534);
          },
          /it belongs to somebody else$/,
        ],
      ]
    : [];

describe('where the journal is', () => {
  it.each<[variables: Record<string, string>, path: string]>([
    [{ HOME: '/home/op' }, '/home/op/.local/state/spyglass/journal.jsonl'],
    [{ HOME: '/home/op', XDG_STATE_HOME: '' }, '/home/op/.local/state/spyglass/journal.jsonl'],
    [{ HOME: '/home/op', XDG_STATE_HOME: '/state' }, '/state/spyglass/journal.jsonl'],
    // A relative path is ignored, as the XDG base directory specification has it.
    [{ HOME: '/home/op', XDG_STATE_HOME: 'state' }, '/home/op/.local/state/spyglass/journal.jsonl'],
  ])('%j', (variables, path) => {
    expect(journalPath(variables)).toBe(path);
  });
});

describe('the file of the journal', () => {
  it('has one JSON a line, with the time in words, for its owner only', () => {
    const path = journalPath({ HOME: createHome().folder });
    expect(appendToJournal(path, entry)).toBe(undefined);
    expect(appendToJournal(path, { ...entry, outcome: 'done', status: 200 })).toBe(undefined);
    expect(linesOf(path)).toEqual([
      { ...entry, at: '2026-11-22T03:12:08.000Z' },
      { ...entry, outcome: 'done', status: 200, at: '2026-11-22T03:12:08.000Z' },
    ]);
    expect([modeOf(path), modeOf(dirname(path))]).toEqual(['600', '700']);
  });

  it('is closed where it was open to others', () => {
    const path = journalPath({ HOME: createHome().folder });
    mkdirSync(dirname(path), { recursive: true, mode: 0o755 });
    chmodSync(dirname(path), 0o755);
    writeFileSync(path, '');
    chmodSync(path, 0o644);
    appendToJournal(path, entry);
    expect([modeOf(path), modeOf(dirname(path))]).toEqual(['600', '700']);
  });

  it('leaves a line that was cut alone, and begins a new one', () => {
    const path = journalPath({ HOME: createHome().folder });
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, '{"half":');
    expect(appendToJournal(path, entry)).toBe(undefined);
    const lines = readFileSync(path, 'utf8').trimEnd().split('\n');
    expect([lines.length, lines[0], JSON.parse(lines[1] ?? '').id]).toEqual([2, '{"half":', '1-1']);
  });

  it.each(['symbolic', 'hard'])('changes nothing behind a %s link, and says so', (type) => {
    const path = journalPath({ HOME: createHome().folder });
    const other = join(dirname(dirname(path)), 'other.txt');
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(other, 'mine');
    chmodSync(other, 0o644);
    if (type === 'symbolic') symlinkSync(other, path);
    else linkSync(other, path);
    expect(appendToJournal(path, entry)).toMatch(/it is a link to another file$/);
    expect([readFileSync(other, 'utf8'), modeOf(other)]).toEqual(['mine', '644']);
  });

  it('does not wait for a pipe that nobody reads', () => {
    const path = journalPath({ HOME: createHome().folder });
    mkdirSync(dirname(path), { recursive: true });
    execFileSync('mkfifo', [path]);
    expect(appendToJournal(path, entry)).toMatch(/it is no plain file$/);
  });

  it('holds no secret, under whatever name it was changed', () => {
    const path = journalPath({ HOME: createHome().folder });
    appendToJournal(path, {
      ...entry,
      changes: [
        { path: '/connectorAttributes/password', before: 'old-hush', after: 'new-hush' },
        { path: '/connectorAttributes', before: { apiKey: 'old-hush' }, after: { user: 'me' } },
        { path: '/credentials/0', before: undefined, after: 'new-hush' },
        { path: '/notificationRecipients', before: [], after: ['soc@example.com'] },
      ],
    });
    expect(readFileSync(path, 'utf8')).not.toContain('hush');
    expect(linesOf(path)).toMatchObject([
      {
        changes: [
          { path: '/connectorAttributes/password', before: '********', after: '********' },
          { before: { apiKey: '********' }, after: { user: 'me' } },
          { path: '/credentials/0', after: '********' },
          { before: [], after: ['soc@example.com'] },
        ],
      },
    ]);
  });

  it('stays one entry a line whatever the texts are', () => {
    const path = journalPath({ HOME: createHome().folder });
    const after = 'two\nlines\r\u2028and \u001B]0;a title\u0007';
    appendToJournal(path, { ...entry, changes: [{ path: '/text', before: '', after }] });
    expect(linesOf(path)).toMatchObject([{ changes: [{ after }] }]);
    expect(readFileSync(path, 'utf8')).not.toContain('\u001B');
  });

  it('that cannot be written says why', () => {
    const home = createHome();
    home.write('state', 'a file where the folder should be');
    const reason = appendToJournal(join(home.folder, 'state', 'journal.jsonl'), entry);
    expect(reason).toMatch(/something else is in (its place|the place of its folder)$/);
  });

  it('that may not get any larger says why, and the half line that is left spoils no other', () => {
    const path = journalPath({ HOME: createHome().folder });
    appendToJournal(path, entry);
    const first = readFileSync(path, 'utf8');
    // Room for one line, and for a half.
    const padded = `${'{"id":"earlier"}'.padEnd(1024 - 100, ' ')}\n`;
    writeFileSync(path, padded);
    const script = `
      import { appendToJournal } from ${JSON.stringify(resolve('src/cli/files/journalFile.ts'))};
      console.log(appendToJournal(${JSON.stringify(path)}, ${JSON.stringify(entry)}));`;
    const said = execFileSync(
      'bash',
      [
        '-c',
        `ulimit -f 1; exec "$0" --input-type=module-typescript -e "$1"`,
        process.execPath,
        script,
      ],
      { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] },
    );
    expect(said.trim()).toBe(`${path}: it may not get any larger`);
    expect(readFileSync(path, 'utf8').length).toBe(1024);
    expect(appendToJournal(path, { ...entry, outcome: 'done' })).toBe(undefined);
    const [earlier, half, whole, end] = readFileSync(path, 'utf8').split('\n');
    expect([earlier, end]).toEqual([padded.trimEnd().padEnd(924, ' '), '']);
    expect(first.startsWith(half ?? '')).toBe(true);
    expect(JSON.parse(whole ?? '')).toMatchObject({ id: '1-1', outcome: 'done' });
  });

  it.skipIf(process.getuid?.() !== 0)(
    'on a full disk says why, and loses no earlier line',
    ({ skip }) => {
      const home = createHome();
      const path = journalPath({ HOME: home.folder });
      mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
      try {
        execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=4k,mode=700', 'none', dirname(path)], {
          stdio: 'ignore',
        });
      } catch {
        skip('no disk may be mounted here');
      }
      onTestFinished(() => {
        execFileSync('umount', [dirname(path)]);
      });
      const reasons = Array.from({ length: 20 }, () => appendToJournal(path, entry));
      expect(reasons[0]).toBe(undefined);
      expect(reasons.at(-1)).toBe(`${path}: the disk is full`);
      const lines = readFileSync(path, 'utf8')
        .split('\n')
        .slice(0, reasons.indexOf(reasons.at(-1)));
      expect(lines.map((line) => JSON.parse(line).id)).toEqual(lines.map(() => '1-1'));
    },
  );

  it.each<[what: string, make: (folder: string, other: string) => void, why: RegExp]>([
    ['a link', (folder, other) => symlinkSync(other, folder), /it is a link to another folder$/],
    [
      'open for others to write',
      (folder) => {
        mkdirSync(folder);
        chmodSync(folder, 0o777);
      },
      /others may write into it$/,
    ],
    ...ofOthers,
  ])('in a folder that is %s is not written, and nothing is changed there', (_, make, why) => {
    const home = createHome();
    const path = journalPath({ HOME: home.folder });
    const other = join(home.folder, 'other');
    mkdirSync(other, { mode: 0o755 });
    mkdirSync(dirname(dirname(path)), { recursive: true });
    make(dirname(path), other);
    const mode = modeOf(dirname(path));
    expect(appendToJournal(path, entry)).toMatch(why);
    const commands = createCommandsFile(join(dirname(path), 'commands'));
    expect(commands.add('src')).toMatch(why);
    expect([
      readdirSync(dirname(path)),
      readdirSync(other),
      modeOf(dirname(path)),
      modeOf(other),
    ]).toEqual([[], [], mode, '755']);
  });
});

describe('what is kept beside the journal', () => {
  it.each(['a pipe', 'a link', 'something huge'])('is left alone where it is %s', async (what) => {
    const home = createHome();
    const path = join(dirname(journalPath({ HOME: home.folder })), 'commands');
    const other = join(home.folder, 'other');
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    writeFileSync(other, 'mine\n');
    if (what === 'a pipe') execFileSync('mkfifo', [path]);
    else if (what === 'a link') symlinkSync(other, path);
    else {
      writeFileSync(path, '');
      truncateSync(path, 300_000_000);
    }
    const commands = createCommandsFile(path);
    expect(await commands.read()).toEqual([]);
    if (what !== 'something huge') {
      expect(commands.add('src')).toMatch(
        /commands: it is (no plain file|a link to another file)$/,
      );
    }
    expect(readFileSync(other, 'utf8')).toBe('mine\n');
  });
});
