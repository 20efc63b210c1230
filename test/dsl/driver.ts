import type { Emulator, Size } from './terminal.ts';

/** How to start the program. */
export type Start = {
  readonly argv: readonly string[];
  readonly variables: Readonly<Record<string, string>>;
  readonly size: Size;
};

/** How it ended. `line` says whether the terminal's line settings (echo, raw mode) are as they were. */
export type Exit = { readonly code: number; readonly line: 'as before' | 'changed' };

/** The program on a terminal of any kind, with the same functions for all kinds. */
export type Driver = {
  readonly terminal: Emulator;
  send(bytes: Uint8Array): void;
  resize(size: Size): void;
  signal(name: NodeJS.Signals): void;
  readonly exited: Promise<Exit>;
  /** Addresses (`ip:port`, or a host that was looked up) that the program connected to. */
  contacts(): readonly string[];
  /** Ends whatever is left of the program. */
  end(): void;
};

/** What the shell's screen shows before the program is started. */
export const shellLine = '$ spyglass';
