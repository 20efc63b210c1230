// Where connections and settings come from: options, variables, our settings file, the official CLI's file.

import type { Connection, Credentials, Scheme } from '../model/connection.ts';
import { type Result, success } from '../model/result.ts';
import {
  chooseActive,
  chooseNamed,
  type EnvironmentList,
  listOf,
} from './connection/chooseFromFiles.ts';
import { chooseFromOption, chooseFromVariables } from './connection/chooseFromVariables.ts';
import { openConnection } from './connection/credentials.ts';
import type { Environment } from './connection/environment.ts';
import { keepCredentials } from './connection/keepCredentials.ts';
import { readOwnSettings } from './files/ownFile.ts';
import { createSettingsFiles } from './files/settingsFiles.ts';
import { type ConfigProblem, problem } from './problem.ts';
import type { FileSettings } from './settings.ts';
import type { ConfigSurroundings } from './surroundings.ts';

/** What the command line says of the environment. */
export type EnvironmentRequest = {
  /** `--env`. */
  readonly env?: string;
  /** `--base-url`. */
  readonly baseUrl?: string;
  /** `--api`, where it was given. */
  readonly scheme?: Scheme;
};

/** An environment of our file that cannot be used, and why. */
export type BrokenEnvironment = { readonly name: string; readonly problem: ConfigProblem };

/** Where connections and settings come from. Nothing rejects; every problem is a value. */
export type Configuration = {
  /**
   * The environment to connect to and everything about it but the secret. Reads files where it must, never the keyring.
   */
  readonly choose: (request: EnvironmentRequest) => Promise<Result<Environment, ConfigProblem>>;
  /**
   * The whole connection of a chosen or listed environment, with `renewed` in the place of its own credentials where that is
   * given. Asks the keyring if it must: a second at most.
   */
  readonly open: (
    environment: Environment,
    renewed?: Credentials,
  ) => Promise<Result<Connection, ConfigProblem>>;
  /** Keeps credentials in the keyring, for environments that look for theirs there. */
  readonly keep: (
    environment: Environment,
    credentials: Credentials,
  ) => Promise<Result<undefined, ConfigProblem>>;
  /** All environments of both files, without secrets. */
  readonly list: () => Promise<EnvironmentList>;
  /** The environments of our file that cannot be used. */
  readonly broken: () => Promise<readonly BrokenEnvironment[]>;
  /** What our file says beside environments. */
  readonly settings: () => Promise<Result<FileSettings, ConfigProblem>>;
  /** The same for a session that needs no environment of the file: neither these nor secrets are looked at. */
  readonly settingsAlone: () => Promise<Result<FileSettings, ConfigProblem>>;
};

/** Begins with files not yet read; make another to read them again. */
export const createConfiguration = (surroundings: ConfigSurroundings): Configuration => {
  const files = createSettingsFiles(surroundings);
  return {
    choose: async ({ env, baseUrl, scheme }) => {
      if (env !== undefined && baseUrl !== undefined) {
        return problem(
          'optionsConflict',
          '--env has a base URL of its own, so it does not go with --base-url. Leave one of them out.',
        );
      }
      const { variables } = surroundings;
      if (env !== undefined) return chooseNamed(env, scheme, files, surroundings);
      if (baseUrl !== undefined) return chooseFromOption(baseUrl, scheme, variables);
      return (
        chooseFromVariables(scheme, variables) ?? (await chooseActive(scheme, files, surroundings))
      );
    },
    open: (environment, renewed) => openConnection(environment, files, surroundings, renewed),
    keep: (environment, credentials) =>
      keepCredentials(environment, credentials, files, surroundings),
    list: () => listOf(files, surroundings),
    broken: async () => {
      const own = await files.own();
      return (own.ok ? own.value.entries : []).flatMap(({ name, environment }) =>
        environment.ok ? [] : [{ name, problem: environment.error }],
      );
    },
    settings: async () => {
      const own = await files.own();
      return own.ok ? success(own.value.settings) : own;
    },
    settingsAlone: () => readOwnSettings(surroundings),
  };
};
