// Asks all environments how they are, each through a connection of its own.

import type { Api } from '../../api/index.ts';
import { sentenceOf } from '../../api/sentences.ts';
import type { ApiError } from '../../model/apiError.ts';
import { notEquals } from '../../model/filters/filterExpression.ts';
import { printFilter } from '../../model/filters/printFilter.ts';
import { keyed } from '../../model/keyed.ts';
import { failure, type Result, success } from '../../model/result.ts';
import { brokenSources } from '../../resources/kinds/machines/brokenSources.ts';
import type { Deps } from '../deps.ts';
import type { OverlayState } from '../overlay.ts';
import { underHelp, withUnderHelp } from '../overlay.ts';
import type { EnvironmentChoice, EnvironmentSource } from './choices.ts';
import type { Counts, Look, Looks } from './looks.ts';
import type { SessionState } from './session.ts';

/** Looking at all environments, each through a connection of its own. */
export type Fleet = {
  /** What the last looks have shown. */
  last(): Looks;
  /** Asks all that may be asked without a question to the operator. */
  look(choices: readonly EnvironmentChoice[]): void;
  /** Asks one, even where the keyring may then want its password. */
  lookAt(choice: EnvironmentChoice): void;
};

/** Nobody waits longer for an environment, milliseconds. */
const patienceMs = 5_000;

const notHealthy = printFilter(notEquals('status', 'SOURCE_STATE_HEALTHY'));

/** Why an environment is not asked when all are; undefined where it is. */
const whyLeftOut = (choice: EnvironmentChoice, isHere: boolean): string | undefined => {
  if (choice.problem !== undefined) return choice.problem;
  if (choice.product === 'identityiq') {
    return 'IdentityIQ, another product: it has no sources to count.';
  }
  if (choice.asksKeyring === true && !isHere) {
    return keyed`Not asked: its secret is in the keyring, which may open a window. {environments.ask} asks it.`;
  }
  return undefined;
};

const whyOf = (error: ApiError, environment: string): string =>
  error.tag === 'forbidden'
    ? 'It answers, but this token may not list its sources.'
    : sentenceOf(error, { environment, operation: 'list-sources' }).what;

/** How many sources an environment has, and how many are broken or not known: by its own counts. */
export const countsOf = async (
  api: Api,
  environment: string,
  signal: AbortSignal,
): Promise<Result<Counts, string>> => {
  const options = { signal, priority: 'background' } as const;
  const [all, inError, ill] = await Promise.all([
    api.sources.count(options),
    api.sources.count({ ...options, filters: brokenSources }),
    api.sources.count({ ...options, filters: notHealthy }),
  ]);
  if (!all.ok) return failure(whyOf(all.error, environment));
  if (!inError.ok) return failure(whyOf(inError.error, environment));
  if (!ill.ok) return failure(whyOf(ill.error, environment));
  const unknown =
    ill.value === undefined || inError.value === undefined ? undefined : ill.value - inError.value;
  return success({ sources: all.value, broken: inError.value, unknown });
};

/** A fleet over the list of environments on screen; what it still asks is called off when that is closed. */
export const createFleet = (
  { store, api, busy, now, after }: Deps<SessionState & OverlayState>,
  visit: EnvironmentSource['visit'],
): Fleet => {
  let looks: Looks = {};
  const running = new Map<string, AbortController>();

  const set = (name: string, look: Look | undefined): void => {
    const { [name]: _, ...rest } = looks;
    looks = look === undefined ? rest : { ...rest, [name]: look };
    const { overlay } = store.getState();
    const menu = underHelp(overlay);
    if (menu.type === 'environments') {
      store.setState({ overlay: withUnderHelp(overlay, { ...menu, looks }) });
    }
  };

  store.subscribe(({ overlay }, before) => {
    if (overlay === before.overlay || underHelp(overlay).type === 'environments') return;
    if (underHelp(before.overlay).type !== 'environments') return;
    for (const controller of running.values()) controller.abort();
  });

  const ask = async (
    name: string,
    isHere: boolean,
    signal: AbortSignal,
    onRateLimited: () => void,
  ): Promise<Result<Counts, string>> => {
    if (isHere) return countsOf(await api(), name, signal);
    const visited = await visit(name);
    if (!visited.ok) return visited;
    const { api: theirs, close } = visited.value;
    theirs.budget.onRateLimited(onRateLimited);
    try {
      return await countsOf(theirs, name, signal);
    } finally {
      // Ending the connections may take as long as whoever is at the other end likes.
      void close();
    }
  };

  const lookAt = async ({ name }: EnvironmentChoice, isHere: boolean): Promise<void> => {
    running.get(name)?.abort();
    const controller = new AbortController();
    running.set(name, controller);
    const { signal } = controller;
    const before = looks[name];
    set(name, { status: 'asking' });
    let turnedAway = false;
    const late = Promise.withResolvers<Result<Counts, string>>();
    const stop = after(patienceMs, () => {
      late.resolve(
        failure(
          turnedAway
            ? 'It turns calls away: too many requests (429).'
            : `No answer within ${patienceMs / 1000} s.`,
        ),
      );
    });
    const left = () => late.resolve(failure('It was left.'));
    signal.addEventListener('abort', left, { once: true });
    const asked = ask(name, isHere, signal, () => {
      turnedAway = true;
    });
    const found = await Promise.race([asked, late.promise]);
    stop();
    if (running.get(name) !== controller) return;
    running.delete(name);
    const isLeft = signal.aborted;
    controller.abort();
    // A call that was cancelled has told nothing: what was known before stays.
    if (isLeft) set(name, before?.status === 'asking' ? undefined : before);
    else if (found.ok) set(name, { status: 'answered', counts: found.value, atMs: now() });
    else set(name, { status: 'failed', why: found.error, atMs: now() });
  };

  const isHere = ({ name }: EnvironmentChoice): boolean =>
    name === store.getState().session.environment;

  return {
    last: () => looks,
    look: (choices) => {
      for (const choice of choices) {
        const why = whyLeftOut(choice, isHere(choice));
        if (why === undefined) void busy.during(lookAt(choice, isHere(choice)));
        else if (looks[choice.name]?.status !== 'answered') {
          set(choice.name, { status: 'leftOut', why });
        }
      }
    },
    lookAt: (choice) => {
      const why = whyLeftOut({ ...choice, asksKeyring: false }, isHere(choice));
      if (why === undefined) void busy.during(lookAt(choice, isHere(choice)));
    },
  };
};
