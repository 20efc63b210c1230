import { EventEmitter } from 'node:events';
import { describe, expect, it } from 'vitest';
import { createSuspend, type SuspendProcess } from '../../../src/cli/explore/jobs/suspend.ts';

/** A process that notes the signals that it sends, and is called back at once where it is stopped. */
const fakeProcess = () => {
  const emitter = new EventEmitter();
  const signals: string[] = [];
  const own: SuspendProcess = Object.assign(emitter, {
    pid: 1,
    platform: 'linux' as const,
    kill: (_id: number, signal: NodeJS.Signals) => {
      signals.push(signal);
      setImmediate(() => emitter.emit(signal === 'SIGTSTP' ? 'SIGCONT' : signal));
    },
  });
  return { own, signals };
};

describe('suspending', () => {
  it('keeps the terminal until no answer of it is on its way any more', async () => {
    const { own, signals } = fakeProcess();
    let isQuiet = () => {};
    const resumed = Promise.withResolvers<void>();
    let handed = 0;
    const { suspend } = createSuspend({
      process: own,
      jobControl: () => true,
      whenQuiet: (run) => {
        isQuiet = run;
      },
      handOver: async () => {
        handed += 1;
        return { resume: async () => undefined };
      },
      onResumed: resumed.resolve,
      onRefused: () => {},
    });
    expect(suspend()).toBeUndefined();
    await new Promise((resolve) => setImmediate(resolve));
    expect([handed, signals]).toEqual([0, []]);
    isQuiet();
    await resumed.promise;
    expect([handed, signals]).toEqual([1, ['SIGTSTP', 'SIGWINCH']]);
  });
});
