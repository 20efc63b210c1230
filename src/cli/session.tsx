import { type Instance, render } from 'ink';
import type { Api } from '../api/index.ts';
import { sentenceOf } from '../api/sentences.ts';
import { homeOf, runLine } from '../commands/palette.ts';
import type { Settings } from '../config/settings.ts';
import { success } from '../model/result.ts';
import { App } from '../screens/App.tsx';
import { linesOnScreen } from '../screens/texts.ts';
import { createExplorer, type Explorer } from '../store/explorer.ts';
import type { JournalSink } from '../store/journal.ts';
import { currentView } from '../store/state.ts';
import { clean } from '../terminal/clean.ts';
import { createInput } from '../terminal/input.ts';
import { createOutput } from '../terminal/output.ts';
import { createRestore, installRestore } from '../terminal/restore.ts';
import { themeOf } from '../terminal/themes.ts';
import { createPaint } from '../terminal/tones.ts';
import type { Connecting, Connections } from './connecting.ts';
import { exitCodeOf, exitCodes } from './exitCodes.ts';
import { createIdleMark } from './idleMark.ts';
import { appendToJournal, journalPath } from './journalFile.ts';
import { createLink } from './link.ts';
import { type Asked, accessOf, sessionOf } from './sessionOf.ts';
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
  readonly connections: Connections;
  readonly settings: Settings;
  readonly asked: Asked;
  /** A line to run at the start, as typed after `:`. */
  readonly command?: string;
  /** Whether the process's own signals and crashes are looked after; a session inside a test is not alone. */
  readonly ownsProcess: boolean;
};

/** Shows in the header how much of the budget is used, not more often than it can be read. */
const watchBudget = (api: Api, connecting: Connecting, explorer: Explorer): (() => void) => {
  let timer: NodeJS.Timeout | undefined;
  const show = () => {
    timer = undefined;
    const version = connecting.product === 'identityiq' ? 'identityiq' : connecting.scheme;
    const { used, limit } = api.budget.usage(version);
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
  // What to press helps nobody who has left.
  const sentence = failed.error.tag === 'notConnected' ? what : `${what} ${next}`;
  return { sentence, code: exitCodeOf(failed.error) };
};

/** Notes writes in the journal's file; says once where that fails. The demo has no file. */
const journalOf = (
  { variables }: Surroundings,
  connecting: () => Connecting,
  say: (sentence: string) => void,
): JournalSink => {
  let told = false;
  return (entry) => {
    if (connecting().origin === 'the demo') return;
    const reason = appendToJournal(journalPath(variables), entry);
    if (reason === undefined || told) return;
    told = true;
    say(`The journal is kept in memory only; its file cannot be written: ${reason}`);
  };
};

/** Runs the explorer on a terminal until it is left; gives the exit code. The terminal is then as it was. */
export const runSession = async (parts: SessionParts): Promise<number> => {
  const { surroundings, connections, settings, asked } = parts;
  const { stdin, stdout, stderr, now } = surroundings;
  let connecting = connections.first;
  let instance: Instance | undefined;
  let stopGauge = () => {};
  let gone = false;

  const input = createInput(stdin, { escapeDelayMs: settings.escapeDelayMs });
  const output = createOutput(stdout, {
    onGone: () => {
      gone = true;
      instance?.unmount();
    },
  });
  const sizeNow = () => ({ columns: output.columns ?? 80, rows: output.rows ?? 24 });

  const link = createLink(
    connecting,
    () => explorer.access.leave(),
    (api, to) => {
      if (to !== connecting) return;
      stopGauge();
      stopGauge = watchBudget(api, to, explorer);
    },
  );
  const explorer = createExplorer({
    session: sessionOf(connecting, accessOf(connecting, asked, true), settings.refreshSeconds),
    size: sizeNow(),
    start: ({ product }) => homeOf(product),
    api: link.api,
    now,
    after: (delayMs, run) => {
      // What is due later keeps no session from ending that was left.
      const timer = setTimeout(run, delayMs).unref();
      return () => clearTimeout(timer);
    },
    probes: () => connecting.probes,
    environments: {
      list: connections.list,
      find: async (name) => {
        const found = await connections.to(name);
        if (!found.ok) return found;
        const next = found.value;
        const access = accessOf(next, asked, next === connections.first);
        return success({
          session: sessionOf(next, access, settings.refreshSeconds),
          enter: () => {
            connecting = next;
            stopGauge();
            link.switchTo(next);
          },
        });
      },
    },
    journal: journalOf(
      surroundings,
      () => connecting,
      (sentence) => explorer.flash(sentence, 'warn'),
    ),
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
    for (const note of connecting.notes) explorer.flash(note, 'warn');
    if (parts.command !== undefined) runLine(explorer, parts.command);
    explorer.refresher.start();
  };
  // What has to be started is started beside the first frame, not after it.
  void connecting.open();
  instance = render(
    <App
      explorer={explorer}
      paint={createPaint({
        theme: themeOf(settings.colours ? '16' : 'none', 'unknown'),
        ascii: false,
      })}
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
    explorer.refresher.stop();
  }
  const last = farewell(explorer);
  await link.close();
  if (gone) return terminalGoneCode;
  if (last === undefined) return exitCodes.ok;
  stderr.write(`spyglass: ${clean(last.sentence)}\n`);
  return last.code;
};
