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
import { type ConfigProblem, inWords, placeWords, problem } from './problem.ts';
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
    if (!fields.has(key)) fields.complain('missingValue', undefined, `has no ${key}.`);
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
    if (!fields.has(key)) fields.complain('missingValue', undefined, `has no ${key}.`);
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
  const broken = () => failure(fields.problem() ?? problem('invalidValue', `${file}: ${at}`).error);
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
  if (!fields.has('base_url')) fields.complain('missingValue', undefined, 'has no base_url.');
  const baseUrlText = read('base_url');
  if (fields.problem() !== undefined || baseUrlText === undefined || signIn === undefined) {
    return broken();
  }
  const lineOf = (key: string) => `${placeWords(file, fields.tree(key) ?? tree)}: ${at}.${key}`;
  const baseUrl = readBaseUrl(baseUrlText, lineOf('base_url'));
  if (!baseUrl.ok) return problem('invalidBaseUrl', baseUrl.error);
  const consoleUrl =
    consoleText === undefined
      ? success(undefined)
      : readBaseUrl(consoleText, lineOf('console_url'));
  if (!consoleUrl.ok) return problem('invalidBaseUrl', consoleUrl.error);
  const proxy = proxyText === undefined ? undefined : { text: proxyText, from: lineOf('proxy') };
  if (proxy !== undefined) {
    const url = readProxy(proxy.text, proxy.from);
    if (!url.ok) return url;
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
    consoleUrl: consoleUrl.value,
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
  const mistake = list.problem();
  if (mistake !== undefined) return failure(mistake);
  const entries: Entry[] = [];
  for (const name of names) {
    const part = list.tree(name);
    if (part === undefined) continue;
    if (!isName(name)) {
      return problem(
        'invalidValue',
        `${placeWords(file, part)}: the name of an environment begins with a letter or digit and has letters, digits, dots, dashes and underscores only.`,
      );
    }
    if (entries.some((entry) => isSameName(entry.name, name))) {
      const sentence = `${placeWords(file, part)}: ${name} is there for the second time; names are the same in any case.`;
      return problem('invalidValue', sentence);
    }
    entries.push({ name, environment: readEnvironment(name, part, path, surroundings) });
  }
  return success(withoutSharedShortcuts(entries, file));
};

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
  const fields = fieldsOf(tree, shown, '', Object.keys(fileKeys));
  const value = readerOf(fields, fileKeys);
  const active = value('active');
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
  const mistake = fields.problem();
  if (mistake !== undefined) return failure(mistake);
  const environments = value('environments');
  const entries =
    environments === undefined ? success([]) : readEntries(environments, path, surroundings);
  if (!entries.ok) return entries;
  return success({ path: shown, exists: true, active, entries: entries.value, settings });
};
