import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { builtProgram } from './built.ts';
import { clockOptions } from './clock.ts';
import { plainVariables } from './pseudoTerminal.ts';

/** The result of a run. */
export type Outcome = { readonly code: number; readonly stdout: string; readonly stderr: string };

/** Runs the built program as a script does: pipes instead of a terminal, to its end; in a folder, and as a user, where given. */
export const runCommand = async (
  argv: readonly string[],
  variables: Readonly<Record<string, string>> = {},
  cwd?: string,
  uid?: number,
): Promise<Outcome> => {
  const child = spawn(process.execPath, [...clockOptions(), builtProgram, ...argv], {
    env: { ...plainVariables, ...variables },
    ...(cwd === undefined ? {} : { cwd }),
    ...(uid === undefined ? {} : { uid }),
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  child.stdin.end();
  const [stdout, stderr, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'exit'),
  ]);
  return { code: Number(code), stdout, stderr };
};
