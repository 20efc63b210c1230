// What the explorer can do outside of itself: the clipboard, files and the browser.

import { failure, type Result } from '../model/result.ts';

/** Where an environment is reached. */
export type Addresses = {
  /** Scheme, host and port of the API; undefined where nothing could be started. */
  readonly baseUrl?: string;
  /** The web console, where the settings name it. */
  readonly consoleUrl?: string;
};

/** A file to write. */
export type FileToWrite = {
  /** As typed: `~/` is the home folder, and a relative one begins in the current folder. */
  readonly path: string;
  readonly text: string;
  readonly overwrite: boolean;
};

/** Why a file was not written. */
export type NotWritten =
  | { readonly tag: 'exists'; readonly path: string }
  | { readonly tag: 'refused'; readonly path: string; readonly reason: string };

/** What a session can do outside of itself. Every failure is an answer; nothing rejects. */
export type Outside = {
  addresses(): Promise<Addresses>;
  /** Puts a text where it can be pasted; says in words where that is. The failure is a sentence. */
  copy(text: string): Promise<Result<string, string>>;
  /** Opens a page in the browser; `remote` where that would be on another computer than one looks at. */
  openPage(url: string): Promise<Result<'opened', 'remote' | 'no browser'>>;
  /** Writes a file that its owner alone can read; gives its whole path. */
  write(file: FileToWrite): Promise<Result<string, NotWritten>>;
  /** What is on screen, once it is drawn; undefined where nobody knows. */
  picture(form: 'text' | 'svg'): Promise<string | undefined>;
};

/** An outside that nothing reaches, for an explorer that is on no terminal. */
export const noOutside: Outside = {
  addresses: async () => ({}),
  copy: async () => failure('There is no clipboard here.'),
  openPage: async () => failure('no browser'),
  write: async ({ path }) => failure({ tag: 'refused', path, reason: 'there are no files here' }),
  picture: async () => undefined,
};
