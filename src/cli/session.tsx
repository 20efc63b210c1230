import { type Instance, render } from 'ink';
import type { Api } from '../api/index.ts';
import { sentenceOf } from '../api/sentences.ts';
import { home, runLine } from '../commands/palette.ts';
import type { Settings } from '../config/settings.ts';
import type { Leave } from '../model/connection.ts';
import { App, linesOnScreen } from '../screens/App.tsx';
import { createExplorer, type Explorer } from '../store/explorer.ts';
import { currentView } from '../store/state.ts';
import { clean } from '../terminal/clean.ts';
import { createInput } from '../terminal/input.ts';
import { createOutput } from '../terminal/output.ts';
import { createRestore, installRestore } from '../terminal/restore.ts';
import { createPaint } from '../terminal/tones.ts';
import type { Connecting } from './connecting.ts';
import { exitCodeOf, exitCodes } from './exitCodes.ts';
import { createIdleMark } from './idleMark.ts';
import type { Surroundings } from './surroundings.ts';

/** Frames a second at most: a held key costs no more than this over a slow link. */
const framesPerSecond = 60;

/** How often the count of requests in the header may change, milliseconds. */
const gaugeEveryMs = 1000;

/** The code of a process whose terminal went away (SIGHUP), as shells report it. */
const terminalGoneCode = 129;

/** What an explorer session needs. */
export type SessionParts = {
  readonly surroundings: Surroundings;
  readonly connecting: Connecting;
  readonly settings: Settings;
  readonly access: 'READ-ONLY' | 'WRITE';
  /** A line to run at the start, as typed after `:`. */
  readonly command?: string;
  /** Whether the process's own signals and crashes are looked after; a session inside a test is not alone. */
  readonly ownsProcess: boolean;
};

/** Loads the API behind the first frame and connects once; what cannot be started ends the session. */
const createConnect = (
  connecting: Connecting,
  leave: () => Leave,
  onApi: (api: Api) => void,
  onFailure: (reason: string) => void,
): (() => Promise<Api>) => {
  let api: Promise<Api> | undefined;
  const open = async (): Promise<Api> => {
    try {
      const [{ connect }, connection] = await Promise.all([
        import('../api/index.ts'),
        connecting.open(),
      ]);
      const connected = connect(connection, { leave });
      onApi(connected);
      return connected;
    } catch (error) {
      onFailure(error instanceof Error ? error.message : String(error));
      // The session is ending: whoever waits for the API has nothing to wait for any more.
      return new Promise<Api>(() => undefined);
    }
  };
  return () => {
    api ??= open();
    return api;
  };
};

/** Shows in the header how much of the budget is used, not more often than it can be read. */
const watchBudget = (api: Api, connecting: Connecting, explorer: Explorer): (() => void) => {
  let timer: NodeJS.Timeout | undefined;
  const show = () => {
    timer = undefined;
    const { used, limit } = api.budget.usage(connecting.scheme);
    const { session } = explorer.store.getState();
    if (session.budget.used === used) return;
    explorer.store.setState({ session: { ...session, budget: { used, limit } } });
  };
  const stop = api.budget.onChange(() => {
    timer ??= setTimeout(show, gaugeEveryMs);
  });
  return () => {
    stop();
    clearTimeout(timer);
  };
};

/** What a session ends with that could not go on. */
type Farewell = { readonly sentence: string; readonly code: number };

/** The last sentence of a session that never got an answer; a session that did ends quietly. */
const farewell = (explorer: Explorer): Farewell | undefined => {
  const { lists, things } = explorer.store.getState();
  const queries = [...Object.values(lists), ...Object.values(things)];
  if (queries.some(({ data }) => data !== undefined)) return undefined;
  const failed = queries.find(({ status }) => status === 'failed');
  if (failed?.status !== 'failed') return undefined;
  const { what, next } = sentenceOf(failed.error, {});
  return { sentence: `${what} ${next}`, code: exitCodeOf(failed.error) };
};

/** Runs the explorer on a terminal until it is left; gives the exit code. The terminal is then as it was. */
export const runSession = async (parts: SessionParts): Promise<number> => {
  const { surroundings, connecting, settings, access } = parts;
  const { stdin, stdout, stderr, now } = surroundings;
  const leave: Leave = { probes: true, writes: access === 'WRITE' };
  let instance: Instance | undefined;
  let stopGauge = () => {};
  let failure: Farewell | undefined;
  let gone = false;

  const input = createInput(stdin, { escapeDelayMs: settings.escapeDelayMs });
  const output = createOutput(stdout, {
    onGone: () => {
      gone = true;
      instance?.unmount();
    },
  });
  const sizeNow = () => ({ columns: output.columns ?? 80, rows: output.rows ?? 24 });

  const api = createConnect(
    connecting,
    () => leave,
    (connected) => {
      stopGauge = watchBudget(connected, connecting, explorer);
    },
    (reason) => {
      failure = {
        sentence: `${connecting.origin} could not be started: ${reason}`,
        code: exitCodes.network,
      };
      instance?.unmount();
    },
  );
  const explorer = createExplorer({
    session: {
      environment: connecting.environment,
      origin: connecting.origin,
      scheme: connecting.scheme,
      access,
      budget: { used: 0, limit: 100 },
    },
    size: sizeNow(),
    start: home,
    api,
    now,
    lines: linesOnScreen,
    quit: () => instance?.unmount(),
  });
  output.on('resize', () => explorer.resize(sizeNow()));
  input.on('end', () => {
    gone = true;
    instance?.unmount();
  });

  const restore = createRestore({ output, stdin, writeSync: surroundings.writeSync });
  const disarm = restore.arm();
  const uninstall = parts.ownsProcess ? installRestore({ restore }) : () => {};

  const idle = createIdleMark({ input, output, busy: explorer.busy, instance: () => instance });
  let started = false;
  const start = () => {
    started = true;
    explorer.queries.ensure(currentView(explorer.store.getState()));
    if (parts.command !== undefined) runLine(explorer, parts.command);
  };
  // What has to be started is started beside the first frame, not after it.
  connecting.open().catch(() => undefined);
  instance = render(
    <App
      explorer={explorer}
      paint={createPaint(settings.colours)}
      // The first frame goes out before the API is even loaded.
      onReady={() => {
        setImmediate(start);
      }}
    />,
    {
      stdin: input as unknown as NodeJS.ReadStream,
      stdout: output as unknown as NodeJS.WriteStream,
      stderr,
      alternateScreen: true,
      incrementalRendering: true,
      interactive: true,
      exitOnCtrlC: false,
      patchConsole: parts.ownsProcess,
      maxFps: framesPerSecond,
      onRender: () => {
        if (settings.idleMarks && started) idle.ask();
      },
    },
  );
  try {
    await instance.waitUntilExit();
  } finally {
    restore.restore();
    disarm();
    uninstall();
    stopGauge();
  }
  const last = failure ?? farewell(explorer);
  const connected = failure === undefined ? await api() : undefined;
  await connected?.close();
  await connecting.close();
  if (gone) return terminalGoneCode;
  if (last === undefined) return exitCodes.ok;
  stderr.write(`spyglass: ${clean(last.sentence)}\n`);
  return last.code;
};
