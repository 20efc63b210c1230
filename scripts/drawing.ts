// Draws pictures of the demo, and lists which pictures there are.

import xterm, { type IBufferCell } from '@xterm/headless';
import { frameSvg } from '../src/terminal/look/frameSvg.ts';
import { plainStyle, type Style, styleAfter } from '../src/terminal/look/styles.ts';
import type { Frame, FrameLine } from '../src/terminal/output/frame.ts';
import { type App, createApp } from '../test/dsl/app.ts';
import { startInPseudoTerminal } from '../test/dsl/pseudoTerminal.ts';
import type { Size } from '../test/dsl/terminal.ts';

/** A picture for the documents: its name, and the way to what it shows from the picture before it. */
export type Picture = {
  readonly name: string;
  readonly walk: (app: App) => Promise<void>;
};

const attributes = (cell: IBufferCell): readonly string[] =>
  (
    [
      [cell.isBold(), '1'],
      [cell.isDim(), '2'],
      [cell.isItalic(), '3'],
      [cell.isUnderline(), '4'],
      [cell.isInverse(), '7'],
      [cell.isStrikethrough(), '9'],
    ] as const
  ).flatMap(([isOn, parameter]) => (isOn !== 0 ? [parameter] : []));

const foreground = (cell: IBufferCell): readonly string[] =>
  cell.isFgPalette() ? [`38;5;${cell.getFgColor()}`] : [];

const background = (cell: IBufferCell): readonly string[] =>
  cell.isBgPalette() ? [`48;5;${cell.getBgColor()}`] : [];

const styleOf = (cell: IBufferCell): Style => {
  const parameters = [...attributes(cell), ...foreground(cell), ...background(cell)];
  return styleAfter(plainStyle, ['0', ...parameters].join(';')) ?? plainStyle;
};

/** What a terminal of this size shows after it was sent these bytes. */
const frameAfter = async (bytes: Uint8Array, { columns, rows }: Size): Promise<Frame> => {
  const terminal = new xterm.Terminal({
    cols: columns,
    rows,
    allowProposedApi: true,
    convertEol: true,
  });
  await new Promise<void>((resolve) => terminal.write(bytes, resolve));
  const { active } = terminal.buffer;
  const lines = Array.from({ length: rows }, (_, row): FrameLine => {
    const line = active.getLine(active.viewportY + row);
    const cells = Array.from({ length: columns }, (_, column) => line?.getCell(column));
    return {
      // The second half of a wide character has no text and no width; a cell never written to has no text only.
      texts: cells.map((cell) => cell?.getChars() || (cell?.getWidth() === 0 ? '' : ' ')),
      styles: cells.map((cell) => (cell === undefined ? plainStyle : styleOf(cell))),
    };
  });
  return { columns, rows, lines };
};

/** How many requests were started is told by a clock of the system: a picture leaves it out. */
const withoutGauge = (frame: Frame): Frame => ({
  ...frame,
  lines: frame.lines.map((line, row) => {
    const found = row === 0 ? /API v\w+ \d+\/\d+(?: !)?/.exec(line.texts.join('')) : null;
    if (found === null) return line;
    const { index } = found;
    const end = index + found[0].length;
    const texts = line.texts.map((text, at) => (at >= index && at < end ? ' ' : text));
    return { ...line, texts };
  }),
});

const clock = new URL('./fixedClock.ts', import.meta.url);

/**
 * Starts the demo in a pseudo-terminal at a moment that is always the same, and walks from picture to picture; gives what
 * is on screen at each, in their order.
 */
export const drawDemo = async (
  all: readonly Picture[],
  size: Size,
): Promise<ReadonlyMap<string, string>> => {
  const driver = startInPseudoTerminal({
    argv: ['--demo', '--refresh', '0'],
    variables: {
      SPYGLASS_E2E: '1',
      SPYGLASS_ESCAPE_DELAY_MS: '30',
      SPYGLASS_START: 'sources',
      TZ: 'UTC',
      NODE_OPTIONS: `--import ${clock}`,
    },
    size,
  });
  const app = createApp(driver, { isHolding: false, log: () => [] });
  const drawn = new Map<string, string>();
  try {
    for (const { name, walk } of all) {
      await walk(app);
      await app.idle();
      drawn.set(name, frameSvg(withoutGauge(await frameAfter(driver.terminal.raw(), size))));
    }
    return drawn;
  } finally {
    await app.leave();
    driver.end();
  }
};

/** The size of the pictures of the documents. */
export const pictureSize: Size = { columns: 100, rows: 30 };

/** The pictures of the documents. */
export const pictures: readonly Picture[] = [
  {
    name: 'sources',
    walk: async (app) => {
      await app.title('SOURCES 42');
      await app.press('j', 'j', 'j');
    },
  },
  {
    name: 'source',
    walk: async (app) => {
      await app.filter('dmz');
      await app.press('enter');
      await app.sees('OVERVIEW');
    },
  },
  {
    name: 'probe',
    walk: async (app) => {
      await app.command('sources');
      await app.filter('dmz');
      await app.do('thing.probe');
      await app.reads('Check connection failed');
    },
  },
  {
    name: 'entitlements',
    walk: async (app) => {
      await app.command('ent corporate /priv:high');
      await app.title('filter priv:high');
    },
  },
  {
    name: 'jit-policy',
    walk: async (app) => {
      await app.command('jit');
      await app.reads('Longest activation');
    },
  },
  {
    name: 'home',
    walk: async (app) => {
      await app.command('home');
      await app.title(/^FINDINGS \d+ +\d+ of 42 sources need(?!.*still)/);
    },
  },
  {
    name: 'cluster',
    walk: async (app) => {
      await app.press('enter');
      await app.sees('▾', '✗ APAC Active Directory', 'they are');
    },
  },
  {
    name: 'why',
    walk: async (app) => {
      await app.filter('aws');
      await app.do('thing.why');
      await app.sees('ON THE WAY OF A REQUEST');
    },
  },
  {
    name: 'unclear',
    walk: async (app) => {
      await app.do('view.back');
      await app.press('esc');
      await app.filter('warehouse');
      await app.do('thing.why');
      await app.sees('ON THE WAY OF A REQUEST', 'Timeout');
    },
  },
];
