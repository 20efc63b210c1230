import { failure, type Result, success } from '../model/result.ts';
import { readBaseUrl } from './baseUrl.ts';
import {
  closedToOthers,
  type Entry,
  type EnvironmentFile,
  type FileEnvironment,
  holdsText,
  isName,
  isPassword,
  isSameName,
  isTokenText,
  isUserName,
  readTree,
  type SignIn,
} from './environmentFile.ts';
import { type Fields, fieldsOf } from './fields.ts';
import { type Key, readerOf } from './keyTypes.ts';
import { ownFilePath, pathNamedIn, shownPath } from './paths.ts';
import { type ConfigProblem, inWords, placeWords, problem, together } from './problem.ts';
import { holdsProxySecret, readProxy } from './proxy.ts';
import { environmentKeys, fileKeys } from './schema.ts';
import type { FileSettings } from './settings.ts';
import type { ConfigSurroundings } from './surroundings.ts';
import { readWrittenAliases } from './writtenAliases.ts';
import { readWrittenKeys } from './writtenKeys.ts';
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

/** The service that our entries of the keyring are filed under. */
const keyringService = 'spyglass';

const item = (name: string, part: string) => ({ service: keyringService, user: `${name}/${part}` });

/** IdentityIQ takes a user name and a password: both of the file, or both of the keyring. */
const readBasic = (fields: Fields, name: string): SignIn | undefined => {
  const usesKeyring = fields.flag('keyring') === true;
  const others = ['client_id', 'client_secret', 'access_token', 'api'].filter(fields.has);
  for (const key of others) {
    fields.complain('credentialsConflict', key, 'is not for an environment of type identityiq.');
  }
  if (usesKeyring && ['username', 'password'].some(fields.has)) {
    const words = 'has more than one way to sign in: keyring and username and password. Keep one.';
    fields.complain('credentialsConflict', undefined, words);
  }
  if (usesKeyring) {
    return {
      type: 'basicKeyring',
      username: item(name, 'username'),
      password: item(name, 'password'),
    };
  }
  for (const key of ['username', 'password']) {
    if (!fields.has(key)) fields.lacks(key);
  }
  const username = fields.text('username');
  const password = fields.text('password');
  if (username === undefined || password === undefined) return undefined;
  if (!isUserName(username)) {
    fields.complain('invalidValue', 'username', 'may have neither a colon nor control characters.');
  }
  if (!isPassword(password)) {
    fields.complain('invalidValue', 'password', 'may have no control characters.');
  }
  return { type: 'basic', username, password };
};

/** Exactly one way to sign in; a second one beside it is a mistake, because nobody can see which would be used. */
const readSignIn = (fields: Fields, name: string): SignIn | undefined => {
  for (const key of ['username', 'password'].filter(fields.has)) {
    fields.complain('credentialsConflict', key, 'is for an environment of type identityiq only.');
  }
  const usesKeyring = fields.flag('keyring') === true;
  const ways = [
    ...(usesKeyring ? ['keyring'] : []),
    ...(fields.has('access_token') ? ['access_token'] : []),
    ...(['client_id', 'client_secret'].some(fields.has) ? ['client_id and client_secret'] : []),
  ];
  if (ways.length > 1) {
    const words = `has more than one way to sign in: ${inWords(ways)}. Keep one.`;
    fields.complain('credentialsConflict', undefined, words);
    return undefined;
  }
  if (usesKeyring) {
    return {
      type: 'keyring',
      clientId: item(name, 'client_id'),
      clientSecret: item(name, 'client_secret'),
    };
  }
  if (fields.has('access_token')) {
    const accessToken = fields.text('access_token');
    if (accessToken === undefined) return undefined;
    if (isTokenText(accessToken)) return { type: 'token', accessToken };
    fields.complain('invalidToken', 'access_token', 'holds characters that no token has.');
    return undefined;
  }
  if (ways.length === 0) {
    const words =
      'has no way to sign in. Add client_id and client_secret, access_token, or keyring: true.';
    fields.complain('missingValue', undefined, words);
    return undefined;
  }
  for (const key of ['client_id', 'client_secret']) {
    if (!fields.has(key)) fields.lacks(key);
  }
  const clientId = fields.text('client_id');
  const clientSecret = fields.text('client_secret');
  return clientId === undefined || clientSecret === undefined
    ? undefined
    : { type: 'client', clientId, clientSecret };
};

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
  const signIn = product === 'identityiq' ? readBasic(fields, name) : readSignIn(fields, name);
  if (!fields.has('base_url')) fields.lacks('base_url');
  const baseUrlText = read('base_url');
  const lineOf = (key: string) => `${placeWords(file, fields.tree(key) ?? tree)}: ${at}.${key}`;
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
    return problem('invalidValue', `${placeWords(file, tree)}: ${at} cannot be read.`);
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

const readEntries = (
  tree: Tree,
  path: string,
  surroundings: ConfigSurroundings,
): Result<readonly Entry[], ConfigProblem> => {
  const file = shownPath(path, surroundings);
  const names = tree.type === 'map' ? [...tree.entries.keys()] : [];
  const list = fieldsOf(tree, file, 'environments', names);
  const mistakes: ConfigProblem[] = [...list.problems()];
  const complain = (part: Tree, words: string) =>
    mistakes.push(problem('invalidValue', `${placeWords(file, part)}: ${words}`).error);
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
      : readEntries(top.environments, path, surroundings);
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
