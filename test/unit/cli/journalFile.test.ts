import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  linkSync,
  mkdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
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
    expect(reason).toMatch(/^E(NOTDIR|EXIST): /);
  });
});
