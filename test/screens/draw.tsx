import { stripVTControlCharacters } from 'node:util';
import { render } from 'ink-testing-library';
import { App } from '../../src/screens/App.tsx';
import { linesOnScreen } from '../../src/screens/texts.ts';
import { createExplorer, type Explorer } from '../../src/store/explorer.ts';
import type { State } from '../../src/store/state.ts';
import { themeOf } from '../../src/terminal/themes.ts';
import { createPaint } from '../../src/terminal/tones.ts';

/** 03:12:08 on the machine that runs the tests, whatever its time zone. */
export const nowMs = new Date(2026, 10, 22, 3, 12, 8).getTime();

/** An explorer whose API never answers: a test puts into the store what is to be drawn. */
export const explorerWith = (
  state: Partial<State> = {},
  size = { columns: 80, rows: 24 },
  access: 'READ-ONLY' | 'WRITE' = 'WRITE',
): Explorer => {
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
    after: () => () => undefined,
    probes: () => true,
    environments: {
      list: async () => [],
      find: async () => ({ ok: false, error: 'There is one environment only.' }),
    },
    journal: () => undefined,
    lines: linesOnScreen,
    quit: () => undefined,
  });
  explorer.store.setState(state);
  return explorer;
};

/** The lines that are drawn, without colours and without blanks at the end. */
export const draw = (explorer: Explorer): readonly string[] => {
  const { lastFrame, unmount } = render(
    <App
      explorer={explorer}
      paint={createPaint({ theme: themeOf('none', 'unknown'), ascii: false })}
      onReady={() => undefined}
    />,
  );
  const frame = lastFrame() ?? '';
  unmount();
  return stripVTControlCharacters(frame)
    .split('\n')
    .map((line) => line.trimEnd());
};
