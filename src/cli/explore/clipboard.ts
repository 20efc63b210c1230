// Copies a text: to the terminal's clipboard, to the buffer of tmux, or to a file.

import { spawn } from 'node:child_process';
import { join } from 'node:path';
import type { ClipboardWay } from '../../config/settings.ts';
import { fileStamp } from '../../insight/fileStamp.ts';
import { failure, type Result, success } from '../../model/result.ts';
import { clipboardSequence, wayToTerminal } from '../../terminal/clipboard.ts';
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
  /** The names of the programs that hold the terminals which this one is in, nearest first. */
  holders(): readonly string[];
};

/** tmux is on this machine and answers at once, or not at all. */
const tmuxTimeoutMs = 3_000;

/** Gives a text to a program; what the program said, or undefined where it did not take it. */
const answerOf = (
  command: string,
  args: readonly string[],
  text: string,
  variables: Variables,
): Promise<string | undefined> =>
  new Promise((resolve) => {
    const child = spawn(command, args, {
      env: childVariables(variables),
      stdio: ['pipe', 'pipe', 'ignore'],
      timeout: tmuxTimeoutMs,
    });
    let said = '';
    child.stdout.on('data', (chunk) => {
      said += chunk;
    });
    child.once('error', () => resolve(undefined));
    child.once('close', (code) => resolve(code === 0 ? said : undefined));
    // A program that does not read its input has ended, and its code says what is wrong.
    child.stdin.on('error', () => {});
    child.stdin.end(text);
  });

/** With `-w`, tmux 3.2 and newer hand the text on to the terminal too. */
const tmuxTook = async (
  text: string,
  variables: Variables,
): Promise<'all' | 'text' | 'nothing'> => {
  const load = async (...options: readonly string[]) =>
    (await answerOf('tmux', ['load-buffer', ...options, '-'], text, variables)) !== undefined;
  if (await load('-w')) return 'all';
  return (await load()) ? 'text' : 'nothing';
};

/** What of a copy tmux lets through to the terminal, as it says itself. */
type TmuxSettings = {
  /** What is loaded into its buffer with `-w`. */
  readonly handsOn: boolean;
  /** A sequence of a program, plain or wrapped. */
  readonly letsThrough: boolean;
};

const settingsFormat = '#{set-clipboard},#{allow-passthrough},#{client_termfeatures}';

const tmuxSettings = async (variables: Variables): Promise<TmuxSettings> => {
  const said = await answerOf('tmux', ['display-message', '-p', settingsFormat], '', variables);
  const [clipboard = '', passing = '', ...features] = (said ?? '').trim().split(',');
  const hasClipboard = features.includes('clipboard');
  return {
    handsOn: hasClipboard && ['on', 'external'].includes(clipboard),
    letsThrough: (hasClipboard && clipboard === 'on') || ['on', 'all', '1'].includes(passing),
  };
};

/** Terminals that are known to have no clipboard that a program could write to. */
const hasNoClipboard = ({ TERM: term = '' }: Variables): boolean =>
  ['linux', 'vt100', 'vt220'].includes(term);

/** What became of a copy: what surely has it, and why that may not be the clipboard in front of the operator. */
type Outcome = { readonly took: readonly string[]; readonly doubt?: string };

const terminalClipboard = 'terminal clipboard';
const tmuxBuffer = 'tmux buffer';

/** Gives a text to the tmux that the program runs in, as far as that is ours to talk to. */
const copyInTmux = async (
  text: string,
  { way, variables, pass }: ClipboardParts,
): Promise<Outcome> => {
  // Without the variable tmux would take the server of this user for the one around the program.
  const isOurs = (variables.TMUX ?? '') !== '';
  const buffer = isOurs && way !== 'osc52' ? await tmuxTook(text, variables) : 'nothing';
  const settings = isOurs ? await tmuxSettings(variables) : undefined;
  const took = buffer === 'nothing' ? [] : [tmuxBuffer];
  if (way === 'tmux') return { took };
  if (buffer === 'all' && settings?.handsOn === true) return { took: [terminalClipboard, ...took] };
  const copy = clipboardSequence(text, 'tmux');
  if (copy === undefined) return { took, doubt: 'too long for a clipboard' };
  pass(copy.sequence);
  return settings?.letsThrough === true
    ? { took: [terminalClipboard, ...took] }
    : { took, doubt: 'tmux may have kept it from the terminal' };
};

const copyOutside = async (text: string, parts: ClipboardParts): Promise<Outcome> => {
  const { way, variables, pass, holders } = parts;
  if (way === 'file') return { took: [] };
  const { innermost, isNested } = wayToTerminal(variables, holders());
  if (innermost === 'tmux') return copyInTmux(text, parts);
  if (way === 'tmux' || (way === 'auto' && hasNoClipboard(variables))) {
    return { took: [], doubt: 'no clipboard' };
  }
  const copy = clipboardSequence(text, innermost);
  if (copy === undefined) return { took: [], doubt: 'too long for a clipboard' };
  if (copy.sequence !== '') pass(copy.sequence);
  if (!copy.isShortEnough) {
    const by = innermost === 'mosh' ? 'mosh' : 'screen';
    return { took: [], doubt: `too long for ${by} to pass on` };
  }
  if (innermost === 'either') return { took: [], doubt: 'tmux or screen may have kept it' };
  if (isNested) return { took: [], doubt: 'what screen runs in may have kept it' };
  return { took: [terminalClipboard] };
};

/**
 * Copies a text to the clipboard of the terminal and to the buffer of tmux; where neither surely has it, to a file.
 * Returns where it went, in words.
 */
export const copyVia = async (
  text: string,
  parts: ClipboardParts,
): Promise<Result<string, string>> => {
  const { variables, folder, now } = parts;
  const { took, doubt } = await copyOutside(text, parts);
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
  return success(`file ${written.value}${doubt === undefined ? '' : ` (${doubt})`}`);
};
