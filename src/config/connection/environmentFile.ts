// The type of an environment as a settings file describes it, and what both settings files share.

import type { Accent, Credentials, Product, Scheme } from '../../model/connection.ts';
import { type Result, success } from '../../model/result.ts';
import { type FileText, faultSentence } from '../files/files.ts';
import { shownPath } from '../files/paths.ts';
import { parseTree, type Tree } from '../files/yamlTree.ts';
import { type ConfigProblem, positionWords, problem } from '../problem.ts';
import type { ConfigSurroundings } from '../surroundings.ts';
import type { KeyringItem } from './keyring.ts';

/** How an environment of a file proves who is calling: with what stands in the file, or with what the keyring has. */
export type SignIn =
  | Credentials
  | {
      readonly type: 'keyring';
      readonly clientId: KeyringItem;
      readonly clientSecret: KeyringItem;
    }
  | {
      readonly type: 'basicKeyring';
      readonly username: KeyringItem;
      readonly password: KeyringItem;
    };

/** An environment as a settings file describes it. It may hold secrets, so it stays inside this folder. */
export type FileEnvironment = {
  readonly name: string;
  readonly baseUrl: URL;
  readonly signIn: SignIn;
  /** Identity Security Cloud where it is absent. */
  readonly product?: Product;
  /** Absent where the file does not say. */
  readonly production?: boolean;
  readonly write: boolean;
  readonly probes: boolean;
  readonly scheme?: Scheme;
  readonly proxy?: { readonly text: string; readonly from: string };
  readonly caFile?: { readonly path: string; readonly from: string };
  /** The digit that opens it. */
  readonly shortcut?: number;
  /** The web console, where it is not where the base URL says. */
  readonly consoleUrl?: URL;
  /** The colour of its name. */
  readonly accent?: Accent;
};

/** An environment that a file names; one that is broken does not hide the others. */
export type Entry = {
  readonly name: string;
  readonly environment: Result<FileEnvironment, ConfigProblem>;
};

/** What a settings file says of environments. A file that is not there names none. */
export type EnvironmentFile = {
  /** The file for people. */
  readonly path: string;
  readonly active?: string;
  readonly entries: readonly Entry[];
};

/** Names are the same whatever their case, as the official CLI has it. */
export const isSameName = (one: string, other: string): boolean =>
  one.toLowerCase() === other.toLowerCase();

/** The entry of a name, if the file has it. */
export const entryNamed = (file: EnvironmentFile, name: string): Entry | undefined =>
  file.entries.find((entry) => isSameName(entry.name, name));

/** A name is shown, typed and handed to the keyring's tool, so it begins with a letter or digit and has no odd characters. */
export const isName = (text: string): boolean => /^[\p{L}\p{N}][\p{L}\p{N}._-]{0,62}$/u.test(text);

/** A token goes into a header, where only these may stand. */
export const isTokenText = (text: string): boolean => /^[\x21-\x7e]+$/.test(text);

/** A user name of HTTP Basic ends at its first colon, and has no control characters (RFC 7617, section 2). */
export const isUserName = (text: string): boolean => /^[^:\p{Cc}]+$/u.test(text);

/** A password of HTTP Basic: anything but control characters. */
export const isPassword = (text: string): boolean => /^\P{Cc}+$/u.test(text);

/** Reads a settings file as a tree; undefined where there is none. */
export const readTree = async (
  path: string,
  surroundings: ConfigSurroundings,
): Promise<Result<{ readonly tree: Tree; readonly file: FileText } | undefined, ConfigProblem>> => {
  const shown = shownPath(path, surroundings);
  const file = await surroundings.readText(path);
  if (!file.ok) {
    return file.error === 'missing'
      ? success(undefined)
      : problem('fileUnreadable', faultSentence(shown, file.error));
  }
  const tree = await parseTree(file.value.text);
  if (!tree.ok) {
    const { position, reason } = tree.error;
    const where = position === undefined ? shown : positionWords(shown, position);
    return problem('notYaml', `${where}: this is not the YAML of a settings file: ${reason}.`);
  }
  return success({ tree: tree.value, file: file.value });
};

/** Whether any of the keys, at any depth, has a text. */
export const holdsText = (tree: Tree, isSecret: (key: string, text: string) => boolean): boolean =>
  tree.type === 'map' &&
  [...tree.entries].some(
    ([key, part]) =>
      (part.type === 'scalar' && part.text !== '' && isSecret(key, part.text)) ||
      holdsText(part, isSecret),
  );

/** Refuses a file with secrets that others than its owner may read, on systems that have modes. */
export const closedToOthers = (
  path: string,
  { mode }: FileText,
  surroundings: ConfigSurroundings,
): Result<undefined, ConfigProblem> => {
  if (surroundings.platform === 'win32' || (mode & 0o077) === 0) return success(undefined);
  const shown = shownPath(path, surroundings);
  return problem(
    'fileOpenToOthers',
    `${shown} holds a secret, and others than its owner may open it. Close it: chmod 600 ${shown}`,
  );
};
