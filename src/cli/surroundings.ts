// What subcommands read from and write to: streams, variables, clock; tests replace it.

import type { InputSource } from '../terminal/input/input.ts';
import type { WriteSync } from '../terminal/output/crash.ts';
import type { OutputTarget } from '../terminal/output/output.ts';

/** What the subcommands read and write. Tests pass their own. */
export type Surroundings = {
  readonly stdin: InputSource;
  readonly stdout: OutputTarget;
  readonly stderr: NodeJS.WritableStream;
  readonly variables: Readonly<Record<string, string | undefined>>;
  /** What is wrong with where the program runs, in sentences to be said once. */
  readonly problems?: readonly string[];
  /** The time in epoch milliseconds. */
  readonly now: () => number;
  /** How the last bytes reach stdout at once; without it, through its file descriptor. */
  readonly writeSync?: WriteSync;
};

/** The surroundings of this process. */
export const processSurroundings = (problems: readonly string[] = []): Surroundings => ({
  problems,
  stdin: process.stdin,
  stdout: process.stdout,
  stderr: process.stderr,
  variables: process.env,
  now: Date.now,
});
