import { describe, expect, it } from 'vitest';
import { taskDuration, taskStateInWords } from '../../../src/insight/taskState.ts';

describe('how a task stands', () => {
  it.each([
    [{}, 'running', '» running'],
    [{ percentComplete: 42 }, 'running', '» running 42 %'],
    [{ completionStatus: 'Success', percentComplete: 100 }, 'good', '✓ success'],
    [{ completionStatus: 'WARNING' }, 'warn', '~ warning'],
    [{ completionStatus: 'ERROR' }, 'bad', '✗ error'],
    [{ completionStatus: 'TERMINATED' }, 'bad', '✗ terminated'],
    [{ completionStatus: 'TEMP_ERROR' }, 'warn', '~ temperror'],
    [{ completionStatus: 'SUSPENDED' }, 'unknown', '? suspended'],
    [{ completed: '2026-09-01T03:00:00Z' }, 'unknown', '? completed'],
  ] as const)('%j', (task, verdict, words) => {
    const whole = {
      completionStatus: undefined,
      completed: undefined,
      percentComplete: undefined,
      ...task,
    };
    expect(taskStateInWords(whole)).toEqual({ verdict, words });
  });
});

describe('how long a task took', () => {
  const nowMs = Date.UTC(2026, 8, 1, 3, 0, 0);
  const task = {
    created: '2026-09-01T00:00:00Z',
    launched: undefined,
    completed: undefined,
    completionStatus: undefined,
    percentComplete: undefined,
  };
  it.each([
    [{ ...task, completed: '2026-09-01T00:00:07.250+00:00' }, '7.2 s'],
    [{ ...task, launched: '2026-09-01T02:48:00-00:00' }, '» 12 min'],
    [task, '» 3 h 0 min'],
    [{ ...task, completionStatus: 'ERROR' }, undefined],
    [{ ...task, created: '2026-09-01T42:00:00Z' }, undefined],
    [{ ...task, completed: '2026-08-01T00:00:00Z' }, undefined],
  ])('%j', (times, words) => {
    expect(taskDuration(times, nowMs)).toBe(words);
  });
});
