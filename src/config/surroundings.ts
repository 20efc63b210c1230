// What settings are read from: variables, files, keyring; tests replace it.

import { type AskKeyring, type FillKeyring, fillingOf, keyringOf } from './connection/keyring.ts';
import { type ReadText, readTextFile } from './files/files.ts';
import { homeFolderOf } from './homeFolder.ts';

/** What settings are read from. Tests pass their own. */
export type ConfigSurroundings = {
  readonly variables: Readonly<Record<string, string | undefined>>;
  readonly homeFolder: string;
  readonly platform: NodeJS.Platform;
  readonly readText: ReadText;
  readonly askKeyring: AskKeyring;
  readonly fillKeyring: FillKeyring;
};

/** The surroundings of this process, with the variables that it was given. */
export const configSurroundings = (
  variables: Readonly<Record<string, string | undefined>>,
): ConfigSurroundings => ({
  variables,
  homeFolder: homeFolderOf(variables),
  platform: process.platform,
  readText: readTextFile,
  askKeyring: keyringOf(process.platform, variables),
  fillKeyring: fillingOf(process.platform, variables),
});
