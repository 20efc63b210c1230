// Keeps new credentials of an environment in the keyring of the system.

import type { Credentials } from '../../model/connection.ts';
import { type Result, success } from '../../model/result.ts';
import type { SettingsFiles } from '../files/settingsFiles.ts';
import { type ConfigProblem, problem } from '../problem.ts';
import type { ConfigSurroundings } from '../surroundings.ts';
import { goneProblem, keyringProblem } from './credentials.ts';
import type { Environment } from './environment.ts';
import { entryNamed } from './environmentFile.ts';
import type { KeyringItem } from './keyring.ts';

/** Why the keyring cannot keep new credentials of an environment, as a sentence; undefined where it can. */
export const whyNotKept = ({ name, foundIn, asksKeyring }: Environment): string | undefined => {
  if (foundIn === 'sail') return `The official CLI keeps the secret of ${name}: use sail set pat.`;
  return foundIn === 'config' && asksKeyring === true
    ? undefined
    : `The keyring is for environments of config.yaml with keyring: true, and ${name} is none.`;
};

/** The entries that credentials go into. */
const entriesOf = async (
  { name }: Environment,
  credentials: Credentials,
  files: SettingsFiles,
): Promise<readonly (readonly [KeyringItem, string])[]> => {
  const own = await files.own();
  const entry = own.ok ? entryNamed(own.value, name)?.environment : undefined;
  if (entry?.ok !== true) return [];
  const { signIn } = entry.value;
  if (signIn.type === 'keyring' && credentials.type === 'client') {
    return [
      [signIn.clientId, credentials.clientId],
      [signIn.clientSecret, credentials.clientSecret],
    ];
  }
  return signIn.type === 'basicKeyring' && credentials.type === 'basic'
    ? [
        [signIn.username, credentials.username],
        [signIn.password, credentials.password],
      ]
    : [];
};

/** Puts credentials into the keyring, where the environment will look for them the next time. */
export const keepCredentials = async (
  environment: Environment,
  credentials: Credentials,
  files: SettingsFiles,
  surroundings: ConfigSurroundings,
): Promise<Result<undefined, ConfigProblem>> => {
  const { name } = environment;
  const entries = await entriesOf(environment, credentials, files);
  if (entries.length === 0) {
    const why = whyNotKept(environment);
    return why === undefined ? goneProblem(name) : problem('unknownEnvironment', why);
  }
  for (const [item, secret] of entries) {
    const kept = await surroundings.fillKeyring(item, secret);
    if (!kept.ok) return keyringProblem(name, kept.error, item, surroundings.platform);
  }
  return success(undefined);
};
