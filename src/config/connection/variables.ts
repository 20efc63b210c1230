// Reads credentials and base URL from environment variables.

import type { Credentials } from '../../model/connection.ts';
import { type Result, success } from '../../model/result.ts';
import { type ConfigProblem, joinWords, problem } from '../problem.ts';
import { isTokenText } from './environmentFile.ts';

type Variables = Readonly<Record<string, string | undefined>>;

/** The three of the official CLI and SDKs (the official CLI's own documentation), and our own for a token from elsewhere. */
export const variableNames = {
  baseUrl: 'SAIL_BASE_URL',
  clientId: 'SAIL_CLIENT_ID',
  clientSecret: 'SAIL_CLIENT_SECRET',
  accessToken: 'SPYGLASS_ACCESS_TOKEN',
} as const;

/** The three that go together, for sentences. */
export const threeVariables = joinWords([
  variableNames.baseUrl,
  variableNames.clientId,
  variableNames.clientSecret,
]);

/** A variable without blanks around it; empty where it is not set. */
export const readVariable = (variables: Variables, name: string): string =>
  variables[name]?.trim() ?? '';

const areNotSet = (missing: readonly string[]): string =>
  `${joinWords(missing)} ${missing.length > 1 ? 'are' : 'is'} not set`;

/**
 * The credentials of the variables: a client or a token, never both. `missing` says what else lacks
 * when something does, and is empty where nothing does.
 */
const readCredentials = (
  variables: Variables,
  missing: readonly string[],
): Result<Credentials, ConfigProblem> => {
  const read = (name: string) => readVariable(variables, name);
  const clientId = read(variableNames.clientId);
  const clientSecret = read(variableNames.clientSecret);
  const accessToken = read(variableNames.accessToken);
  const hasClient = clientId !== '' || clientSecret !== '';
  if (accessToken !== '' && hasClient) {
    const client = [variableNames.clientId, variableNames.clientSecret].filter(
      (name) => read(name) !== '',
    );
    return problem(
      'variablesConflict',
      `${variableNames.accessToken} is set beside ${joinWords(client)}, and only one way to sign in can be meant. Unset ${variableNames.accessToken}, or ${joinWords(client)}.`,
    );
  }
  if (accessToken !== '') {
    if (missing.length > 0) {
      return problem(
        'variablesMissing',
        `${areNotSet(missing)}. ${variableNames.accessToken} needs it.`,
      );
    }
    return isTokenText(accessToken)
      ? success({ type: 'token', accessToken })
      : problem(
          'invalidToken',
          `${variableNames.accessToken} holds characters that no token has. Copy it again.`,
        );
  }
  const all = [
    ...missing,
    ...[variableNames.clientId, variableNames.clientSecret].filter((name) => read(name) === ''),
  ];
  if (all.length > 0) {
    const orToken = hasClient ? '' : `, or ${variableNames.accessToken} for a token`;
    return problem(
      'variablesMissing',
      `${areNotSet(all)}. All of ${threeVariables} are needed${orToken}.`,
    );
  }
  return success({ type: 'client', clientId, clientSecret });
};

/** What the variables say of a connection. */
export type FromVariables = {
  readonly baseUrl: string;
  readonly credentials: Credentials;
};

/** The connection of the variables alone: undefined where none is set, a problem where only some are. */
export const readVariables = (
  variables: Variables,
): Result<FromVariables, ConfigProblem> | undefined => {
  const isSet = (name: string) => readVariable(variables, name) !== '';
  if (!Object.values(variableNames).some(isSet)) return undefined;
  const missing = isSet(variableNames.baseUrl) ? [] : [variableNames.baseUrl];
  const credentials = readCredentials(variables, missing);
  return credentials.ok
    ? success({
        baseUrl: readVariable(variables, variableNames.baseUrl),
        credentials: credentials.value,
      })
    : credentials;
};

/** The credentials that go with a base URL of the command line; they come from the variables only. */
export const readCredentialsFor = (
  option: string,
  variables: Variables,
): Result<Credentials, ConfigProblem> => {
  const names = [variableNames.clientId, variableNames.clientSecret, variableNames.accessToken];
  if (names.every((name) => readVariable(variables, name) === '')) {
    return problem(
      'variablesMissing',
      `${option} takes its credentials from variables: set ${variableNames.clientId} and ${variableNames.clientSecret}, or ${variableNames.accessToken}. For an environment of a file there is --env NAME.`,
    );
  }
  const credentials = readCredentials(variables, []);
  if (credentials.ok || credentials.error.tag !== 'variablesMissing') return credentials;
  const missing = [variableNames.clientId, variableNames.clientSecret].filter(
    (name) => readVariable(variables, name) === '',
  );
  return problem('variablesMissing', `${areNotSet(missing)}. ${option} needs both.`);
};

const words: Readonly<Record<string, boolean>> = {
  '1': true,
  true: true,
  yes: true,
  '0': false,
  false: false,
  no: false,
};

/** Whether `SPYGLASS_PRODUCTION` says that the environment of the variables is production; undefined where it is silent. */
export const readProduction = (
  variables: Variables,
): Result<boolean | undefined, ConfigProblem> => {
  const text = readVariable(variables, 'SPYGLASS_PRODUCTION').toLowerCase();
  if (text === '') return success(undefined);
  const word = words[text];
  return word === undefined
    ? problem('invalidVariable', 'SPYGLASS_PRODUCTION must be 1, true, yes, 0, false or no.')
    : success(word);
};
