import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { spawn } from '@lydell/node-pty';
import { builtProgram, compiledFolder } from './built.ts';
import { clockOptions, clockVariables } from './clock.ts';
import { type Driver, type Exit, type Start, shellLine } from './driver.ts';
import { directLink, longestWayMs, type MakeLink } from './link.ts';
import { createEmulator } from './terminal.ts';

const fileOf = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Variables of a plain login: what decides about colours, CI and Node's options does not reach the program. */
export const plainVariables = {
  XDG_CACHE_HOME: compiledFolder,
  PATH: process.env.PATH ?? '',
  HOME: '/nonexistent',
  LANG: 'C.UTF-8',
  TERM: 'xterm-256color',
  ...clockVariables(),
};

/**
 * A shell that outlives the program, as the operator's does, and then says in private marks what processor time it took,
 * how it ended and whether the line settings are as they were. Signals go to the whole group, so it traps them.
 */
const shell = String.raw`
before=$(stty -g); trap : TERM HUP INT USR1 USR2
echo '${shellLine}'
"$0" "$@"; code=$?
[ "$(stty -g)" = "$before" ] && line='as before' || line=changed
printf '\033]7717;times;'; times; printf '\007'
printf '\033]7717;exit;%s;%s\007' "$code" "$line"
`;

/** The processor time that the program took from its beginning to its end, by the notes of its terminal: milliseconds. */
export const processorMs = (notes: readonly string[]): number => {
  const times = notes.find((note) => note.startsWith('times;')) ?? '';
  // The first two are those of the shell itself.
  const [, , ...ofChildren] = [...times.matchAll(/(\d+)m([\d.]+)s/g)].map(
    ([, minutes, seconds]) => (Number(minutes) * 60 + Number(seconds)) * 1_000,
  );
  if (ofChildren.length !== 2) throw new Error(`the shell told no times: ${JSON.stringify(times)}`);
  return ofChildren.reduce((sum, milliseconds) => sum + milliseconds, 0);
};

/** The program in a pseudo-terminal. */
export type PseudoTerminal = Driver & {
  /** The processor time that the thread which hears the keys took so far, milliseconds: Linux alone tells it. */
  keyThreadMs(): number;
};

/** The processor time of the first thread of a shell's only child, which other work on the machine does not change. */
const keyThreadMsOf = (shellId: number): number => {
  const [program] = readFileSync(`/proc/${shellId}/task/${shellId}/children`, 'utf8').split(' ');
  const [onProcessorNs] = readFileSync(`/proc/${program}/task/${program}/schedstat`, 'utf8').split(
    ' ',
  );
  return Number(onProcessorNs) / 1e6;
};

/**
 * Runs the built program in a real pseudo-terminal, on the Node that runs the tests; between it and the emulated terminal
 * is a link, at once unless told.
 */
export const startInPseudoTerminal = (
  { argv, variables, size }: Start,
  makeLink: MakeLink = directLink,
): PseudoTerminal => {
  const terminal = createEmulator(size);
  const options = [
    ...clockOptions(),
    ...['reportContacts.ts', 'crash.ts'].map((name) => `--import=${fileOf(`../fixtures/${name}`)}`),
  ];
  const child = spawn('/bin/sh', ['-c', shell, process.execPath, builtProgram, ...argv], {
    cols: size.columns,
    rows: size.rows,
    env: {
      ...plainVariables,
      // What is loaded before the program is kept too, and the demo, which keeps nothing itself.
      NODE_COMPILE_CACHE: compiledFolder,
      NODE_OPTIONS: options.join(' '),
      ...variables,
    },
    encoding: null,
  });
  // Without an encoding the data are bytes, whatever the type says: a character may come in two pieces.
  const down = makeLink((bytes) => terminal.feed(bytes));
  const up = makeLink((bytes) => child.write(bytes as unknown as string));
  child.onData((data) => down(data as unknown as Uint8Array));
  const gone = Promise.withResolvers<void>();
  child.onExit(() => gone.resolve());
  const exit = async (): Promise<Exit> => {
    for (;;) {
      const note = terminal.notes.find((text) => text.startsWith('exit;'));
      if (note !== undefined) {
        const [, code, line] = note.split(';');
        return { code: Number(code), line: line === 'as before' ? line : 'changed' };
      }
      const is = await Promise.race([terminal.change(), gone.promise.then(() => 'gone' as const)]);
      if (is !== 'gone') continue;
      if (makeLink !== directLink) await pause(longestWayMs);
      await terminal.parsed();
      if (!terminal.notes.some((text) => text.startsWith('exit;'))) {
        throw new Error('the shell around the program ended without a word');
      }
    }
  };
  return {
    terminal,
    send: up,
    resize: (to) => {
      terminal.resize(to);
      child.resize(to.columns, to.rows);
    },
    signal: (name) => {
      process.kill(-child.pid, name);
    },
    exited: exit(),
    keyThreadMs: () => keyThreadMsOf(child.pid),
    contacts: () =>
      terminal.notes.flatMap((note) =>
        note.startsWith('contact;') ? [note.slice('contact;'.length)] : [],
      ),
    end: () => {
      try {
        process.kill(-child.pid, 'SIGKILL');
      } catch {
        // It has ended already.
      }
    },
  };
};
