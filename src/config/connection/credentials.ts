// Makes a connection of an environment: fetches credentials, reads certificates, chooses the proxy.

import type { Connection, Credentials } from '../../model/connection.ts';
import { type Result, success } from '../../model/result.ts';
import type { SettingsFiles } from '../files/settingsFiles.ts';
import { type ConfigProblem, type ProblemTag, problem } from '../problem.ts';
import type { ConfigSurroundings } from '../surroundings.ts';
import { readCertificates } from './certificates.ts';
import { baseUrlOption } from './chooseFromVariables.ts';
import type { Environment } from './environment.ts';
import {
  entryNamed,
  type FileEnvironment,
  isPassword,
  isTokenText,
  isUserName,
  type SignIn,
} from './environmentFile.ts';
import type { KeyringFault, KeyringItem } from './keyring.ts';
import { chooseProxy } from './proxy.ts';
import { readCredentialsFor, readVariables, threeVariables } from './variables.ts';

const faultTags: Readonly<Record<KeyringFault, ProblemTag>> = {
  unsupported: 'keyringToolMissing',
  noTool: 'keyringToolMissing',
  noService: 'keyringUnavailable',
  notFound: 'keyringNotFound',
  locked: 'keyringLocked',
  timeout: 'keyringTimeout',
  failed: 'keyringFailed',
};

/** How an entry is stored; the official CLI has a command of its own for its entries. */
const storing = ({ service, user }: KeyringItem, platform: NodeJS.Platform): string => {
  if (service.startsWith('environments.')) return 'sail set pat';
  return platform === 'darwin'
    ? `security add-generic-password -s ${service} -a ${user} -w`
    : `secret-tool store --label=spyglass service ${service} username ${user}`;
};

/** What is wrong with the keyring, and what can be done beside setting the variables. */
const faultWords = (
  fault: KeyringFault,
  item: KeyringItem,
  platform: NodeJS.Platform,
): { readonly what: string; readonly next?: string } => {
  switch (fault) {
    case 'unsupported':
      return { what: 'cannot be asked on Windows' };
    case 'noTool':
      return platform === 'darwin'
        ? { what: 'cannot be asked, because there is no security in the PATH' }
        : {
            what: 'cannot be asked, because there is no secret-tool in the PATH',
            next: 'Install libsecret-tools (in some systems libsecret)',
          };
    case 'noService':
      return { what: 'does not run in this session, as is usual over SSH', next: 'Start one' };
    case 'notFound':
      return {
        what: `has nothing for service ${item.service} and user ${item.user}`,
        next: `Store it with ${storing(item, platform)}`,
      };
    case 'locked':
      return { what: 'is locked', next: 'Unlock it and start again' };
    case 'timeout':
      return {
        what: 'did not answer within a second and may be waiting for its password',
        next: 'Unlock it and start again',
      };
    case 'failed':
      return {
        what: `gave nothing that can be used for service ${item.service} and user ${item.user}`,
        next: `Store it again with ${storing(item, platform)}`,
      };
  }
};

/** That the keyring does not do what was asked of it, and what to do then. */
export const keyringProblem = (
  name: string,
  fault: KeyringFault,
  item: KeyringItem,
  platform: NodeJS.Platform,
) => {
  const { what, next } = faultWords(fault, item, platform);
  const isBasic = item.user.endsWith('/username') || item.user.endsWith('/password');
  // The variables are for Identity Security Cloud only.
  const set = isBasic
    ? 'et username and password in the file instead.'
    : `et ${threeVariables} and leave --env out.`;
  return problem(
    faultTags[fault],
    `The secret of ${name} should come from the keyring, which ${what}. ${next === undefined ? `S${set}` : `${next}, or s${set}`}`,
  );
};

const credentialsOf = async (
  name: string,
  signIn: SignIn,
  { askKeyring, platform }: ConfigSurroundings,
): Promise<Result<Credentials, ConfigProblem>> => {
  if (signIn.type === 'basicKeyring') {
    const { username, password } = signIn;
    const [user, word] = await Promise.all([askKeyring(username), askKeyring(password)]);
    if (!user.ok) return keyringProblem(name, user.error, username, platform);
    if (!word.ok) return keyringProblem(name, word.error, password, platform);
    return isUserName(user.value) && isPassword(word.value)
      ? success({ type: 'basic', username: user.value, password: word.value })
      : keyringProblem(name, 'failed', username, platform);
  }
  if (signIn.type !== 'keyring') return success(signIn);
  const { clientId, clientSecret } = signIn;
  const [id, secret] = await Promise.all([askKeyring(clientId), askKeyring(clientSecret)]);
  if (!id.ok) return keyringProblem(name, id.error, clientId, platform);
  if (!secret.ok) return keyringProblem(name, secret.error, clientSecret, platform);
  // A second line is a second thing, so what was stored is no part of a client.
  return isTokenText(id.value) && isTokenText(secret.value)
    ? success({ type: 'client', clientId: id.value, clientSecret: secret.value })
    : keyringProblem(name, 'failed', clientId, platform);
};

type Opened = { readonly signIn: SignIn; readonly proxy?: FileEnvironment['proxy'] };

/** The environment was there when the session began, and its file or variables no longer name it. */
export const goneProblem = (name: string) =>
  problem(
    'unknownEnvironment',
    `The environment ${name} is no longer in the settings that it was read from.`,
  );

/** Reads credentials and proxy of an environment again, from where it was found. */
const reopen = async (
  { name, foundIn }: Environment,
  files: SettingsFiles,
  { variables }: ConfigSurroundings,
): Promise<Result<Opened, ConfigProblem>> => {
  if (foundIn === 'option') {
    const credentials = readCredentialsFor(baseUrlOption, variables);
    return credentials.ok ? success({ signIn: credentials.value }) : credentials;
  }
  if (foundIn === 'variables') {
    const read = readVariables(variables);
    if (read === undefined) return goneProblem(name);
    return read.ok ? success({ signIn: read.value.credentials }) : read;
  }
  const file = foundIn === 'config' ? await files.own() : await files.sail();
  if (!file.ok) return file;
  return entryNamed(file.value, name)?.environment ?? goneProblem(name);
};

/**
 * Adds to an environment what it lacks to be a connection: credentials, certificates, and the proxy in full. `renewed`
 * takes the place of the credentials that are found where the environment is described.
 */
export const openConnection = async (
  environment: Environment,
  files: SettingsFiles,
  surroundings: ConfigSurroundings,
  renewed?: Credentials,
): Promise<Result<Connection, ConfigProblem>> => {
  const { name, origin, baseUrl, product, scheme, caFile } = environment;
  const opened = await reopen(environment, files, surroundings);
  if (!opened.ok) return opened;
  const proxy = chooseProxy(new URL(baseUrl), opened.value.proxy, surroundings.variables);
  if (!proxy.ok) return proxy;
  const [credentials, certificates] = await Promise.all([
    renewed === undefined
      ? credentialsOf(name, opened.value.signIn, surroundings)
      : success(renewed),
    caFile === undefined ? success(undefined) : readCertificates(caFile, surroundings),
  ]);
  if (!credentials.ok) return credentials;
  if (!certificates.ok) return certificates;
  return success({
    environment: name,
    origin,
    product,
    baseUrl,
    credentials: credentials.value,
    scheme,
    proxy: proxy.value?.route,
    caCertificates: certificates.value,
  });
};
