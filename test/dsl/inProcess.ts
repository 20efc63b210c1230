import { PassThrough, Writable } from 'node:stream';
import { explore } from '../../src/cli/explore/explore.ts';
import { watchContacts } from './contacts.ts';
import { type Driver, type Start, shellLine } from './driver.ts';
import { createEmulator } from './terminal.ts';

/** Runs the explorer inside the test's own process, on streams that behave as a terminal's do. */
export const startInProcess = ({ argv, variables, size }: Start): Driver => {
  const terminal = createEmulator(size);
  const contacts = new Set<string>();
  const stopWatching = watchContacts((address) => contacts.add(address));
  const sink = () =>
    new Writable({
      write: (chunk: Uint8Array, _encoding, done) => {
        terminal.feed(chunk);
        done();
      },
    });
  const stdin = Object.assign(new PassThrough(), {
    isTTY: true,
    isRaw: false,
    setRawMode: (isEnabled: boolean) => {
      stdin.isRaw = isEnabled;
    },
    ref: () => {},
    unref: () => {},
  });
  const stdout = Object.assign(sink(), { isTTY: true, ...size });
  terminal.feed(Buffer.from(`${shellLine}\n`));
  const code = explore(
    argv,
    {
      stdin,
      stdout,
      stderr: sink(),
      variables,
      now: Date.now,
      writeSync: (_fd, bytes) => {
        terminal.feed(Buffer.from(bytes));
        return bytes.length;
      },
    },
    false,
  );
  return {
    terminal,
    send: (bytes) => stdin.write(bytes),
    resize: (to) => {
      terminal.resize(to);
      Object.assign(stdout, to);
      stdout.emit('resize');
    },
    signal: (name) => {
      throw new Error(`${name} would end the tests too: signals need the pseudo-terminal`);
    },
    exited: code
      .then((value) => ({ code: value, line: stdin.isRaw ? 'changed' : 'as before' }) as const)
      .finally(stopWatching),
    contacts: () => [...contacts],
    end: () => stdin.end(),
  };
};
