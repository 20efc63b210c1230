// Runs one session: puts terminal, explorer and screens together, and restores the terminal at the end.

import { type Instance, render } from 'ink';
import { runLine } from '../../commands/commandLine/runLine.ts';
import { startOf } from '../../commands/commandLine/words.ts';
import { fillIn } from '../../commands/keys/fillKeys.ts';
import type { Settings } from '../../config/settings.ts';
import { failure, success } from '../../model/result.ts';
import { App, type HandOver } from '../../screens/App.tsx';
import { linesOnScreen, thingOnScreen } from '../../screens/text/frame/textOnScreen.ts';
import type { Alias } from '../../store/commandLine/commandHistory.ts';
import { createExplorer } from '../../store/explorer.ts';
import { currentView } from '../../store/navigation/view.ts';
import { there } from '../../store/queries/lookups.ts';
import type { KeyMap } from '../../store/state.ts';
import { createInput } from '../../terminal/input/input.ts';
import {
  backgroundNamedIn,
  canAskBackground,
  createBackgroundQuestion,
} from '../../terminal/look/background.ts';
import { createLook } from '../../terminal/look/look.ts';
import { createOutput, sizeNamedIn } from '../../terminal/output/output.ts';
import { createRestore, installRestore } from '../../terminal/output/restore.ts';
import { clean } from '../../terminal/text/clean.ts';
import { exitCodes } from '../exitCodes.ts';
import { commandsPath, createCommandsFile } from '../files/commandsFile.ts';
import { keptTables } from '../files/tablesFile.ts';
import { sayNodeWarnings } from '../nodeWarnings.ts';
import type { Surroundings } from '../surroundings.ts';
import { withoutSecrets } from '../withoutSecrets.ts';
import { farewell } from './farewell.ts';
import { createIdleMark } from './idleMark.ts';
import { terminalHolders } from './jobs/processes.ts';
import { createSuspend, type Suspend } from './jobs/suspend.ts';
import { takeTerminal } from './jobs/takeTerminal.ts';
import { journalOf, whatIsNotKept } from './kept.ts';
import { createLink, visit } from './link.ts';
import { outsideOf } from './outsideOf.ts';
import type { RunEnvironments } from './runEnvironments.ts';
import { type AccessOption, accessOf, sessionOf } from './sessionOf.ts';

/** Frames a second at most: a held key costs no more than this over a slow link. */
const framesPerSecond = 60;

/** The code of a process whose terminal went away (SIGHUP), as shells report it. */
const terminalGoneCode = 129;

/** What an explorer session needs. */
export type SessionParts = {
  readonly surroundings: Surroundings;
  readonly environments: RunEnvironments;
  readonly settings: Settings;
  readonly accessOption: AccessOption;
  /** A line to run at the start, as typed after `:`. */
  readonly command?: string;
  /** The keys of commands that have other than their usual ones. */
  readonly keys?: KeyMap;
  /** The operator's own names for command lines. */
  readonly aliases?: readonly Alias[];
  /** Where the settings file is, as it is shown. */
  readonly settingsFile?: string;
  /** Whether to handle signals and crashes of the process; a session inside a test must not. */
  readonly ownsProcess: boolean;
};

/** The characters that have a meaning with Alt. */
const altCharactersIn = (keys: KeyMap): string =>
  Object.values(keys)
    .flat()
    .flatMap((key) => (/^alt-.$/.test(key) ? [key.slice(4)] : []))
    .join('');

/** Runs the explorer on a terminal until it is left; gives the exit code. The terminal is then as it was. */
export const runSession = async (parts: SessionParts): Promise<number> => {
  const { surroundings, environments, settings, accessOption } = parts;
  const { stdin, stdout, stderr, now } = surroundings;
  let environment = environments.first;
  let instance: Instance | undefined;
  let stopGauge = () => {};
  let gone = false;
  let handOver: HandOver | undefined;
  let suspend: Suspend | undefined;

  const { appearance } = settings;
  const { variables } = surroundings;
  const look = createLook({
    ...appearance,
    background: variables.TERM === 'linux' ? 'dark' : backgroundNamedIn(variables.COLORFGBG),
  });
  const question = createBackgroundQuestion((text) => output.pass(text), look.found);
  const asksBackground = appearance.depth !== 'none' && canAskBackground(variables);
  const input = createInput(stdin, {
    escapeDelayMs: settings.escapeDelayMs,
    alt: altCharactersIn(parts.keys ?? {}),
    watch: question.watch,
  });
  const output = createOutput(stdout, {
    ascii: settings.appearance.ascii,
    usualSize: sizeNamedIn(variables),
    onGone: () => {
      gone = true;
      instance?.unmount();
    },
  });
  const sizeNow = () => ({ columns: output.columns, rows: output.rows });

  const untilDrawn = async (): Promise<void> => {
    // React has not seen the latest change of the store yet.
    await new Promise((resolve) => setImmediate(resolve));
    await instance?.waitUntilRenderFlush();
  };

  const link = createLink(
    environment,
    () => explorer.writeAccess.allowed(),
    (api, to) => {
      if (to !== environment) return;
      stopGauge();
      stopGauge = explorer.watch(api, to.product === 'identityiq' ? 'identityiq' : to.scheme);
    },
  );
  const notKept = whatIsNotKept(surroundings, environment);
  const tables = keptTables(
    surroundings.variables,
    () => notKept !== undefined || environment.origin === 'the demo',
  );
  const explorer = createExplorer({
    session: sessionOf(
      environment,
      accessOf(environment, accessOption, true),
      settings.refreshSeconds,
    ),
    size: sizeNow(),
    start: ({ product }) => startOf(settings.start, product),
    api: link.api,
    now,
    elapsed: () => performance.now(),
    untilDrawn: () => untilDrawn(),
    after: (delayMs, run) => {
      // A timer must not keep a session alive that was quit.
      const timer = setTimeout(run, delayMs).unref();
      return () => clearTimeout(timer);
    },
    probes: () => environment.probes,
    environments: {
      list: environments.list,
      find: async (name) => {
        const found = await environments.to(name);
        if (!found.ok) return found;
        const next = found.value;
        const access = accessOf(next, accessOption, next === environments.first);
        return success({
          session: sessionOf(next, access, settings.refreshSeconds),
          enter: () => {
            environment = next;
            stopGauge();
            link.switchTo(next);
          },
        });
      },
      visit: async (name) => {
        const found = await environments.to(name);
        return found.ok ? visit(found.value) : found;
      },
      login: () =>
        environment.login && {
          ...environment.login,
          take: async (...given) => {
            const of = environment;
            const taken = await of.login?.take(...given);
            if (taken === undefined) return failure('Nothing was changed.');
            if (taken.ok && environment === of) {
              stopGauge();
              link.switchTo(of);
            }
            return taken;
          },
        },
    },
    outside: outsideOf({
      variables: surroundings.variables,
      output,
      clipboard: settings.clipboard,
      terminalHolders: () => (parts.ownsProcess ? terminalHolders(process.pid) : []),
      environment: () => environment,
      now,
      untilDrawn: () => untilDrawn(),
    }),
    tables,
    journal: journalOf(surroundings, () => environment),
    lines: linesOnScreen,
    text: thingOnScreen,
    withKeys: (state, sentence) => fillIn(state)(sentence),
    theme: look,
    suspend: () => (suspend === undefined ? 'It cannot be suspended here.' : suspend.suspend()),
    repaint: () => output.repaint(),
    keys: parts.keys,
    aliases: parts.aliases,
    // The demo leaves nothing on the disk.
    commands:
      notKept !== undefined || environment.origin === 'the demo'
        ? undefined
        : createCommandsFile(commandsPath(surroundings.variables)),
    settingsFile: parts.settingsFile,
    quit: () => question.whenQuiet(() => instance?.unmount()),
  });
  output.on('resize', () => explorer.resize(sizeNow()));
  // Node reports a size only when it differs from the last; the terminal reports every change.
  const resized = () => output.resized();
  if (parts.ownsProcess) process.on('SIGWINCH', resized);
  input.on('end', () => {
    gone = true;
    instance?.unmount();
  });

  const restore = createRestore({ output, stdin, writeSync: surroundings.writeSync });
  const disarm = restore.arm();
  if (parts.ownsProcess && (await takeTerminal(surroundings)) === 'refused') {
    disarm();
    await link.close();
    stderr.write('spyglass: The terminal is not free: another program has it.\n');
    return exitCodes.usage;
  }
  const uninstall = parts.ownsProcess
    ? installRestore({ restore, mask: withoutSecrets(surroundings.variables) })
    : () => {};

  // Nobody but a test driver reads the marks.
  const idle = settings.idleMarks
    ? createIdleMark({ input, output, busy: explorer.busy, instance: () => instance })
    : undefined;
  suspend = parts.ownsProcess
    ? createSuspend({
        handOver: async () => (await handOver?.()) ?? { resume: async () => undefined },
        whenQuiet: question.whenQuiet,
        onResumed: () => explorer.resize(sizeNow()),
        onRefused: (sentence) => explorer.flash(sentence, 'warn'),
      })
    : undefined;
  const atStart = Promise.withResolvers<void>();
  const { command } = parts;
  if (command !== undefined) {
    // Keys that were typed before the first frame are meant for the view that the command opens.
    explorer.lookups.begin(`running :${command}`, async () => {
      await atStart.promise;
      return there(() => runLine(explorer, command));
    });
  }
  let started = false;
  const start = () => {
    started = true;
    if (asksBackground) question.ask();
    explorer.queries.ensure(currentView(explorer.store.getState()));
    for (const problem of surroundings.problems ?? []) explorer.flash(problem, 'warn');
    if (parts.ownsProcess) sayNodeWarnings((sentence) => explorer.flash(sentence, 'warn'));
    if (notKept !== undefined) explorer.flash(notKept, 'warn');
    for (const problem of environments.problems) explorer.flash(problem, 'warn');
    for (const note of environment.notes) explorer.flash(note, 'warn');
    if (tables.problem !== undefined) explorer.flash(tables.problem, 'warn');
    atStart.resolve();
    explorer.refresher.start();
  };
  // The connection is opened beside the first frame, not after it.
  void environment.open();
  instance = render(
    <App
      explorer={explorer}
      look={look}
      arrival={() => ({ isAlone: input.isAlone })}
      onHandOver={(given) => {
        handOver = given;
      }}
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
        if (started) idle?.ask();
      },
    },
  );
  try {
    await instance.waitUntilExit();
  } finally {
    restore.restore();
    disarm();
    uninstall();
    process.off('SIGWINCH', resized);
    suspend?.uninstall();
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
