import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import {
  type AskKeyring,
  type FillKeyring,
  fillingOf,
  keyringOf,
} from '../../../src/config/connection/keyring.ts';
import { readTextFile } from '../../../src/config/files/files.ts';
import type { ConfigSurroundings } from '../../../src/config/surroundings.ts';
import { failure, success } from '../../../src/model/result.ts';

/** A real home folder that is gone after the test. */
export function createHome() {
  const folder = mkdtempSync(join(tmpdir(), 'spyglass-config-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return {
    folder,
    ownFile: join(folder, '.config', 'spyglass', 'config.yaml'),
    sailFile: join(folder, '.sailpoint', 'config.yaml'),
    /** Writes a file below the folder; gives its path. */
    write(name: string, text: string | Uint8Array, mode = 0o600) {
      const path = join(folder, name);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, text);
      chmodSync(path, mode);
      return path;
    },
    writeOwn(text: string, mode?: number) {
      return this.write('.config/spyglass/config.yaml', text, mode);
    },
    writeSail(text: string, mode?: number) {
      return this.write('.sailpoint/config.yaml', text, mode);
    },
    /** Surroundings in this home, with nothing in the keyring. */
    surroundings(changes: Partial<ConfigSurroundings> = {}): ConfigSurroundings {
      return {
        variables: {},
        homeFolder: folder,
        platform: 'linux',
        readText: readTextFile,
        askKeyring: keyringWith({}),
        fillKeyring: async () => ({ ok: false, error: 'noService' }),
        ...changes,
      };
    },
    /** A keyring tool in a folder of its own: a shell script. Gives the real keyring that finds it in the PATH. */
    keyringTool(
      platform: 'linux' | 'darwin',
      script: string,
      { timeLimitMs, ...variables }: { timeLimitMs?: number } & Record<string, unknown> = {},
    ): AskKeyring {
      const { HOME, PATH } = this.tool(platform, script);
      return keyringOf(platform, { ...variables, HOME, PATH }, timeLimitMs);
    },
    /** The same for what puts secrets into it. */
    fillingTool(platform: 'linux' | 'darwin', script: string): FillKeyring {
      return fillingOf(platform, this.tool(platform, script));
    },
    /** Writes a keyring tool; gives the variables with which it is found. */
    tool(
      platform: 'linux' | 'darwin',
      script: string,
    ): { readonly HOME: string; readonly PATH: string } {
      const program = platform === 'darwin' ? 'security' : 'secret-tool';
      this.write(`bin/${program}`, `#!/bin/sh\n${script}\n`, 0o700);
      const path = `${join(folder, 'bin')}:/usr/bin:/bin`;
      return { HOME: folder, PATH: path };
    },
  };
}

/** A keyring that holds secrets by `service user`. */
export function keyringWith(secrets: Readonly<Record<string, string>>): AskKeyring {
  return async ({ service, user }) => {
    const secret = secrets[`${service} ${user}`];
    return secret === undefined ? failure('notFound') : success(secret);
  };
}
