import { setImmediate as turn } from 'node:timers/promises';
import { commandOf } from '../../src/commands/index.ts';
import { keyBytes } from '../../src/terminal/input/keys.ts';
import type { Driver, Exit } from './driver.ts';
import { patienceMs } from './patience.ts';
import type { Tenant } from './tenant.ts';

/** What is expected on the screen: a part of the text, or a pattern. */
export type Expected = string | RegExp;

/** The operator at the terminal. Verbs press keys; looks wait until the program is idle and then compare the screen. */
export type App = ReturnType<typeof createApp>;

const holds = (text: string, part: Expected): boolean =>
  typeof part === 'string' ? text.includes(part) : part.test(text);

const unbroken = (text: Expected): string => String(text).replaceAll(/\s+/g, '');

/** The vocabulary over a running program. */
export const createApp = (driver: Driver, tenant: Pick<Tenant, 'isHolding' | 'log'>) => {
  const { terminal } = driver;
  const steps: string[] = [];
  let sentBytes = 0;
  let left: Exit | undefined;
  const noteEnd = driver.exited.then((exit) => {
    left = exit;
  });
  noteEnd.catch(() => undefined);

  /** What was done, what is on screen, and what the tenant saw: for a test that fails. */
  const report = (): string =>
    [
      `steps: ${steps.join(' · ')}`,
      `sent ${sentBytes} bytes, rest ${JSON.stringify(terminal.rest)}, exit ${JSON.stringify(left)}`,
      ...terminal.lines().map((line) => `│${line.padEnd(terminal.size.columns)}│`),
      ...tenant.log(),
    ].join('\n');
  const fail = (problem: string): never => {
    throw new Error(`${problem}\n${report()}`);
  };

  /** A program that waits for the tenant is at rest only while the tenant holds an answer back. */
  const restNow = (): 'none' | 'waiting' | 'idle' => {
    const { rest, size } = terminal;
    const isOfNow =
      rest?.handledBytes === sentBytes && rest.size === `${size.columns}x${size.rows}`;
    return isOfNow && (rest.kind === 'idle' || tenant.isHolding) ? rest.kind : 'none';
  };

  /** Waits until the program is at rest and there is no problem. A problem of an idle program is a failure at once. */
  const settle = async (problem: () => string | undefined): Promise<void> => {
    const late = AbortSignal.timeout(patienceMs);
    const expired = new Promise((resolve) => {
      late.addEventListener('abort', resolve, { once: true });
    });
    for (let last = 'The program did not come to rest.'; ; ) {
      const rest = restNow();
      const found = rest === 'none' ? last : problem();
      if (found === undefined) return;
      last = found;
      if (rest === 'idle' || late.aborted) fail(found);
      if (left !== undefined) fail('The program has ended.');
      await Promise.race([terminal.change(), noteEnd, expired]);
    }
  };
  /** Waits until the program is idle, or waits only for an answer that the tenant holds back. */
  const idle = () => settle(() => undefined);

  /** Makes a look at a part of the screen, which must fit everything that is expected. */
  const look =
    (name: string, read: () => string, fits = holds) =>
    async (...expected: readonly Expected[]): Promise<void> => {
      steps.push(`${name} ${expected.join(', ')}`);
      await settle(() => {
        const text = read();
        const wrong = expected.filter((part) => !fits(text, part));
        const is = text.includes('\n') ? '' : `, but "${text}"`;
        return wrong.length === 0 ? undefined : `${name}: not ${wrong.join(', ')}${is}`;
      });
    };
  const lineAt = (index: number) => () => terminal.lines().at(index) ?? '';
  /** The path without the zone of times at its right. */
  const pathLine = () => lineAt(1)().replace(/ {2,}(?:times in )?\S+$/, '');
  /** The title without the number of columns that do not fit, which depends on the width; `columns` looks at that. */
  const titleLine = () => lineAt(2)().replace(/ {2,}\d+ more ▸/, '');
  const cursorLine = () => terminal.lines().find((line) => line.startsWith('▌')) ?? 'nowhere';
  const whole = () => terminal.lines().join('\n');
  const rowNames = () =>
    terminal
      .lines()
      .slice(4, -2)
      .flatMap((line) => (line === '' ? [] : [line.slice(2)]));

  const write = (bytes: Uint8Array): void => {
    sentBytes += bytes.length;
    driver.send(bytes);
  };
  const typed = async (step: string, text: string): Promise<void> => {
    await idle();
    steps.push(step);
    write(Buffer.from(text));
  };
  /** Presses keys by name, each when the program is at rest after the one before. */
  const press = async (...keys: readonly string[]): Promise<void> => {
    for (const key of keys) await typed(key, keyBytes(key));
  };
  /** Presses whatever key runs a command of the table. */
  const run = (id: string): Promise<void> => typed(id, keyBytes(commandOf(id).keys[0] ?? ''));
  /** Sends bytes at once, whatever the program is doing; each chunk in a write, and a turn, of its own. */
  const send = async (...chunks: readonly (string | Uint8Array)[]): Promise<void> => {
    steps.push(`send ${chunks.map((chunk) => JSON.stringify(String(chunk))).join(' + ')}`);
    for (const chunk of chunks) {
      write(Buffer.from(chunk));
      await turn();
    }
  };
  /** Runs a line after `:`. */
  const command = async (line: string): Promise<void> => {
    await run('command.open');
    await typed(`:${line}`, `${line}\r`);
  };
  /** Waits for the end, however it comes. */
  const exit = async (): Promise<Exit> => {
    const late = new Promise<never>((_, reject) => {
      const end = () => reject(new Error(`The program did not end.\n${report()}`));
      AbortSignal.timeout(patienceMs).addEventListener('abort', end, { once: true });
    });
    return Promise.race([driver.exited, late]);
  };

  return {
    press,
    do: run,
    send,
    /** Sends every byte in a write of its own. */
    bytewise: (text: string) => send(...Array.from(Buffer.from(text), (byte) => Buffer.of(byte))),
    type: (text: string) => typed(`type ${text}`, text),
    paste: (text: string) => typed(`paste ${text}`, `\u001B[200~${text}\u001B[201~`),
    command,
    /** Filters the list, and keeps that. */
    filter: async (text: string) => {
      await run('filter.open');
      await typed(`filter ${text}`, text);
      await run('filter.keep');
    },
    resize: async (columns: number, rows: number) => {
      await idle();
      steps.push(`resize ${columns}x${rows}`);
      driver.resize({ columns, rows });
    },
    /** Changes the size whatever the program is doing. */
    resizeAtOnce: (columns: number, rows: number) => {
      steps.push(`resize at once ${columns}x${rows}`);
      driver.resize({ columns, rows });
    },
    signal: (name: NodeJS.Signals) => {
      steps.push(name);
      driver.signal(name);
    },
    idle,
    header: look('header', lineAt(0)),
    crumbs: look('crumbs', pathLine),
    title: look('title', titleLine),
    /** The title of a list with what it says of columns that do not fit. */
    columns: look('columns', lineAt(2)),
    message: look('message', lineAt(-2)),
    hints: look('hints', lineAt(-1)),
    /** The line that the cursor mark stands on. */
    cursorRow: look('cursor row', cursorLine),
    sees: look('sees', whole),
    lacks: look('lacks', whole, (text, part) => !holds(text, part)),
    /** Texts that are whole on screen, wherever their lines are broken. */
    reads: look('reads', whole, (text, part) => unbroken(text).includes(unbroken(part))),
    /** Exactly the rows of the list on screen, by the beginnings of their names. */
    rows: (...names: readonly string[]) =>
      look(
        `rows ${names.join(', ')}`,
        () => rowNames().join('\n'),
        () => {
          const rows = rowNames();
          return (
            rows.length === names.length &&
            rows.every((row, at) => row.startsWith(names[at] ?? row))
          );
        },
      )(names.join('\n')),
    /** The lines on screen, at rest. */
    screen: async () => {
      await idle();
      return terminal.lines();
    },
    /** The screen without how much of the request budget is in use: that changes as time passes. */
    stillScreen: async () => {
      await idle();
      return terminal.lines().map((line) => line.replace(/\b\d+(?=\/100\b)/, 'n'));
    },
    /** Leaves with `:q`, and gives the exit code. */
    quit: async () => {
      await command('q');
      return (await exit()).code;
    },
    exit,
    /** Leaves if the program still runs: ctrl-c closes what lies over a view, and the next ones leave. */
    leave: async () => {
      for (let tries = 0; tries < 5 && left === undefined; tries += 1) {
        await press('ctrl-c');
        while (left === undefined && restNow() === 'none') {
          await Promise.race([terminal.change(), noteEnd]);
        }
      }
    },
    report,
  };
};
