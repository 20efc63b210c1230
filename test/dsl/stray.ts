import fc from 'fast-check';
import { expect } from 'vitest';
import { commands } from '../../src/commands/index.ts';
import type { App } from './app.ts';
import type { Stage } from './scenario.ts';

/** A random action of the operator. */
type Act =
  | { readonly type: 'press'; readonly key: string }
  | { readonly type: 'ahead'; readonly text: string }
  | { readonly type: 'paste'; readonly text: string }
  | { readonly type: 'resize'; readonly columns: number; readonly rows: number };

/** Keys that leave or suspend the program. */
const leaving = ['ctrl-c', 'ctrl-z'];
const keys = [
  ...new Set(commands.flatMap((command) => command.keys)),
  ...['tab', 'shift-tab', 'backspace', 'delete', 'up', 'down', 'left', 'right', 'home', 'end'],
  ...['enter', 'enter', 'enter', 'esc', 'esc', 'space', '/', ':', 'ctrl-w', 'ctrl-k', 'é', '雪'],
].filter((key) => !leaving.includes(key));

const kinds = ['sources', 'ents', 'tasks', 'who', 'jit', 'clusters', 'ids', 'org'];

const words = fc.constantFrom(
  ...kinds.map((kind) => `:${kind}\r`),
  ':sources dmz\r',
  ':sources /status:error type:ad\r',
  ':find domain\r',
  ':whoami\r',
  ':messages\r',
  ':explain proxy\r',
  ':diff corporate\r',
  ':env @nowhere\r',
  ':2c91808570313110017040b06f344ec9\r',
  ':nonsense that is no command\r',
  '/admin\r',
  '/-f dmn\r',
  '/^(a|b).*[\r',
  '/!since>7d "x y" owner:\t\t\r',
  'ggGjjjkkk',
  'yyyd\u001B',
  'eeee\r\r',
  'CCc1c2',
  'v jj  M',
  'oaid\r\u001B',
);

const act = fc.oneof<fc.MaybeWeightedArbitrary<Act>[]>(
  { weight: 12, arbitrary: fc.constantFrom(...keys).map((key): Act => ({ type: 'press', key })) },
  { weight: 4, arbitrary: words.map((text): Act => ({ type: 'ahead', text })) },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom('two\nlines :q', '2c91808570313110017040b06f344ec9', '‮عربي 👩‍👩‍👧 é', '')
      .map((text): Act => ({ type: 'paste', text })),
  },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom([80, 24], [160, 50], [61, 15], [30, 8], [120, 40])
      .map(([columns = 80, rows = 24]): Act => ({ type: 'resize', columns, rows })),
  },
);

/** Values that no screen may show, whatever was pressed. */
const wordless = /\bundefined\b|\bNaN\b|\[object |Invalid Date/;

const doAct = async (app: App, next: Act): Promise<void> => {
  switch (next.type) {
    case 'press':
      return app.press(next.key);
    case 'ahead':
      return app.send(next.text);
    case 'paste':
      return app.paste(next.text);
    case 'resize':
      return app.resize(next.columns, next.rows);
  }
};

/** Presses keys at random, the same ones for the same seed, and looks at the screen after each. */
export const strayKeys = async (
  { app, terminal }: Pick<Stage, 'app' | 'terminal'>,
  seed: number,
  count: number,
): Promise<void> => {
  await app.title('SOURCES 42');
  for (const next of fc.sample(act, { seed, numRuns: count })) {
    await doAct(app, next);
    await app.idle();
    expect(terminal.lines().filter((line) => wordless.test(line))).toEqual([]);
  }
  // Copying is among what keys do.
  terminal.intrusions.clipboard.splice(0);
  // Whatever lies over the views is left, and the way out still works.
  await app.resize(80, 24);
  for (let left = 0; left < 4; left += 1) await app.press('esc');
  await app.command('sources');
  await app.title(/^SOURCES/);
};
