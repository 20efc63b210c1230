// The input stream for Ink: gives one key or one paste at a time.

import { Readable } from 'node:stream';
import { inkText } from './inkText.ts';
import { expire, feed, waitingFor } from './tokenizer.ts';
import { emptyTokenizer, type Step, type TokenizerState, type Waiting } from './tokens.ts';

/** What is needed of the terminal's own input; `process.stdin` is one. */
export type InputSource = NodeJS.ReadableStream & {
  isTTY?: boolean;
  isRaw?: boolean;
  setRawMode?: (isEnabled: boolean) => unknown;
  ref?: () => unknown;
  unref?: () => unknown;
};

/** Calls `run` once after `afterMs`, unless the function that it returns is called before. */
export type SetTimer = (run: () => void, afterMs: number) => () => void;

/** How long to wait for the rest of what came in part. */
export type InputOptions = {
  /** A key whose bytes come apart; also how long a lone Esc waits before it acts. Default 200. */
  readonly escapeDelayMs?: number;
  /** Called with all bytes as they come, one character a byte, before they become keys. */
  readonly watch?: (bytes: string) => void;
  /** Characters that make one key with Alt. Any other key behind an Esc makes a chord with it, in one piece. */
  readonly alt?: string;
  /** A reply of the terminal, or a character, that comes in pieces. Default 2,000. */
  readonly replyDelayMs?: number;
  /** A paste whose end does not come, without any data. Default 5,000. */
  readonly pasteDelayMs?: number;
  readonly setTimer?: SetTimer;
};

/** Called with the number of handled bytes, whenever it has risen. */
export type HandledListener = (handledBytes: number) => void;

/** The stream to give Ink as stdin, made by `createInput`. */
export type Input = Readable & {
  readonly isTTY: boolean;
  readonly isRaw: boolean;
  setRawMode(isEnabled: boolean): Input;
  ref(): Input;
  unref(): Input;
  /** Bytes that came in and are not handled yet. */
  readonly pendingBytes: number;
  /** Whether the key or paste that was read last came by itself: alone in its chunk, with nothing waiting before it. */
  readonly isAlone: boolean;
  /** Bytes whose key or paste was read and acted upon (the reader came back for more), or that press nothing. */
  readonly handledBytes: number;
  /** Calls `listener` whenever handled bytes have risen and no key is waiting; gives a function that ends that. */
  onHandled(listener: HandledListener): () => void;
};

const escapeDelayMs = 200;
const replyDelayMs = 2_000;
const pasteDelayMs = 5_000;
/** A paste without marks is over when nothing more has come for so long, milliseconds. */
const floodDelayMs = 100;

/**
 * The terminal's input as Ink needs it: every `read()` gives one key or one whole paste (in its bracketed paste marks),
 * as a string, and all that came in one chunk can be read in one `readable` event. Replies of the terminal never come
 * out. The source is read only while somebody listens for `readable`, so that a child process can have the terminal in
 * between; keys that were not read then are kept. When the source ends, fails or closes, `end` follows the last key.
 */
export const createInput = (source: InputSource, options: InputOptions = {}): Input =>
  new KeyStream(source, options);

/** A queued token: what Ink gets (nothing for dropped bytes) and the bytes it stands for. */
type Queued = {
  readonly text: string | undefined;
  readonly byteCount: number;
  readonly isAlone: boolean;
};

/** A class, because Ink asks for a real stream of Node. */
class KeyStream extends Readable implements Input {
  readonly #source: InputSource;
  readonly #setTimer: SetTimer;
  readonly #watch: (bytes: string) => void;
  readonly #alt: string;
  readonly #delayMs: Record<Exclude<Waiting, 'nothing'>, number>;
  readonly #listeners = new Set<HandledListener>();
  #state: TokenizerState = emptyTokenizer;
  #cancelTimer: () => void = () => {};
  #reading: 'not yet' | 'yes' | 'paused' | 'over' = 'not yet';
  #receivedBytes = 0;
  #handledBytes = 0;
  #announcedBytes = 0;
  #bytesInHand = 0;
  #isAlone = false;

  constructor(source: InputSource, options: InputOptions) {
    super({ objectMode: true });
    this.#source = source;
    this.#setTimer = options.setTimer ?? setTimerAfterInput;
    this.#watch = options.watch ?? (() => {});
    this.#alt = options.alt ?? '';
    this.#delayMs = {
      key: options.escapeDelayMs ?? escapeDelayMs,
      reply: options.replyDelayMs ?? replyDelayMs,
      paste: options.pasteDelayMs ?? pasteDelayMs,
      flood: floodDelayMs,
    };
    source.on('end', this.#finish);
    source.on('close', this.#finish);
    // A terminal that is gone fails its reads (EIO); left alone that would be an uncaught exception.
    source.on('error', this.#finish);
    this.on('newListener', this.#onNewListener);
    this.on('removeListener', this.#onRemoveListener);
  }

  get isTTY(): boolean {
    return this.#source.isTTY === true;
  }

  get isRaw(): boolean {
    return this.#source.isRaw === true;
  }

  setRawMode(isEnabled: boolean): this {
    this.#source.setRawMode?.(isEnabled);
    return this;
  }

  ref(): this {
    this.#source.ref?.();
    return this;
  }

  unref(): this {
    this.#source.unref?.();
    return this;
  }

  /** Keys are text already. A decoder would join all that is queued into one string. */
  override setEncoding(): this {
    return this;
  }

  get pendingBytes(): number {
    return this.#receivedBytes - this.#handledBytes;
  }

  get isAlone(): boolean {
    return this.#isAlone;
  }

  get handledBytes(): number {
    return this.#handledBytes;
  }

  onHandled(listener: HandledListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  override _read(): void {
    if (this.#reading === 'not yet') this.#attach();
  }

  override read(size?: number): string | null {
    if (size === 0) return super.read(0);
    this.#handledBytes += this.#bytesInHand;
    this.#bytesInHand = 0;
    for (;;) {
      // Ink may remove its listener in the middle of a chunk: the rest is for the next listener.
      const next: Queued | null = this.#reading === 'paused' ? null : super.read();
      if (next === null) {
        this.#announce();
        return null;
      }
      if (next.text !== undefined) {
        this.#bytesInHand = next.byteCount;
        this.#isAlone = next.isAlone;
        return next.text;
      }
      this.#handledBytes += next.byteCount;
    }
  }

  override _destroy(error: Error | null, callback: (error?: Error | null) => void): void {
    this.#detach();
    this.#reading = 'over';
    callback(error);
  }

  #attach(): void {
    if (this.#reading === 'yes' || this.#reading === 'over') return;
    this.#reading = 'yes';
    this.#source.on('data', this.#onData);
    this.#source.resume();
  }

  #detach(): void {
    if (this.#reading !== 'yes') return;
    this.#reading = 'paused';
    this.#source.off('data', this.#onData);
    this.#source.pause();
  }

  readonly #onNewListener = (event: string | symbol): void => {
    if (event !== 'readable') return;
    this.#attach();
    process.nextTick(() => {
      if (this.readableLength > 0 && this.listenerCount('readable') > 0) this.emit('readable');
    });
  };

  readonly #onRemoveListener = (event: string | symbol): void => {
    if (event === 'readable' && this.listenerCount('readable') === 0) this.#detach();
  };

  readonly #onData = (chunk: Buffer | string): void => {
    const buffer = typeof chunk === 'string' ? Buffer.from(chunk, 'utf8') : chunk;
    const bytes = buffer.toString('latin1');
    this.#receivedBytes += buffer.length;
    this.#cancelTimer();
    this.#watch(bytes);
    this.#take(feed(this.#state, bytes, { alt: this.#alt, chords: true }));
    this.#wait();
  };

  #wait(): void {
    const waiting = waitingFor(this.#state);
    if (waiting === 'nothing') return;
    this.#cancelTimer = this.#setTimer(() => {
      this.#take(expire(this.#state));
      this.#wait();
    }, this.#delayMs[waiting]);
  }

  #take(step: Step): void {
    this.#state = step.state;
    const keys = step.tokens.filter((token) => inkText(token) !== undefined).length;
    const isAlone = keys === 1 && this.readableLength === 0;
    for (const token of step.tokens) {
      const text = inkText(token);
      const isHandled = text === undefined && this.readableLength === 0 && this.#bytesInHand === 0;
      if (isHandled) this.#handledBytes += token.byteCount;
      else this.push({ text, byteCount: token.byteCount, isAlone } satisfies Queued);
    }
    if (this.readableLength === 0) this.#announce();
  }

  readonly #finish = (): void => {
    if (this.#reading === 'over') return;
    this.#cancelTimer();
    this.#detach();
    this.#reading = 'over';
    while (waitingFor(this.#state) !== 'nothing') this.#take(expire(this.#state));
    this.push(null);
    // With nothing left to read, nobody may ever call read() again, and the end would never be told.
    if (this.readableLength === 0) super.read(0);
  };

  #announce(): void {
    if (this.#announcedBytes === this.#handledBytes) return;
    this.#announcedBytes = this.#handledBytes;
    for (const listener of this.#listeners) listener(this.#handledBytes);
  }
}

/**
 * The time is up only when nothing has come in until now: after a long render the rest of a key may have been waiting
 * all along, and timers run before input.
 */
const setTimerAfterInput = (run: () => void, afterMs: number): (() => void) => {
  let immediate: NodeJS.Immediate | undefined;
  const timer = setTimeout(() => {
    immediate = setImmediate(run);
  }, afterMs);
  timer.unref();
  return () => {
    clearTimeout(timer);
    clearImmediate(immediate);
  };
};
