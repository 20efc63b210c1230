// The output stream for Ink: passes on what changes, and survives a terminal that is gone.

import { EventEmitter } from 'node:events';
import { createDifferences, type Differences } from './differences.ts';
import type { Frame } from './frame.ts';
import { belowScreen, blankScreen, type Mode, modesAfter } from './modes.ts';

/** What is needed of the terminal's own output; `process.stdout` is one. */
export type OutputTarget = NodeJS.WritableStream & {
  isTTY?: boolean;
  columns?: number;
  rows?: number;
  fd?: number;
  destroyed?: boolean;
  writableEnded?: boolean;
};

/** What was written so far. A frame is one synchronized update, which is how Ink paints on a terminal. */
export type OutputCounts = {
  readonly frames: number;
  readonly writes: number;
  readonly bytes: number;
};

/** The stream to give Ink as stdout, made by `createOutput`. */
export type Output = NodeJS.WritableStream & {
  readonly isTTY: boolean;
  /** Size in cells: what the target says, and the usual size where it says nothing or 0. */
  readonly columns: number;
  readonly rows: number;
  /** The target's file descriptor, 1 where it has none of its own. */
  readonly fd: number;
  readonly destroyed: boolean;
  readonly writableEnded: boolean;
  /** The modes that are on after all that was written. */
  readonly modes: ReadonlySet<Mode>;
  readonly counts: Readonly<OutputCounts>;
  /** From now on all output is dropped: the terminal is restored and belongs to the shell. */
  mute(): void;
  /** Sends a sequence that changes nothing on the screen, such as a text for the clipboard, without looking at it. */
  pass(sequence: string): void;
  /**
   * The terminal reported a new size, perhaps the same as before: between two sizes it may have lost what it showed.
   * Everything is sent again, unless the next frame soon does so.
   */
  resized(): void;
  /** Sends everything again at once, whatever the terminal shows. */
  repaint(): void;
  /** What the terminal shows; undefined where that is not known, as outside of the alternate screen. */
  frame(): Frame | undefined;
};

/** A size in cells. */
export type OutputSize = { readonly columns: number; readonly rows: number };

/** The size that most terminals begin with. */
const smallScreen: OutputSize = { columns: 80, rows: 24 };

const largestSide = 10_000;

/**
 * The size of a terminal that does not know its own, as a serial line or a container without a size: that of the
 * variables, else 80 × 24.
 */
export const sizeNamedIn = ({
  COLUMNS,
  LINES,
}: Readonly<Record<string, string | undefined>>): OutputSize => {
  const side = (named: string | undefined, usual: number): number => {
    const cells = /^\d{1,5}$/.test(named ?? '') ? Number(named) : 0;
    return cells > 0 && cells <= largestSide ? cells : usual;
  };
  return { columns: side(COLUMNS, smallScreen.columns), rows: side(LINES, smallScreen.rows) };
};

/** What may be told to `createOutput`. */
export type OutputOptions = {
  /** Called once when the terminal is gone (SSH dropped, window closed), with the error that told so, if one did. */
  readonly onGone?: (error: Error | undefined) => void;
  /** Whether only the cells that changed are sent while the alternate screen is on; they are by default. */
  readonly differences?: boolean;
  /** The size of a terminal that says none, or only one side; 80 × 24 by default. */
  readonly usualSize?: OutputSize;
  /** Whether the ellipsis is ASCII, which Ink puts by itself where a terminal has just been made smaller. */
  readonly ascii?: boolean;
};

const frameEnd = '\x1b[?2026l';

const screenBegin = '\x1b[?1049h';
const screenEnd = '\x1b[?1049l';
/** A program that has something new to show after a resize does so within this time. */
const frameSoonMs = 100;

/**
 * A stream that passes all on to the terminal, and knows what that did. On the alternate screen only the cells that
 * change are passed on. Once the terminal is gone nothing
 * fails: what is written is thrown away, and every callback is still called.
 */
export const createOutput = (target: OutputTarget, options: OutputOptions = {}): Output =>
  new TerminalOutput(target, options);

type Done = (error?: Error | null) => void;

/** A class, because Ink asks for a real stream of Node. */
class TerminalOutput extends EventEmitter implements Output {
  readonly #target: OutputTarget;
  readonly #onGone: (error: Error | undefined) => void;
  readonly #counts = { frames: 0, writes: 0, bytes: 0 };
  #modes: ReadonlySet<Mode> = new Set();
  readonly #sendsDifferences: boolean;
  readonly #isAscii: boolean;
  readonly #usualSize: OutputSize;
  #differences: Differences | undefined;
  #state: 'open' | 'muted' | 'gone' = 'open';

  constructor(target: OutputTarget, options: OutputOptions) {
    super();
    this.#target = target;
    this.#onGone = options.onGone ?? (() => {});
    this.#sendsDifferences = options.differences ?? true;
    this.#isAscii = options.ascii ?? false;
    this.#usualSize = options.usualSize ?? smallScreen;
    target.on('resize', () => {
      this.#differences?.resize(this.columns, this.rows);
      this.emit('resize');
    });
    target.on('drain', () => this.emit('drain'));
    target.on('error', (error: Error) => this.#gone(error));
    target.on('close', () => this.#gone(undefined));
  }

  get isTTY(): boolean {
    return this.#target.isTTY === true;
  }

  get columns(): number {
    return this.#target.columns || this.#usualSize.columns;
  }

  get rows(): number {
    return this.#target.rows || this.#usualSize.rows;
  }

  get fd(): number {
    return this.#target.fd ?? 1;
  }

  get writable(): boolean {
    return this.#state === 'open' && this.#target.writable;
  }

  get destroyed(): boolean {
    return this.#state === 'gone' || this.#target.destroyed === true;
  }

  get writableEnded(): boolean {
    return this.#target.writableEnded === true;
  }

  get modes(): ReadonlySet<Mode> {
    return this.#modes;
  }

  get counts(): Readonly<OutputCounts> {
    return this.#counts;
  }

  mute(): void {
    if (this.#state === 'open') this.#state = 'muted';
    this.#modes = new Set();
  }

  pass(sequence: string): void {
    if (this.#state !== 'open') return;
    const bytes = Buffer.from(sequence);
    this.#count(bytes);
    this.#target.write(bytes, (error) => {
      if (error) this.#gone(error);
    });
  }

  resized(): void {
    this.#differences?.forget();
    setTimeout(() => this.#mend(), frameSoonMs).unref();
  }

  repaint(): void {
    this.#differences?.forget();
    this.#mend();
  }

  #mend(): void {
    const sequence = this.#differences?.mend() ?? '';
    if (sequence !== '') this.pass(sequence);
  }

  frame(): Frame | undefined {
    return this.#differences?.frame();
  }

  write(data: string | Uint8Array, encodingOrDone?: BufferEncoding | Done, done?: Done): boolean {
    const encoding = typeof encodingOrDone === 'string' ? encodingOrDone : 'utf8';
    const finished = typeof encodingOrDone === 'function' ? encodingOrDone : done;
    if (this.#state !== 'open') {
      if (finished) process.nextTick(finished);
      return true;
    }
    const text = typeof data === 'string' && this.#isAscii ? data.replaceAll('…', '~') : data;
    const bytes = typeof text === 'string' ? Buffer.from(text, encoding) : Buffer.from(text);
    const sent = this.#sentFor(bytes);
    if (sent.length === 0 && bytes.length > 0) {
      if (finished) process.nextTick(finished);
      return true;
    }
    this.#count(sent);
    try {
      return this.#target.write(sent, (error) => {
        if (error) this.#gone(error);
        finished?.();
      });
    } catch (error) {
      this.#gone(error instanceof Error ? error : new Error(String(error)));
      if (finished) process.nextTick(finished);
      return true;
    }
  }

  /** Ends nothing: the terminal outlives the program. */
  end(dataOrDone?: string | Uint8Array | (() => void), ...rest: unknown[]): this {
    if (typeof dataOrDone === 'string' || dataOrDone instanceof Uint8Array) this.write(dataOrDone);
    const done = [dataOrDone, ...rest].find((argument) => typeof argument === 'function');
    if (done) process.nextTick(done);
    return this;
  }

  /** What goes to the terminal for these bytes. */
  #sentFor(bytes: Buffer): Buffer {
    if (!this.#sendsDifferences || !this.isTTY) return bytes;
    const text = bytes.toString();
    if (this.#differences !== undefined) {
      const end = text.indexOf(screenEnd);
      if (end === -1) return Buffer.from(this.#differences.take(text));
      const last = this.#differences.take(text.slice(0, end));
      this.#differences = undefined;
      return Buffer.from(last + belowScreen + text.slice(end));
    }
    const begin = text.indexOf(screenBegin);
    if (begin === -1) return bytes;
    const at = begin + screenBegin.length;
    this.#differences = createDifferences(this.columns, this.rows);
    return Buffer.from(text.slice(0, at) + blankScreen + this.#differences.take(text.slice(at)));
  }

  #count(bytes: Uint8Array): void {
    if (bytes.length === 0) return;
    const text = Buffer.from(bytes).toString('latin1');
    this.#counts.writes += 1;
    this.#counts.bytes += bytes.length;
    if (text.includes(frameEnd)) this.#counts.frames += 1;
    this.#modes = modesAfter(this.#modes, text);
  }

  #gone(error: Error | undefined): void {
    if (this.#state === 'gone') return;
    this.#state = 'gone';
    this.#onGone(error);
  }
}
