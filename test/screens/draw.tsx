import { EventEmitter } from 'node:events';
import { stripVTControlCharacters } from 'node:util';
import { render } from 'ink';
import { fillIn } from '../../src/commands/keys/fillKeys.ts';
import { App } from '../../src/screens/App.tsx';
import { linesOnScreen, thingOnScreen } from '../../src/screens/text/frame/textOnScreen.ts';
import { createExplorer, type Explorer } from '../../src/store/explorer.ts';
import type { State } from '../../src/store/state.ts';
import { themeOf } from '../../src/terminal/look/themes.ts';
import { createPaint, type Paint } from '../../src/terminal/look/tones.ts';

/** 03:12:08 on the machine that runs the tests, whatever its time zone. */
export const nowMs = new Date(2026, 10, 22, 3, 12, 8).getTime();

/** An explorer whose API never answers: a test puts into the store what is to be drawn. */
export const explorerWith = (
  state: Partial<State> = {},
  size = { columns: 80, rows: 24 },
  access: 'READ-ONLY' | 'WRITE' = 'WRITE',
): Explorer => {
  let elapsedMs = 0;
  const explorer = createExplorer({
    session: {
      environment: 'meridian-freight',
      origin: 'a test',
      scheme: 'v1',
      production: false,
      access:
        access === 'WRITE'
          ? { mode: 'WRITE' }
          : { mode: 'READ-ONLY', why: 'no changes were asked for', canUnlock: true },
      refresh: { on: true, everySeconds: 30 },
      budget: { used: 12, limit: 100 },
    },
    size,
    start: () => ({ screen: 'list', kind: 'sources', scope: {} }),
    api: () => new Promise(() => undefined),
    now: () => nowMs,
    // Keys of these tests are pressed one by one.
    elapsed: () => {
      elapsedMs += 1_000;
      return elapsedMs;
    },
    after: () => () => undefined,
    probes: () => true,
    environments: {
      list: async () => [],
      find: async () => ({ ok: false, error: 'There is one environment only.' }),
      visit: async () => ({ ok: false, error: 'There is one environment only.' }),
    },
    journal: () => undefined,
    lines: linesOnScreen,
    text: thingOnScreen,
    withKeys: (state, sentence) => fillIn(state)(sentence),
    theme: { names: [], words: () => '', choose: () => false },
    quit: () => undefined,
  });
  explorer.store.setState(state);
  return explorer;
};

const colourless = createPaint({ theme: themeOf('none', 'unknown'), ascii: false });

/** The lines that are drawn, without colours and without blanks at the end. */
export const draw = (explorer: Explorer): readonly string[] =>
  stripVTControlCharacters(drawRaw(explorer, colourless))
    .split('\n')
    .map((line) => line.trimEnd());

/** A terminal of the explorer's size that keeps the last frame. */
const terminalOf = (explorer: Explorer) => {
  const { size } = explorer.store.getState();
  let last = '';
  const write = (frame: string): boolean => {
    last = frame;
    return true;
  };
  const stdout = Object.assign(new EventEmitter(), size, { write });
  const nothing = () => undefined;
  const stdin = Object.assign(new EventEmitter(), {
    isTTY: true,
    setEncoding: nothing,
    setRawMode: nothing,
    resume: nothing,
    pause: nothing,
    ref: nothing,
    unref: nothing,
    read: () => null,
  });
  return { stdout, stdin, frame: () => last };
};

/** What is drawn with a paint, with all that goes to the terminal. */
export const drawRaw = (explorer: Explorer, paint: Paint): string => {
  const { stdout, stdin, frame } = terminalOf(explorer);
  const { unmount } = render(
    <App
      explorer={explorer}
      look={{ paint: () => paint, subscribe: () => () => undefined }}
      onReady={() => undefined}
    />,
    {
      stdout: stdout as unknown as NodeJS.WriteStream,
      stderr: stdout as unknown as NodeJS.WriteStream,
      stdin: stdin as unknown as NodeJS.ReadStream,
      debug: true,
      exitOnCtrlC: false,
      patchConsole: false,
    },
  );
  const drawn = frame();
  unmount();
  if (drawn.trim() === '') throw new Error('nothing was drawn: a screen crashed');
  return drawn;
};
