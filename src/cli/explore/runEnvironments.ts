// The environments of a run: the first one, the others, and how to connect to each.

import { type Configuration, createConfiguration } from '../../config/configuration.ts';
import type { Environment } from '../../config/connection/environment.ts';
import { type ConfigProblem, sentencesOf } from '../../config/problem.ts';
import type { FileSettings } from '../../config/settings.ts';
import { configSurroundings } from '../../config/surroundings.ts';
import type { Connection, Scheme } from '../../model/connection.ts';
import { failure, type Result, success } from '../../model/result.ts';
import type { Scenario } from '../../model/tenant/scenario.ts';
import type { SandboxThread } from '../../sandbox/thread.ts';
import type { EnvironmentChoice, Login } from '../../store/environments/choices.ts';
import { type Given, readScenarioOption, readScheme } from '../options.ts';
import { environmentNamed } from './environmentNamed.ts';
import { loginOf, type Renewed, renewedKey } from './login.ts';

/** An environment that can be connected to; it may have to be started first, as the demo's tenant must. */
export type RunEnvironment = Pick<
  Environment,
  | 'name'
  | 'origin'
  | 'scheme'
  | 'product'
  | 'production'
  | 'write'
  | 'probes'
  | 'shortcut'
  | 'accent'
  | 'asksKeyring'
  | 'notes'
  | 'consoleUrl'
> & {
  /** Absent where the address is known only once it was started. */
  readonly baseUrl?: string;
  /** How it takes a new secret; absent where it needs none. */
  readonly login?: Login;
  /** Starts what must be started, once, and fetches the secret. The failure is a sentence. */
  open(): Promise<Result<Connection, string>>;
  close(): Promise<void>;
};

/** The environments of this run: the one to begin with, and the others that one can go to. */
export type RunEnvironments = {
  readonly first: RunEnvironment;
  readonly settings: FileSettings;
  /** Why environments of our file cannot be used, as sentences: what somebody would else find out in a hurry. */
  readonly problems: readonly string[];
  list(): Promise<readonly EnvironmentChoice[]>;
  /** The environment of a name or of a beginning that no other has, in any case. The failure is a sentence. */
  to(name: string): Promise<Result<RunEnvironment, string>>;
};

/** The tenant of the demo: it runs in a thread of this process, so it needs no account and no network. */
const demo = (scheme: Scheme, scenario: Scenario | undefined): RunEnvironment => {
  let thread: Promise<SandboxThread> | undefined;
  const start = async (): Promise<SandboxThread> => {
    const { startSandboxThread } = await import('../../sandbox/thread.ts');
    return startSandboxThread(
      { scenario, runsSchedules: true },
      new URL('./sandboxWorker.js', import.meta.url),
    );
  };
  const origin = 'the demo';
  return {
    name: 'meridian-freight',
    origin,
    scheme,
    production: false,
    write: true,
    probes: true,
    notes: [],
    open: async () => {
      thread ??= start();
      try {
        const { environment, baseUrl, clientId, clientSecret } = await thread;
        const credentials = { type: 'client', clientId, clientSecret } as const;
        return success({ environment, origin, baseUrl, credentials, scheme });
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        return failure(`The demo could not be started: ${reason}.`);
      }
    },
    close: async () => {
      await (await thread?.catch(() => undefined))?.close();
    },
  };
};

const alone = (environment: RunEnvironment, settings: FileSettings): RunEnvironments => ({
  first: environment,
  settings,
  problems: [],
  list: async () => [choiceOf(environment, true)],
  to: async (name) =>
    environmentNamed(name, [environment]).ok
      ? success(environment)
      : failure('The demo has one environment only: start spyglass without --demo for others.'),
});

const choiceOf = (
  {
    name,
    origin,
    production,
    shortcut,
    accent,
    product,
    write,
    asksKeyring,
  }: Omit<RunEnvironment, 'open' | 'close' | 'login'>,
  active: boolean,
): EnvironmentChoice => ({
  name,
  origin,
  production,
  shortcut,
  accent,
  product,
  write,
  asksKeyring,
  active,
});

const fromConfiguration = (
  configuration: Configuration,
  environment: Environment,
  renewed: Renewed,
): RunEnvironment => ({
  ...environment,
  login: loginOf(environment, configuration, renewed),
  open: async () => {
    const opened = await configuration.open(environment, renewed.get(renewedKey(environment)));
    return opened.ok ? opened : failure(wholeOf(opened.error));
  },
  close: async () => undefined,
});

/** Why an environment of a file cannot be gone to: that of the variables or of `--base-url` has its name. */
const hiddenBy = ({ name, origin }: Environment): string =>
  `The environment of ${origin} has this name too, and that is used. To come here start spyglass with --env ${name}.`;

const configured = (
  configuration: Configuration,
  chosen: Environment,
  settings: FileSettings,
  problems: readonly string[],
): RunEnvironments => {
  const renewed: Renewed = new Map();
  const first = fromConfiguration(configuration, chosen, renewed);
  const isFirst = (name: string) => name.toLowerCase() === chosen.name.toLowerCase();
  const isOther = ({ name }: { readonly name: string }) => !isFirst(name);
  return {
    first,
    settings,
    problems,
    list: async () => {
      const { environments } = await configuration.list();
      const listed = environments.map(({ name, origin, environment }): EnvironmentChoice => {
        const broken = { name, origin, production: true, active: false };
        if (!environment.ok) return { ...broken, problem: wholeOf(environment.error) };
        const { production } = environment.value;
        // A name is all that one can say to come here, and it means the one that the run began with.
        return isFirst(name) && origin !== chosen.origin
          ? { ...broken, production, problem: hiddenBy(chosen) }
          : choiceOf(environment.value, isFirst(name));
      });
      const isListed = listed.some(({ active }) => active);
      return isListed ? listed : [choiceOf(chosen, true), ...listed];
    },
    to: async (name) => {
      const { environments } = await configuration.list();
      const named = environmentNamed(name, [first, ...environments.filter(isOther)]);
      if (!named.ok) return named;
      const found = named.value;
      if (!('environment' in found)) return success(first);
      return found.environment.ok
        ? success(fromConfiguration(configuration, found.environment.value, renewed))
        : failure(wholeOf(found.environment.error));
    },
  };
};

/** All that a problem says, in one go. */
const wholeOf = (problem: ConfigProblem): string => sentencesOf(problem).join(' ');

/** The environments that options, variables and files describe; the failure is all that is wrong, in sentences. */
export const runEnvironmentsFrom = async (
  given: Given,
  variables: Readonly<Record<string, string | undefined>>,
): Promise<Result<RunEnvironments, readonly string[]>> => {
  const { demo: isDemo, env, 'base-url': baseUrl } = given.values;
  const scheme = readScheme(given);
  if (!scheme.ok) return failure([scheme.error]);
  const scenario = readScenarioOption(given);
  if (!scenario.ok) return failure([scenario.error]);
  if (scenario.value !== undefined && isDemo !== true) {
    return failure(['--scenario is for the sandbox tenant: add --demo.']);
  }
  const configuration = createConfiguration(configSurroundings(variables));
  if (isDemo === true) {
    if (env !== undefined || baseUrl !== undefined) {
      return failure(['--demo brings an environment of its own: leave --env and --base-url out.']);
    }
    const settings = await configuration.settingsAlone();
    return settings.ok
      ? success(alone(demo(scheme.value ?? 'v1', scenario.value), settings.value))
      : failure(sentencesOf(settings.error));
  }
  const chosen = await configuration.choose({
    env: typeof env === 'string' ? env : undefined,
    baseUrl: typeof baseUrl === 'string' ? baseUrl : undefined,
    scheme: scheme.value,
  });
  if (!chosen.ok) return failure(sentencesOf(chosen.error));
  const settings = await configuration.settings();
  const environment = settings.ok
    ? chosen.value
    : { ...chosen.value, notes: [...chosen.value.notes, ...sentencesOf(settings.error)] };
  const broken = await configuration.broken();
  const problems = broken.map(
    ({ name, problem }) => `The environment ${name} cannot be used: ${wholeOf(problem)}`,
  );
  return success(
    configured(configuration, environment, settings.ok ? settings.value : {}, problems),
  );
};
