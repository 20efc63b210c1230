import { spawn } from '@lydell/node-pty';
import { builtProgram } from './built.ts';
import { patienceMs } from './patience.ts';
import { plainVariables } from './pseudoTerminal.ts';
import { createEmulator, type Size } from './terminal.ts';

/** What the interactive shell shows when it waits for a line. */
export const prompt = 'shell>';

/** An interactive shell with job control on a real terminal, in which the program is started as people start it. */
export const startShell = (size: Size, variables: Readonly<Record<string, string>>) => {
  const terminal = createEmulator(size, 'as they are');
  const child = spawn('/bin/bash', ['--norc', '--noprofile', '-i'], {
    cols: size.columns,
    rows: size.rows,
    env: { ...plainVariables, PS1: `${prompt} `, HISTFILE: '', ...variables },
    encoding: null,
  });
  child.onData((data) => terminal.feed(data as unknown as Uint8Array));
  const whole = (): string => terminal.lines().join('\n');
  /** Waits until the screen fits; what comes too late fails with the screen. */
  const sees = async (fits: (screen: string) => boolean, what: string): Promise<void> => {
    const late = AbortSignal.timeout(patienceMs);
    const expired = new Promise((resolve) => {
      late.addEventListener('abort', resolve, { once: true });
    });
    while (!fits(whole())) {
      if (late.aborted) throw new Error(`not seen: ${what}\n${whole()}`);
      await Promise.race([terminal.change(), expired]);
    }
  };
  const type = (text: string): void => child.write(text);
  return {
    terminal,
    type,
    sees: (...texts: readonly string[]) =>
      sees((screen) => texts.every((text) => screen.includes(text)), texts.join(', ')),
    /** Waits until the shell is back: its prompt is the last thing on screen, with nothing behind it. */
    isBack: () =>
      sees(
        () =>
          terminal
            .lines()
            .filter((line) => line !== '')
            .at(-1) === prompt,
        'the prompt of the shell',
      ),
    /** The line settings of the terminal as the shell's child sees them. */
    settings: async (name: string): Promise<void> => {
      type(`${name}=$(stty -g); clear\r`);
      await sees((screen) => screen.trim() === prompt, 'an empty screen');
    },
    /** Starts the explorer; it goes to the tenant that the variables name. */
    program: `"${process.execPath}" "${builtProgram}"`,
    resize: (to: Size): void => {
      terminal.resize(to);
      child.resize(to.columns, to.rows);
    },
    end: (): void => {
      try {
        process.kill(child.pid, 'SIGHUP');
        child.kill('SIGKILL');
      } catch {
        // It has ended already.
      }
    },
  };
};
