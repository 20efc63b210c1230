// Goes from environment to environment, and keeps where one was in each.

import type { Product } from '../../model/connection.ts';
import type { Deps } from '../deps.ts';
import type { DraftsState } from '../forms/drafts.ts';
import type { WaitingDrafts } from '../forms/unsent.ts';
import type { Messages } from '../messages.ts';
import type { HistoryState } from '../navigation/history.ts';
import type { ViewsState } from '../navigation/view.ts';
import type { OverlayState } from '../overlay.ts';
import type { ProbesState } from '../probes.ts';
import { type Arrival, type Lookups, notThere, there } from '../queries/lookups.ts';
import type { AnswersState } from '../queries/query.ts';
import type { EnvironmentChoice, EnvironmentSource, Login } from './choices.ts';
import { createFleet } from './fleet.ts';
import type { Session, SessionState } from './session.ts';

/** Going from environment to environment. */
export type Environments = {
  /** Shows the environments as soon as they are known, and asks each for its state. Keys wait until then. */
  show(): void;
  /**
   * Asks the environments on screen for their state again; or one of them, even where its keyring may ask for a
   * password.
   */
  ask(which: 'all' | EnvironmentChoice): void;
  /** Goes to the environment with this name or digit, and runs `then` once it is there. */
  switchTo(
    which: { readonly name: string } | { readonly shortcut: number },
    then?: () => void,
  ): void;
  /** How the environment that one is in takes a new secret; undefined where it needs none. */
  login(): Login | undefined;
  /** The changes that were not sent in environments that one has left. */
  waiting(): readonly WaitingDrafts[];
};

/** The views, drafts and answers of an environment, saved when one leaves it and restored when one comes back. */
export type SavedEnvironment = ViewsState &
  HistoryState &
  DraftsState &
  Pick<AnswersState, 'things'> &
  ProbesState & {
    readonly product?: Product;
  };

/** What there is to say of an environment that one has come to. */
const arrivalSentence = ({ environment, origin, access }: Session, hasDrafts: boolean): string => {
  const here = `Now in ${environment} (${origin})`;
  const write = access.mode === 'WRITE' ? ', in WRITE' : '';
  if (hasDrafts) return `${here}${write}. Your unsent changes are still here.`;
  return write === '' ? `${here}.` : `${here}${write}: changes are allowed here.`;
};

/**
 * Environments over the store. `reset` takes everything that belongs to the current environment out of the
 * state and returns it; it restores what was saved of the next one, if anything was.
 */
export const createEnvironments = (
  deps: Deps<SessionState & OverlayState & DraftsState>,
  { flash }: Messages,
  lookups: Pick<Lookups, 'begin'>,
  source: EnvironmentSource,
  reset: (session: Session, kept: SavedEnvironment | undefined) => SavedEnvironment,
): Environments => {
  const fleet = createFleet(deps, source.visit);
  const { store } = deps;
  const saved = new Map<string, SavedEnvironment>();

  /** Finds an environment, and gives how to go there. `isOnTheWay` is true where something else is to be done there. */
  const find = async (name: string, isOnTheWay: boolean): Promise<() => Arrival> => {
    const { session } = store.getState();
    const already = there(() => {
      if (!isOnTheWay) flash(`This is ${session.environment} already.`, 'quiet');
    });
    if (name.toLowerCase() === session.environment.toLowerCase()) return already;
    const found = await source.find(name);
    if (!found.ok) return notThere(() => flash(found.error, 'bad'));
    const next = found.value.session;
    if (next.environment === session.environment) return already;
    return there(() => {
      const kept = saved.get(next.environment);
      saved.delete(next.environment);
      found.value.enter();
      saved.set(session.environment, reset(next, kept));
      const { environment, shortcut } = session;
      store.setState({ cameFrom: { environment, shortcut } });
      const hasDrafts = Object.keys(store.getState().drafts).length > 0;
      const tone = next.access.mode === 'WRITE' ? 'warn' : 'quiet';
      flash(arrivalSentence(next, hasDrafts), tone);
    });
  };

  return {
    login: () => source.login?.(),
    waiting: () =>
      [...saved]
        .filter(([environment]) => environment !== store.getState().session.environment)
        .map(([environment, { drafts }]) => ({ environment, drafts })),
    show: () => {
      lookups.begin('listing the environments', async () => {
        const choices = await source.list();
        return there(() => {
          const { session } = store.getState();
          const here = choices.findIndex(({ name }) => name === session.environment);
          const choice = Math.max(0, here);
          store.setState({
            overlay: { type: 'environments', choices, choice, looks: fleet.last() },
          });
          fleet.look(choices);
        });
      });
    },
    ask: (which) => {
      const { overlay } = store.getState();
      if (which !== 'all') fleet.lookAt(which);
      else if (overlay.type === 'environments') fleet.look(overlay.choices);
    },
    switchTo: (which, then) => {
      const andThen = (land: () => Arrival) => () => {
        const arrival = land();
        if (arrival === 'there') then?.();
        return arrival;
      };
      const isOnTheWay = then !== undefined;
      if ('name' in which) {
        lookups.begin(`going to ${which.name}`, async () =>
          andThen(await find(which.name, isOnTheWay)),
        );
        return;
      }
      const { shortcut } = which;
      lookups.begin(`going to environment ${shortcut}`, async () => {
        const found = (await source.list()).find((choice) => choice.shortcut === shortcut);
        if (found !== undefined) return andThen(await find(found.name, isOnTheWay));
        const none = `No environment has the shortcut ${shortcut}. :env shows them.`;
        return notThere(() => flash(none, 'quiet'));
      });
    },
  };
};
