// Reads our own settings file.

import { failure, type Result, success } from '../../model/result.ts';
import {
  closedToOthers,
  type Entry,
  type EnvironmentFile,
  holdsText,
  readTree,
} from '../connection/environmentFile.ts';
import { holdsProxySecret } from '../connection/proxy.ts';
import { type ConfigProblem, problem, together } from '../problem.ts';
import { type Key, readerOf } from '../schema/keyTypes.ts';
import { environmentKeys, fileKeys } from '../schema/settingsTable.ts';
import type { FileSettings } from '../settings.ts';
import type { ConfigSurroundings } from '../surroundings.ts';
import { readWrittenAliases } from '../written/writtenAliases.ts';
import { readWrittenEnvironments } from '../written/writtenEnvironments.ts';
import { fieldsOf } from '../written/writtenFields.ts';
import { readWrittenKeys } from '../written/writtenKeys.ts';
import { ownFilePath, shownPath } from './paths.ts';
import type { Tree } from './yamlTree.ts';

/** Our own settings file. */
export type OwnFile = EnvironmentFile & {
  readonly exists: boolean;
  readonly settings: FileSettings;
};

const secretKeys: ReadonlySet<string> = new Set(
  Object.entries<Key>(environmentKeys).flatMap(([name, { secret }]) =>
    secret === true ? [name] : [],
  ),
);

/** What stands at the top of our file, and what is wrong there. */
type Top = {
  readonly active?: string;
  readonly environments?: Tree;
  readonly settings: FileSettings;
  readonly mistakes: readonly ConfigProblem[];
};

const readTop = (tree: Tree, shown: string): Top => {
  const fields = fieldsOf(tree, shown, '', Object.keys(fileKeys));
  const value = readerOf(fields, fileKeys);
  const settings: FileSettings = {
    start: value('start'),
    refreshSeconds: value('refresh_seconds'),
    escapeDelayMs: value('escape_delay_ms'),
    keys: readWrittenKeys(value('keys'), fields, shown),
    aliases: readWrittenAliases(value('aliases'), fields, shown),
    clipboard: value('clipboard'),
    theme: value('theme'),
    palette: value('palette'),
    colours: value('colours'),
    ascii: value('ascii'),
  };
  return {
    active: value('active'),
    environments: value('environments'),
    settings,
    mistakes: fields.problems(),
  };
};

/** What our file says beside environments, for a session that needs none of these: they are not looked at. */
export const readOwnSettings = async (
  surroundings: ConfigSurroundings,
): Promise<Result<FileSettings, ConfigProblem>> => {
  const path = ownFilePath(surroundings);
  const read = await readTree(path, surroundings);
  if (!read.ok) return read;
  if (read.value === undefined) return success({});
  const { settings, mistakes } = readTop(read.value.tree, shownPath(path, surroundings));
  const mistake = together(mistakes);
  return mistake === undefined ? success(settings) : failure(mistake);
};

/** What is wrong with single environments. */
const brokenOf = (entries: readonly Entry[]): readonly ConfigProblem[] =>
  entries.flatMap(({ environment }) => (environment.ok ? [] : [environment.error]));

/** Reads our own settings file. Where there is none it names no environments and sets nothing. */
export const readOwnFile = async (
  surroundings: ConfigSurroundings,
): Promise<Result<OwnFile, ConfigProblem>> => {
  const path = ownFilePath(surroundings);
  const shown = shownPath(path, surroundings);
  const read = await readTree(path, surroundings);
  if (!read.ok) return read;
  if (read.value === undefined) {
    return success({ path: shown, exists: false, entries: [], settings: {} });
  }
  const { tree, file } = read.value;
  const holdsSecret = holdsText(
    tree,
    (key, text) => secretKeys.has(key) || (key === 'proxy' && holdsProxySecret(text)),
  );
  const closed = holdsSecret ? closedToOthers(path, file, surroundings) : success(undefined);
  if (!closed.ok) return closed;
  const { active, settings, ...top } = readTop(tree, shown);
  const entries =
    top.environments === undefined
      ? success([])
      : readWrittenEnvironments(top.environments, path, surroundings);
  const mistake = together([
    ...top.mistakes,
    ...(entries.ok ? [] : [entries.error]),
    // A broken environment leaves the others usable; a file that has to be corrected anyway names those mistakes too.
    ...(entries.ok && top.mistakes.length > 0 ? brokenOf(entries.value) : []),
  ]);
  if (mistake !== undefined || !entries.ok) {
    return failure(mistake ?? problem('invalidValue', `${shown} cannot be read.`).error);
  }
  return success({ path: shown, exists: true, active, entries: entries.value, settings });
};
