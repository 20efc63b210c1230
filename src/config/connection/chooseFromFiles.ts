// Chooses and lists the environments that the two settings files describe.

import type { Scheme } from '../../model/connection.ts';
import { type Result, success } from '../../model/result.ts';
import { ownFilePath, shownPath } from '../files/paths.ts';
import type { SettingsFiles } from '../files/settingsFiles.ts';
import { type ConfigProblem, joinWords, problem } from '../problem.ts';
import type { ConfigSurroundings } from '../surroundings.ts';
import { type Environment, environmentOf } from './environment.ts';
import {
  type Entry,
  type EnvironmentFile,
  entryNamed,
  isName,
  isSameName,
} from './environmentFile.ts';
import { threeVariables, variableNames } from './variables.ts';

/** An environment of a file: what is known of it, or why it cannot be used. */
export type ListedEnvironment = {
  readonly name: string;
  readonly origin: string;
  /** Whether it is the one that is opened where nothing else is said. */
  readonly active: boolean;
  readonly environment: Result<Environment, ConfigProblem>;
};

/** All environments of both files, ours first, and what is wrong with a whole file. */
export type EnvironmentList = {
  readonly environments: readonly ListedEnvironment[];
  readonly problems: readonly ConfigProblem[];
};

const sailOrigin = 'sail config';

/** The name of our file; one that should not reach the header is called by its variable. */
const ownOrigin = (surroundings: ConfigSurroundings): string => {
  const name = ownFilePath(surroundings).replace(/^.*[/\\]/, '');
  return isName(name) ? name : 'SPYGLASS_CONFIG';
};

type Found = { readonly foundIn: 'config' | 'sail'; readonly entry: Entry };

const environmentFrom = (
  { foundIn, entry }: Found,
  scheme: Scheme | undefined,
  surroundings: ConfigSurroundings,
  notes: readonly string[] = [],
): Result<Environment, ConfigProblem> => {
  if (!entry.environment.ok) return entry.environment;
  const { type } = entry.environment.value.signIn;
  return environmentOf({
    foundIn,
    origin: foundIn === 'config' ? ownOrigin(surroundings) : sailOrigin,
    notes,
    signsInWith: type === 'keyring' ? 'client' : type === 'basicKeyring' ? 'basic' : type,
    asksKeyring: type === 'keyring' || type === 'basicKeyring' ? true : undefined,
    described: entry.environment.value,
    scheme,
    variables: surroundings.variables,
  });
};

const namesOf = ({ entries }: EnvironmentFile): string =>
  joinWords(entries.map(({ name }) => name));

const namesIn = (file: EnvironmentFile): string =>
  file.entries.length === 0 ? `${file.path} names none` : `${file.path} has ${namesOf(file)}`;

/** Our file must be there where a variable names it: another environment in its stead is not what was meant. */
const readOwn = async (files: SettingsFiles, surroundings: ConfigSurroundings) => {
  const own = await files.own();
  const isNamed = (surroundings.variables.SPYGLASS_CONFIG ?? '') !== '';
  return own.ok && !own.value.exists && isNamed
    ? problem('fileUnreadable', `SPYGLASS_CONFIG names ${own.value.path}, which is not there.`)
    : own;
};

/** The environment of a name: of our file, else of the official CLI's. */
export const chooseNamed = async (
  name: string,
  scheme: Scheme | undefined,
  files: SettingsFiles,
  surroundings: ConfigSurroundings,
): Promise<Result<Environment, ConfigProblem>> => {
  const [own, sail] = await Promise.all([readOwn(files, surroundings), files.sail()]);
  if (!own.ok) return own;
  const ours = entryNamed(own.value, name);
  if (ours !== undefined) {
    const isInBoth = sail.ok && entryNamed(sail.value, name) !== undefined;
    const notes = isInBoth
      ? [`The official CLI has an environment ${ours.name} too; that of ${own.value.path} is used.`]
      : [];
    return environmentFrom({ foundIn: 'config', entry: ours }, scheme, surroundings, notes);
  }
  if (!sail.ok) return sail;
  const theirs = entryNamed(sail.value, name);
  if (theirs !== undefined) {
    return environmentFrom({ foundIn: 'sail', entry: theirs }, scheme, surroundings);
  }
  return problem(
    'unknownEnvironment',
    `There is no environment ${isName(name) ? name : 'of the name in --env'}: ${namesIn(own.value)}, and ${namesIn(sail.value)}.`,
  );
};

/** The environment that a file calls active; undefined where it calls none so and has none. */
const activeOf = (
  foundIn: Found['foundIn'],
  file: EnvironmentFile,
): Result<Found, ConfigProblem> | undefined => {
  if (file.active === undefined || (foundIn === 'sail' && file.entries.length === 0))
    return undefined;
  const entry = entryNamed(file, file.active);
  return entry === undefined
    ? problem(
        'unknownEnvironment',
        `The active environment of ${file.path} is none of its environments: ${namesIn(file)}. Correct it, or say --env NAME.`,
      )
    : success({ foundIn, entry });
};

/** The active environment of our file, else of the official CLI's. */
export const chooseActive = async (
  scheme: Scheme | undefined,
  files: SettingsFiles,
  surroundings: ConfigSurroundings,
): Promise<Result<Environment, ConfigProblem>> => {
  const own = await readOwn(files, surroundings);
  if (!own.ok) return own;
  const ours = activeOf('config', own.value);
  if (ours !== undefined) {
    return ours.ok ? environmentFrom(ours.value, scheme, surroundings) : ours;
  }
  const sail = await files.sail();
  if (!sail.ok) return sail;
  const theirs = activeOf('sail', sail.value);
  if (theirs !== undefined) {
    return theirs.ok ? environmentFrom(theirs.value, scheme, surroundings) : theirs;
  }
  const some = [own.value, sail.value].filter(({ entries }) => entries.length > 0);
  if (some.length > 0) {
    return problem(
      'noActiveEnvironment',
      `No environment is active. Say --env NAME, or add active: NAME to ${own.value.path}: ${some.map(namesIn).join(', and ')}.`,
    );
  }
  const path = shownPath(ownFilePath(surroundings), surroundings);
  return problem(
    'nothingFound',
    `There is no environment to connect to. To look round without an account: spyglass --demo. For one of yours set ${threeVariables} (or ${variableNames.baseUrl} and ${variableNames.accessToken}), or describe it in ${path}. Environments of the official CLI are found by themselves.`,
  );
};

/** Both files as a list. An environment of the official CLI whose name ours has too cannot be opened, so it is left out. */
export const listOf = async (
  files: SettingsFiles,
  surroundings: ConfigSurroundings,
): Promise<EnvironmentList> => {
  const [own, sail] = await Promise.all([readOwn(files, surroundings), files.sail()]);
  const ours = own.ok ? own.value.entries : [];
  const theirs = sail.ok
    ? sail.value.entries.filter(({ name }) => !ours.some((entry) => isSameName(entry.name, name)))
    : [];
  const ownActive = own.ok ? own.value.active : undefined;
  const listed = (
    foundIn: Found['foundIn'],
    entries: readonly Entry[],
    active: string | undefined,
  ): ListedEnvironment[] =>
    entries.map((entry) => ({
      name: entry.name,
      origin: foundIn === 'config' ? ownOrigin(surroundings) : sailOrigin,
      active: active !== undefined && isSameName(entry.name, active),
      environment: environmentFrom({ foundIn, entry }, undefined, surroundings),
    }));
  const sailActive = own.ok && ownActive === undefined && sail.ok ? sail.value.active : undefined;
  return {
    environments: [...listed('config', ours, ownActive), ...listed('sail', theirs, sailActive)],
    problems: [own, sail].flatMap((file) => (file.ok ? [] : [file.error])),
  };
};
