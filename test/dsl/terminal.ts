import xterm from '@xterm/headless';
import { idleMarkNumber } from '../../src/cli/explore/idleMark.ts';

/** Columns and rows in cells. */
export type Size = { readonly columns: number; readonly rows: number };

/** The last mark of the program at rest; `size` is what it has drawn for. */
export type Rest = {
  readonly kind: 'idle' | 'waiting';
  readonly handledBytes: number;
  readonly size: string;
};

/** A terminal without a window: what the operator would see, and what the program did to it. */
export type Emulator = ReturnType<typeof createEmulator>;

/**
 * An emulator of a size. `lineFeeds` says whether a line feed goes to the first column too, as for a program with no
 * driver of a terminal between it and the emulator.
 */
export const createEmulator = (
  firstSize: Size,
  lineFeeds: 'return too' | 'as they are' = 'return too',
) => {
  let size = firstSize;
  let rest: Rest | undefined;
  let drawnFor = '';
  let cursor: 'shown' | 'hidden' = 'shown';
  let changed = Promise.withResolvers<void>();
  const chunks: Uint8Array[] = [];
  const notes: string[] = [];
  const titles: string[] = [];
  const clipboard: string[] = [];
  const replies: string[] = [];
  const bells: string[] = [];
  const terminal = new xterm.Terminal({
    cols: size.columns,
    rows: size.rows,
    allowProposedApi: true,
    convertEol: lineFeeds === 'return too',
  });
  terminal.onBell(() => bells.push('bell'));
  terminal.onTitleChange((title) => titles.push(title));
  terminal.onData((reply) => replies.push(reply));
  terminal.parser.registerOscHandler(52, (data) => clipboard.push(data) > 0);
  terminal.parser.registerOscHandler(idleMarkNumber, (data) => {
    const [word = '', value = ''] = data.split(';', 2);
    if (word === 'size') drawnFor = value;
    else if (word === 'idle' || word === 'waiting') {
      rest = { kind: word, handledBytes: Number(value), size: drawnFor };
    } else notes.push(data);
    return true;
  });
  for (const final of ['h', 'l'] as const) {
    terminal.parser.registerCsiHandler({ prefix: '?', final }, (numbers) => {
      if (numbers.includes(25)) cursor = final === 'h' ? 'shown' : 'hidden';
      return false;
    });
  }
  // The emulator's own decoder loses some characters of three bytes that come in two pieces.
  const decoder = new TextDecoder();
  const write = (text: string): Promise<void> =>
    new Promise((resolve) => terminal.write(text, resolve));

  return {
    /** Takes what the program wrote. */
    feed: (bytes: Uint8Array): void => {
      chunks.push(bytes);
      void write(decoder.decode(bytes, { stream: true })).then(() => {
        changed.resolve();
        changed = Promise.withResolvers();
      });
    },
    /** Resolves when something more was fed and is on the screen. */
    change: () => changed.promise,
    /** Resolves when all that was fed is on the screen. */
    parsed: () => write(''),
    resize: (to: Size): void => {
      size = to;
      terminal.resize(to.columns, to.rows);
    },
    get size() {
      return size;
    },
    /** The screen, line by line, without blanks at the ends of lines. */
    lines: (): readonly string[] => {
      const { active } = terminal.buffer;
      return Array.from({ length: size.rows }, (_, row) =>
        (active.getLine(active.viewportY + row)?.translateToString(true) ?? '').trimEnd(),
      );
    },
    get rest() {
      return rest;
    },
    /** The private marks other than those of rest, in order. */
    notes: notes as readonly string[],
    /** The modes that a program must put back, and whether the next text would come out plain. */
    modes: async () => {
      await write('');
      const { active } = terminal.buffer;
      const { bracketedPasteMode, synchronizedOutputMode } = terminal.modes;
      const at = { x: active.cursorX, y: active.baseY + active.cursorY };
      await write('$');
      const isPlain = active.getLine(at.y)?.getCell(at.x)?.isAttributeDefault() === true;
      await write('\b \b');
      return {
        screen: active.type,
        cursor,
        bracketedPaste: bracketedPasteMode,
        synchronizedOutput: synchronizedOutputMode,
        nextText: isPlain ? 'plain' : 'styled',
      };
    },
    /** What reached the terminal beside text: nothing of it is ever wanted. Replies are the terminal's own answers. */
    intrusions: { titles, clipboard, bells, replies },
    /** Every byte that was fed. */
    raw: () => Buffer.concat(chunks),
  };
};
