// Chooses the environment that `--base-url` or the variables describe.

import type { Credentials, Scheme } from '../../model/connection.ts';
import type { Result } from '../../model/result.ts';
import { type ConfigProblem, problem } from '../problem.ts';
import { nameOfHost, readBaseUrl } from './baseUrl.ts';
import { type Environment, environmentOf, type FoundIn } from './environment.ts';
import { readCredentialsFor, readProduction, readVariables, variableNames } from './variables.ts';

type Variables = Readonly<Record<string, string | undefined>>;

/** The name of the option, as sentences and the header have it. */
export const baseUrlOption = '--base-url';

const environmentAt = (
  text: string,
  name: string,
  parts: {
    readonly foundIn: FoundIn;
    readonly origin: string;
    readonly signsInWith: Credentials['type'];
  },
  scheme: Scheme | undefined,
  variables: Variables,
): Result<Environment, ConfigProblem> => {
  const baseUrl = readBaseUrl(text, name);
  if (!baseUrl.ok) return problem('invalidBaseUrl', baseUrl.error);
  const production = readProduction(variables);
  if (!production.ok) return production;
  return environmentOf({
    ...parts,
    notes: [],
    described: {
      name: nameOfHost(baseUrl.value),
      baseUrl: baseUrl.value,
      production: production.value,
      write: false,
      probes: true,
    },
    scheme,
    variables,
  });
};

/** The environment of `--base-url`; its credentials must be in the variables. */
export const chooseFromOption = (
  baseUrl: string,
  scheme: Scheme | undefined,
  variables: Variables,
): Result<Environment, ConfigProblem> => {
  const credentials = readCredentialsFor(baseUrlOption, variables);
  if (!credentials.ok) return credentials;
  const { type: signsInWith } = credentials.value;
  const parts = { foundIn: 'option', origin: baseUrlOption, signsInWith } as const;
  return environmentAt(baseUrl, baseUrlOption, parts, scheme, variables);
};

/** The environment of the variables alone; undefined where none of them is set. */
export const chooseFromVariables = (
  scheme: Scheme | undefined,
  variables: Variables,
): Result<Environment, ConfigProblem> | undefined => {
  const read = readVariables(variables);
  if (read === undefined || !read.ok) return read;
  const { baseUrl, credentials } = read.value;
  const origin =
    credentials.type === 'client' ? 'variables SAIL_*' : `variable ${variableNames.accessToken}`;
  const parts = { foundIn: 'variables', origin, signsInWith: credentials.type } as const;
  return environmentAt(baseUrl, variableNames.baseUrl, parts, scheme, variables);
};
