// Takes a new secret for an environment: tries it, and uses it for the session or keeps it in the keyring.

import type { Api } from '../../api/index.ts';
import type { Configuration } from '../../config/configuration.ts';
import type { Environment } from '../../config/connection/environment.ts';
import { isPassword, isTokenText, isUserName } from '../../config/connection/environmentFile.ts';
import { whyNotKept } from '../../config/connection/keepCredentials.ts';
import { sentencesOf } from '../../config/problem.ts';
import { masking } from '../../insight/secrets/masked.ts';
import type { ApiError } from '../../model/apiError.ts';
import type { Connection, Credentials } from '../../model/connection.ts';
import { failure, type Result, success } from '../../model/result.ts';
import type { Login, TypedSecret } from '../../store/environments/choices.ts';

/** The secrets that were typed in this run, by environment: they beat those that are found where it is described. */
export type Renewed = Map<string, Credentials>;

/** What an environment goes by among the secrets that were typed. */
export const renewedKey = ({ name, origin }: Pick<Environment, 'name' | 'origin'>): string =>
  `${origin} ${name.toLowerCase()}`;

/** No sentence here quotes what was typed. */
const notTheText = 'That holds characters that none has: copy it again.';

/** The credentials that were typed; the client or user of those in use where none was. The failure is a sentence. */
const credentialsOf = (
  type: Credentials['type'],
  { name, secret }: TypedSecret,
  now: Credentials | undefined,
): Result<Credentials, string> => {
  switch (type) {
    case 'token':
      return isTokenText(secret)
        ? success({ type, accessToken: secret })
        : failure(`No new token. ${notTheText}`);
    case 'client': {
      const clientId = name === '' && now?.type === 'client' ? now.clientId : name;
      if (clientId === '') return failure('Type the client id too: the one in use is not known.');
      return isTokenText(clientId) && isTokenText(secret)
        ? success({ type, clientId, clientSecret: secret })
        : failure(`No new secret. ${notTheText}`);
    }
    case 'basic': {
      const username = name === '' && now?.type === 'basic' ? now.username : name;
      if (username === '') return failure('Type the user name too: the one in use is not known.');
      return isUserName(username) && isPassword(secret)
        ? success({ type, username, password: secret })
        : failure(`No new password. ${notTheText}`);
    }
  }
};

/** One row of what the product has, for credentials that are shown with every call and never exchanged for a token. */
const firstRow = async (
  api: Api,
  product: Connection['product'],
  signal: AbortSignal,
): Promise<Result<unknown, ApiError>> => {
  const rows =
    product === 'identityiq'
      ? api.scim.list({ count: 1, signal })
      : api.sources.list({ mostRows: 1, signal });
  for await (const page of rows) return page;
  return success(undefined);
};

/** Answers that a tenant gives only to somebody whose credentials it has taken. */
const answersToTaken: readonly ApiError['tag'][] = ['forbidden', 'notEnabled'];

/** Whether the tenant takes the credentials. The failure is a sentence. */
const tried = async (
  connection: Connection,
  signal: AbortSignal,
): Promise<Result<undefined, string>> => {
  const { connect, wholeSentenceOf } = await import('../../api/index.ts');
  const api = connect(connection, {
    allowed: () => ({ probes: false, writes: false }),
    masking,
  });
  try {
    const { credentials, product } = connection;
    const answer =
      credentials.type === 'client'
        ? await api.whoAmI({ signal })
        : await firstRow(api, product, signal);
    return answer.ok || (credentials.type !== 'client' && answersToTaken.includes(answer.error.tag))
      ? success(undefined)
      : failure(`Nothing was changed: ${wholeSentenceOf(answer.error)}`);
  } finally {
    await api.close();
  }
};

/** How an environment takes a new secret. */
export const loginOf = (
  environment: Environment,
  configuration: Configuration,
  renewed: Renewed,
): Login => ({
  asksFor: environment.signsInWith,
  whyNoKeyring: whyNotKept(environment),
  take: async (typed, keep, signal) => {
    const key = renewedKey(environment);
    // Those in use are asked for only where they are needed: the keyring may be what is broken.
    const isWhole = typed.name !== '' || environment.signsInWith === 'token';
    const now = isWhole
      ? undefined
      : await configuration
          .open(environment, renewed.get(key))
          .then((opened) => (opened.ok ? opened.value.credentials : undefined));
    const credentials = credentialsOf(environment.signsInWith, typed, now);
    if (!credentials.ok) return credentials;
    const connection = await configuration.open(environment, credentials.value);
    if (!connection.ok) return failure(sentencesOf(connection.error).join(' '));
    const taken = await tried(connection.value, signal);
    if (!taken.ok) return taken;
    if (signal.aborted) return failure('Nothing was changed.');
    renewed.set(key, credentials.value);
    if (keep === 'session') return success(undefined);
    const kept = await configuration.keep(environment, credentials.value);
    return success(kept.ok ? undefined : `It is not kept: ${sentencesOf(kept.error).join(' ')}`);
  },
});
