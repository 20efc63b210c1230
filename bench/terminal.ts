// Runs a program in a pseudo-terminal and times what it draws.

import { performance } from 'node:perf_hooks';
import { setTimeout as delay } from 'node:timers/promises';
import { type IPty, spawn } from '@lydell/node-pty';
import xterm from '@xterm/headless';

/** The size of a terminal in cells. */
export type Size = { readonly columns: number; readonly rows: number };

/** What a program wrote since it was last asked: bytes, and frames, which are synchronized updates. */
export type Written = { readonly bytes: number; readonly frames: number };

/** How a program is started. */
export type Start = {
  readonly args: readonly string[];
  readonly variables?: Readonly<Record<string, string>>;
  readonly size: Size;
};

/** A program in a pseudo-terminal, and the screen that it has drawn. Times are of `performance.now()`. */
export type Terminal = {
  readonly pid: number;
  readonly startedAtMs: number;
  send(keys: string): void;
  /** The lines on screen, without blanks at the end. */
  lines(): readonly string[];
  /**
   * Waits until the screen fits; gives the time at which the bytes that made it so arrived. Rejects, with the screen,
   * when that takes longer than `withinMs` (20 s) or the program ends.
   */
  until(
    what: string,
    fits: (lines: readonly string[]) => boolean,
    withinMs?: number,
  ): Promise<number>;
  /** Waits until, from now on, nothing has been written for so long. */
  quiet(forMs: number): Promise<void>;
  /** What was written since this was last called, and when the last frame ended. */
  take(): Written & { readonly lastFrameAtMs: number };
  /** Resolves with the time at which the program ended. */
  readonly ended: Promise<number>;
  /** Quits the program as an operator does, and waits for its end. */
  quit(): Promise<void>;
};

const frameEnd = Buffer.from('\u001B[?2026l');
const usualWaitMs = 20_000;

/** The variables of this process without those that would change what is measured. */
const cleanVariables = (): Record<string, string> => {
  const ours =
    /^(SAIL_|SPYGLASS_|NODE_|npm_|NO_COLOR$|FORCE_COLOR$|COLORTERM$|CI$|DEV$|TMUX$|STY$)/;
  return Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) =>
      value === undefined || ours.test(name) ? [] : [[name, value]],
    ),
  );
};

/** Counts the ends of frames in a stream of chunks; an end may be cut anywhere. */
const createFrameCounter = () => {
  let carried = Buffer.alloc(0);
  return (chunk: Buffer): number => {
    const bytes = Buffer.concat([carried, chunk]);
    let count = 0;
    let from = 0;
    for (let at = bytes.indexOf(frameEnd); at !== -1; at = bytes.indexOf(frameEnd, from)) {
      count += 1;
      from = at + frameEnd.length;
    }
    carried = bytes.subarray(Math.max(from, bytes.length - frameEnd.length + 1));
    return count;
  };
};

/** Starts `node` with these arguments in a pseudo-terminal. */
export const startTerminal = ({ args, variables = {}, size }: Start): Terminal => {
  const screen = new xterm.Terminal({
    cols: size.columns,
    rows: size.rows,
    allowProposedApi: true,
    scrollback: 0,
  });
  const countFrames = createFrameCounter();
  let waiting: { check(arrivedAtMs: number): void; fail(reason: string): void }[] = [];
  let written = { bytes: 0, frames: 0, lastFrameAtMs: 0 };
  let lastDataAtMs = performance.now();
  let isOver = false;

  const startedAtMs = performance.now();
  const program: IPty = spawn(process.execPath, [...args], {
    name: 'xterm-256color',
    cols: size.columns,
    rows: size.rows,
    encoding: null,
    env: { ...cleanVariables(), TERM: 'xterm-256color', ...variables },
  });

  const lines = (): readonly string[] =>
    Array.from(
      { length: size.rows },
      (_, row) => screen.buffer.active.getLine(row)?.translateToString(true) ?? '',
    );

  // With `encoding: null` chunks are buffers, whatever the types say.
  program.onData((data: string | Buffer) => {
    const arrivedAtMs = performance.now();
    const chunk = typeof data === 'string' ? Buffer.from(data) : data;
    const frames = countFrames(chunk);
    lastDataAtMs = arrivedAtMs;
    written = {
      bytes: written.bytes + chunk.length,
      frames: written.frames + frames,
      lastFrameAtMs: frames > 0 ? arrivedAtMs : written.lastFrameAtMs,
    };
    screen.write(chunk, () => {
      for (const waiter of [...waiting]) waiter.check(arrivedAtMs);
    });
  });
  const { promise: ended, resolve: end } = Promise.withResolvers<number>();
  program.onExit(({ exitCode }) => {
    isOver = true;
    end(performance.now());
    for (const waiter of [...waiting]) waiter.fail(`the program ended with ${exitCode}`);
  });

  const until: Terminal['until'] = (what, fits, withinMs = usualWaitMs) => {
    const { promise, resolve, reject } = Promise.withResolvers<number>();
    const fail = (reason: string) => {
      done();
      reject(new Error(`Waited for ${what}: ${reason}.\n${lines().join('\n')}`));
    };
    const waiter = {
      check: (arrivedAtMs: number) => {
        if (!fits(lines())) return;
        done();
        resolve(arrivedAtMs);
      },
      fail,
    };
    const timer = setTimeout(() => fail(`not within ${withinMs} ms`), withinMs);
    const done = () => {
      clearTimeout(timer);
      waiting = waiting.filter((other) => other !== waiter);
    };
    waiting.push(waiter);
    if (isOver) fail('the program has ended');
    else waiter.check(lastDataAtMs);
    return promise;
  };

  const quiet = async (forMs: number): Promise<void> => {
    const sinceMs = performance.now();
    for (;;) {
      const restMs = Math.max(sinceMs, lastDataAtMs) + forMs - performance.now();
      if (restMs <= 0) return;
      await delay(restMs);
    }
  };

  return {
    pid: program.pid,
    startedAtMs,
    send: (keys) => program.write(keys),
    lines,
    until,
    quiet,
    take: () => {
      const taken = written;
      written = { bytes: 0, frames: 0, lastFrameAtMs: 0 };
      return taken;
    },
    ended,
    quit: async () => {
      if (!isOver) program.write('\u0003');
      const timer = setTimeout(() => program.kill('SIGKILL'), 5_000);
      await ended;
      clearTimeout(timer);
      screen.dispose();
    },
  };
};
