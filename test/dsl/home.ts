import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** The home folder of one test. */
export type Home = ReturnType<typeof makeHome>;

/** Makes a home folder: whatever the program keeps, it keeps below it, and whatever it reads, it reads from there. */
export const makeHome = () => {
  const folder = mkdtempSync(join(tmpdir(), 'spyglass-home-'));
  const write = (name: string, text: string, mode = 0o600): string => {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
    chmodSync(path, mode);
    return path;
  };
  return {
    folder,
    variables: { HOME: folder },
    /** Writes a file below the folder; gives its path. */
    write,
    /** Our settings file. */
    config: (text: string, mode?: number) => write('.config/spyglass/config.yaml', text, mode),
    /** The settings file of the official CLI. */
    sail: (text: string, mode?: number) => write('.sailpoint/config.yaml', text, mode),
    /** Puts a shell script in front of the PATH; gives the variable. */
    tool: (name: string, script: string): { readonly PATH: string } => {
      write(`bin/${name}`, `#!/bin/sh\n${script}\n`, 0o700);
      return { PATH: `${join(folder, 'bin')}:${process.env.PATH ?? ''}` };
    },
    /** The text of every file that is there, by its path below the folder. */
    files: (): Readonly<Record<string, string>> =>
      Object.fromEntries(
        readdirSync(folder, { recursive: true, withFileTypes: true })
          .filter((entry) => entry.isFile())
          .map(({ parentPath, name }) => join(parentPath, name))
          .map((path) => [path.slice(folder.length + 1), readFileSync(path, 'utf8')]),
      ),
    journalFile: join(folder, '.local', 'state', 'spyglass', 'journal.jsonl'),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
};
