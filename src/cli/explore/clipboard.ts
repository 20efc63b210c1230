// Copies a text: to the terminal's clipboard, to the buffer of tmux, or to a file.

import { spawn } from 'node:child_process';
import { join } from 'node:path';
import type { ClipboardWay } from '../../config/settings.ts';
import { fileStamp } from '../../insight/fileStamp.ts';
import { failure, type Result, success } from '../../model/result.ts';
import {
  clipboardSequence,
  longestCopyBytes,
  multiplexerNamedIn,
} from '../../terminal/clipboard.ts';
import { childVariables } from '../childVariables.ts';
import { writeInOwnFolder } from '../files/savedFile.ts';

type Variables = Readonly<Record<string, string | undefined>>;

/** What copying needs of the outside. */
export type ClipboardParts = {
  readonly way: ClipboardWay;
  readonly variables: Variables;
  /** Sends a sequence to the terminal. */
  pass(sequence: string): void;
  /** Where files go that hold what no clipboard takes. */
  readonly folder: string;
  now(): number;
};

/** tmux is on this machine and answers at once, or not at all. */
const tmuxTimeoutMs = 3_000;

/** Gives a text to a program; whether the program took it. */
const given = (
  command: string,
  args: readonly string[],
  text: string,
  variables: Variables,
): Promise<boolean> =>
  new Promise((resolve) => {
    const child = spawn(command, args, {
      env: childVariables(variables),
      stdio: ['pipe', 'ignore', 'ignore'],
      timeout: tmuxTimeoutMs,
    });
    child.once('error', () => resolve(false));
    child.once('close', (code) => resolve(code === 0));
    // A program that does not read its input has ended, and its code says what is wrong.
    child.stdin.on('error', () => {});
    child.stdin.end(text);
  });

/** With `-w`, tmux 3.2 and newer hand the text on to the terminal too. */
const tmuxTook = async (text: string, variables: Variables): Promise<boolean> =>
  (await given('tmux', ['load-buffer', '-w', '-'], text, variables)) ||
  given('tmux', ['load-buffer', '-'], text, variables);

/** Terminals that are known to have no clipboard that a program could write to. */
const hasNoClipboard = ({ TERM: term = '' }: Variables): boolean =>
  ['linux', 'dumb', 'vt100', 'vt220'].includes(term);

/**
 * Copies a text to the clipboard of the terminal and to the buffer of tmux; where neither takes it, to a file. Returns
 * where it went, in words.
 */
export const copyVia = async (
  text: string,
  { way, variables, pass, folder, now }: ClipboardParts,
): Promise<Result<string, string>> => {
  const through = multiplexerNamedIn(variables);
  const took: string[] = [];
  if ((way === 'auto' && !hasNoClipboard(variables)) || way === 'osc52') {
    const sequence = clipboardSequence(text, through);
    if (sequence !== undefined) {
      pass(sequence);
      took.push('terminal clipboard');
    }
  }
  if ((way === 'auto' && through === 'tmux') || way === 'tmux') {
    if (await tmuxTook(text, variables)) took.push('tmux buffer');
  }
  if (took.length > 0) return success(took.join(' and '));
  const written = await writeInOwnFolder(
    { path: join(folder, `copy-${fileStamp(now())}.txt`), text, overwrite: true },
    variables,
  );
  if (!written.ok) {
    return failure(
      `It could not be copied: no clipboard took it, and ${written.error.path} cannot be written${
        written.error.tag === 'refused' ? `: ${written.error.reason}` : ''
      }.`,
    );
  }
  const isTooLong = Buffer.byteLength(text) > longestCopyBytes;
  const why = way === 'file' ? '' : isTooLong ? ' (too long for a clipboard)' : ' (no clipboard)';
  return success(`file ${written.value}${why}`);
};
