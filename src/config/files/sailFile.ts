// Reads the settings file of the official CLI.

import { type Result, success } from '../../model/result.ts';
import { readBaseUrl } from '../connection/baseUrl.ts';
import {
  closedToOthers,
  type EnvironmentFile,
  type FileEnvironment,
  holdsText,
  isName,
  readTree,
  type SignIn,
} from '../connection/environmentFile.ts';
import { type ConfigProblem, positionWords, problem } from '../problem.ts';
import type { ConfigSurroundings } from '../surroundings.ts';
import { sailFilePath, shownPath } from './paths.ts';
import type { Tree } from './yamlTree.ts';

/** What the official CLI takes where its file names no active environment, and no way to sign in. */
const usual = { active: 'default', authType: 'pat' };

/** The keys of an environment that hold a part, not another environment. */
const partKeys = ['pat', 'oauth', 'pipeline'];

/** Names of the official CLI may hold blanks between words. */
const isSailName = (name: string): boolean => name.split(' ').every(isName);

const secretKeys = ['clientsecret', 'accesstoken', 'refreshtoken'];

/** A part of the file; the official CLI reads keys in any case. */
const partOf = (tree: Tree | undefined, name: string): Tree | undefined => {
  if (tree?.type !== 'map') return undefined;
  for (const [key, part] of tree.entries) if (key.toLowerCase() === name) return part;
  return undefined;
};

const textOf = (tree: Tree | undefined, name: string): string => {
  const part = partOf(tree, name);
  return part?.type === 'scalar' ? part.text.trim() : '';
};

/**
 * The file has both parts of the token, or the keyring has both: nothing is put together from two places.
 * The services and the user are those that the official CLI stores them under; it writes names in lower case.
 */
const signInOf = (tree: Tree, name: string): SignIn => {
  const pat = partOf(tree, 'pat');
  const clientId = textOf(pat, 'clientid');
  const clientSecret = textOf(pat, 'clientsecret');
  if (clientId !== '' && clientSecret !== '') return { type: 'client', clientId, clientSecret };
  const user = name.toLowerCase();
  return {
    type: 'keyring',
    clientId: { service: 'environments.pat.clientid', user },
    clientSecret: { service: 'environments.pat.clientsecret', user },
  };
};

const readEnvironment = (
  name: string,
  tree: Tree,
  file: string,
  authType: string,
): Result<FileEnvironment, ConfigProblem> => {
  const at = `${positionWords(file, tree)}: `;
  if (!isSailName(name)) {
    return problem('invalidValue', `${at}this name of an environment cannot be used here.`);
  }
  const signsIn = (textOf(tree, 'authtype') || authType).toLowerCase();
  if (signsIn === 'pipeline') {
    return problem(
      'unsupportedSignIn',
      `${at}${name} takes its client from the variables (authtype pipeline): set SAIL_BASE_URL, SAIL_CLIENT_ID and SAIL_CLIENT_SECRET, and leave --env out.`,
    );
  }
  if (signsIn !== 'pat') {
    return problem(
      'unsupportedSignIn',
      `${at}${name} signs in through a browser (authtype), which spyglass cannot do. Give the official CLI a personal access token (sail set auth pat, sail set pat), or set SAIL_BASE_URL, SAIL_CLIENT_ID and SAIL_CLIENT_SECRET and leave --env out.`,
    );
  }
  const text = textOf(tree, 'baseurl');
  if (text === '') return problem('missingValue', `${at}environments.${name} has no baseurl.`);
  const baseUrl = readBaseUrl(text, `${at}environments.${name}.baseurl`);
  if (!baseUrl.ok) return problem('invalidBaseUrl', baseUrl.error);
  const signIn = signInOf(tree, name);
  // The address of the console: only a convenience, so one that cannot be read stops nobody.
  const console = readBaseUrl(textOf(tree, 'tenanturl'), 'tenanturl');
  return success({
    name,
    baseUrl: baseUrl.value,
    signIn,
    write: false,
    probes: true,
    ...(console.ok ? { consoleUrl: console.value } : {}),
  });
};

const hasBaseUrl = (tree: Tree): boolean =>
  tree.type === 'map' &&
  (partOf(tree, 'baseurl') !== undefined || [...tree.entries.values()].some(hasBaseUrl));

/**
 * The environments below a name. The official CLI writes a name with dots as maps within each other, so that each map
 * with a base URL is one, under its whole path.
 */
const environmentsAt = (name: string, tree: Tree): readonly (readonly [string, Tree])[] => {
  const inner =
    tree.type === 'map'
      ? [...tree.entries]
          .filter(([key, part]) => !partKeys.includes(key.toLowerCase()) && hasBaseUrl(part))
          .flatMap(([key, part]) => environmentsAt(`${name}.${key}`, part))
      : [];
  const isOne = inner.length === 0 || partOf(tree, 'baseurl') !== undefined;
  return isOne ? [[name, tree], ...inner] : inner;
};

/**
 * Reads the settings file of the official CLI, of which only the parts about environments matter; other keys
 * are ignored. Where there is no file it names no environments.
 */
export const readSailFile = async (
  surroundings: ConfigSurroundings,
): Promise<Result<EnvironmentFile, ConfigProblem>> => {
  const path = sailFilePath(surroundings);
  const shown = shownPath(path, surroundings);
  const read = await readTree(path, surroundings);
  if (!read.ok) return read;
  if (read.value === undefined) return success({ path: shown, entries: [] });
  const { tree, file } = read.value;
  const holdsSecret = holdsText(tree, (key) => secretKeys.includes(key.toLowerCase()));
  const closed = holdsSecret ? closedToOthers(path, file, surroundings) : success(undefined);
  if (!closed.ok) return closed;
  const environments = partOf(tree, 'environments');
  const authType = textOf(tree, 'authtype') || usual.authType;
  const active = textOf(tree, 'activeenvironment');
  return success({
    path: shown,
    active: active !== '' ? active : partOf(environments, usual.active) && usual.active,
    entries:
      environments?.type !== 'map'
        ? []
        : [...environments.entries]
            .flatMap(([name, part]) => environmentsAt(name, part))
            .map(([name, part]) => ({
              name: isSailName(name) ? name : '?',
              environment: readEnvironment(name, part, shown, authType),
            })),
  });
};
