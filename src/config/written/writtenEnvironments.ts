// Reads the part of our settings file about environments.

import { failure, type Result, success } from '../../model/result.ts';
import { readBaseUrl } from '../connection/baseUrl.ts';
import {
  type Entry,
  type FileEnvironment,
  isName,
  isSameName,
} from '../connection/environmentFile.ts';
import { readProxy } from '../connection/proxy.ts';
import { pathNamedIn, shownPath } from '../files/paths.ts';
import type { Tree } from '../files/yamlTree.ts';
import { type ConfigProblem, positionWords, problem, together } from '../problem.ts';
import { readerOf } from '../schema/keyTypes.ts';
import { environmentKeys } from '../schema/settingsTable.ts';
import type { ConfigSurroundings } from '../surroundings.ts';
import { fieldsOf } from './writtenFields.ts';
import { readWrittenSignIn } from './writtenSignIn.ts';

const readEnvironment = (
  name: string,
  tree: Tree,
  path: string,
  surroundings: ConfigSurroundings,
): Result<FileEnvironment, ConfigProblem> => {
  const file = shownPath(path, surroundings);
  const at = `environments.${name}`;
  const fields = fieldsOf(tree, file, at, Object.keys(environmentKeys));
  const read = readerOf(fields, environmentKeys);
  const product = read('type');
  const production = read('production');
  const accent = read('accent');
  const write = read('write') ?? false;
  const probes = read('probes') ?? true;
  const scheme = read('api');
  const shortcut = read('shortcut');
  const consoleText = read('console_url');
  const proxyText = read('proxy');
  const caPath = read('ca_file');
  const signIn = readWrittenSignIn(fields, name, product);
  fields.needs('base_url');
  const baseUrlText = read('base_url');
  const lineOf = (key: string) => `${positionWords(file, fields.tree(key) ?? tree)}: ${at}.${key}`;
  const addressOf = (key: string, text: string | undefined) => {
    const url = text === undefined ? undefined : readBaseUrl(text, lineOf(key));
    return url === undefined || url.ok ? url : problem('invalidBaseUrl', url.error);
  };
  const baseUrl = addressOf('base_url', baseUrlText);
  const consoleUrl = addressOf('console_url', consoleText);
  const proxy = proxyText === undefined ? undefined : { text: proxyText, from: lineOf('proxy') };
  const proxyUrl = proxy === undefined ? undefined : readProxy(proxy.text, proxy.from);
  const mistake = together([
    ...fields.problems(),
    ...[baseUrl, consoleUrl, proxyUrl].flatMap((url) =>
      url === undefined || url.ok ? [] : [url.error],
    ),
  ]);
  if (mistake !== undefined) return failure(mistake);
  if (baseUrl?.ok !== true || signIn === undefined) {
    return problem('invalidValue', `${positionWords(file, tree)}: ${at} cannot be read.`);
  }
  return success({
    name,
    baseUrl: baseUrl.value,
    signIn,
    product,
    production,
    write,
    probes,
    scheme,
    shortcut,
    consoleUrl: consoleUrl?.ok === true ? consoleUrl.value : undefined,
    accent,
    proxy,
    caFile:
      caPath === undefined
        ? undefined
        : { path: pathNamedIn(path, caPath, surroundings), from: lineOf('ca_file') },
  });
};

/** A digit opens one environment: the second that wants it is broken. */
const withoutSharedShortcuts = (entries: readonly Entry[], file: string): readonly Entry[] => {
  const taken = new Map<number, string>();
  return entries.map((entry) => {
    const shortcut = entry.environment.ok ? entry.environment.value.shortcut : undefined;
    if (shortcut === undefined) return entry;
    const first = taken.get(shortcut);
    if (first === undefined) {
      taken.set(shortcut, entry.name);
      return entry;
    }
    const sentence = `${file}: environments.${entry.name}.shortcut is that of ${first} already. Give it another digit.`;
    return { name: entry.name, environment: problem('invalidValue', sentence) };
  });
};

/** Reads the environments of our file. The failure is what makes the file unreadable; a broken one is an entry too. */
export const readWrittenEnvironments = (
  tree: Tree,
  path: string,
  surroundings: ConfigSurroundings,
): Result<readonly Entry[], ConfigProblem> => {
  const file = shownPath(path, surroundings);
  const names = tree.type === 'map' ? [...tree.entries.keys()] : [];
  const list = fieldsOf(tree, file, 'environments', names);
  const mistakes: ConfigProblem[] = [...list.problems()];
  const complain = (part: Tree, words: string) =>
    mistakes.push(problem('invalidValue', `${positionWords(file, part)}: ${words}`).error);
  const entries: Entry[] = [];
  for (const name of names) {
    const part = list.tree(name);
    if (part === undefined) continue;
    if (!isName(name)) {
      complain(
        part,
        'the name of an environment begins with a letter or digit and has letters, digits, dots, dashes and underscores only.',
      );
    } else if (entries.some((entry) => isSameName(entry.name, name))) {
      complain(part, `${name} is there for the second time; names are the same in any case.`);
    } else entries.push({ name, environment: readEnvironment(name, part, path, surroundings) });
  }
  const mistake = together(mistakes);
  return mistake === undefined ? success(withoutSharedShortcuts(entries, file)) : failure(mistake);
};
