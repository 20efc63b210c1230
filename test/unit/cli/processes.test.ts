import { describe, expect, it } from 'vitest';
import {
  type FindProcess,
  findProcess,
  type ProcessInfo,
  terminalHolders,
} from '../../../src/cli/explore/jobs/processes.ts';

/** Processes by their id: name, parent, session. */
const machine =
  (processes: Readonly<Record<number, readonly [string, number, number]>>): FindProcess =>
  (id) => {
    const found = processes[id];
    if (found === undefined) return undefined;
    const [name, parent, session] = found;
    return { name, parent, group: id, session } satisfies ProcessInfo;
  };

describe('the programs that hold the terminals of a process', () => {
  it('are those above each session, nearest first', () => {
    const find = machine({
      90: ['node', 80, 70],
      80: ['npm', 70, 70],
      70: ['bash', 60, 70],
      60: ['sudo', 50, 50],
      50: ['bash', 40, 50],
      40: ['tmux: server', 1, 40],
      1: ['init', 0, 1],
    });
    expect(terminalHolders(90, find)).toEqual(['sudo', 'tmux: server']);
  });

  it('are none where they cannot be looked up, or the system knows no sessions', () => {
    const unseen = machine({ 90: ['node', 70, 70] });
    const withoutSessions = machine({ 90: ['node', 70, 0], 70: ['tmux', 1, 0] });
    expect([terminalHolders(90, unseen), terminalHolders(90, withoutSessions)]).toEqual([[], []]);
  });

  it('are looked up on this machine by what it calls them', () => {
    expect(findProcess(process.pid)).toMatchObject({ parent: process.ppid });
    expect(findProcess(process.pid)?.name).not.toBe('');
  });
});
