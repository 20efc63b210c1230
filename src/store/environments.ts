import type { Api } from '../api/index.ts';
import type { Accent, Product } from '../model/connection.ts';
import type { Result } from '../model/result.ts';
import type { Deps } from './deps.ts';
import { createFleet } from './fleet.ts';
import type { Messages } from './messages.ts';
import type { Session, State } from './state.ts';

/** An environment that one can go to, as the list of them shows it. */
export type EnvironmentChoice = {
  readonly name: string;
  readonly origin: string;
  readonly production: boolean;
  /** The digit that opens it. */
  readonly shortcut?: number;
  /** The colour of its name. */
  readonly accent?: Accent;
  /** Whether it is the one that the session began with. */
  readonly active: boolean;
  /** Why it cannot be used, as a sentence. */
  readonly problem?: string;
  /** Identity Security Cloud where it is absent. */
  readonly product?: Product;
  /** Whether changes are allowed there without being asked for. */
  readonly write?: boolean;
  /** Whether its secret comes from the system's keyring, which may open a window for its password. */
  readonly asksKeyring?: boolean;
};

/** An environment that was found: the session in it, and the way in: from then on everything is asked of it. */
export type FoundEnvironment = { readonly session: Session; enter(): void };

/** A look into an environment that the session is not in: it reads only, and is closed after. */
export type Visit = { readonly api: Api; close(): Promise<void> };

/** The world outside that knows environments. */
export type EnvironmentSource = {
  list(): Promise<readonly EnvironmentChoice[]>;
  /** Finds an environment by its name. The failure is a sentence. */
  find(name: string): Promise<Result<FoundEnvironment, string>>;
  /** Opens a connection of its own to an environment. The failure is a sentence. */
  visit(name: string): Promise<Result<Visit, string>>;
};

/** Going from environment to environment. */
export type Environments = {
  /** Shows those that there are, as soon as they are known, and asks each how it is. */
  show(): void;
  /** Asks those on screen again how they are; or one of them, even where its keyring may then ask back. */
  ask(which: 'all' | EnvironmentChoice): void;
  /** Runs something once the list that `show` opened is filled: at once, or after what was told before. */
  whenShown(run: () => void): void;
  /**
   * Puts something off until a change of environment that is under way is done: what is typed behind `:env acme` is
   * meant for acme. False where none is under way; `run` is then not kept.
   */
  whenThere(run: () => void): boolean;
  /** Goes to the one of this name, or to the one with this digit. */
  switchTo(which: { readonly name: string } | { readonly shortcut: number }): void;
};

/** Environments over the store. `reset` puts everything that belongs to one environment away. */
export const createEnvironments = (
  deps: Deps,
  { flash }: Messages,
  source: EnvironmentSource,
  reset: (session: Session, drafts: State['drafts']) => void,
): Environments => {
  const fleet = createFleet(deps, source.visit);
  const { store, busy } = deps;
  /** Changes that were not sent wait for the operator to come back to their environment. */
  const waiting = new Map<string, State['drafts']>();
  let lastAsked = 0;
  let listing: Promise<void> | undefined;
  let going: Promise<void> | undefined;

  const go = async (name: string): Promise<void> => {
    lastAsked += 1;
    const asked = lastAsked;
    const { session } = store.getState();
    if (name.toLowerCase() === session.environment.toLowerCase()) {
      flash(`This is ${session.environment} already.`, 'quiet');
      return;
    }
    const found = await source.find(name);
    // Somebody who chose again meanwhile wants the later one.
    if (asked !== lastAsked) return;
    if (!found.ok) {
      flash(found.error, 'bad');
      return;
    }
    const next = found.value.session;
    // Not before: what is typed while the environment is looked for belongs to the draft too.
    waiting.set(session.environment, store.getState().drafts);
    const kept = waiting.get(next.environment) ?? {};
    found.value.enter();
    reset(next, kept);
    const unsent = Object.keys(kept).length > 0 ? ' Your unsent changes are still here.' : '';
    flash(`Now in ${next.environment} (${next.origin}).${unsent}`, 'quiet');
  };

  const follow = (way: Promise<void>): void => {
    const mine = busy.during(way).finally(() => {
      if (going === mine) going = undefined;
    });
    going = mine;
  };

  return {
    show: () => {
      // Open before it is filled, so that keys that come right behind are for the list and not for what lies below.
      store.setState({
        overlay: { type: 'environments', choices: [], choice: 0, looks: fleet.last() },
      });
      const fill = async () => {
        const choices = await source.list();
        listing = undefined;
        const { overlay, session } = store.getState();
        if (overlay.type !== 'environments') return;
        const here = choices.findIndex(({ name }) => name === session.environment);
        store.setState({
          overlay: { ...overlay, choices, choice: Math.max(0, here) },
        });
        fleet.look(choices);
      };
      listing = busy.during(fill());
    },
    ask: (which) => {
      const { overlay } = store.getState();
      if (which !== 'all') fleet.lookAt(which);
      else if (overlay.type === 'environments') fleet.look(overlay.choices);
    },
    whenShown: (run) => {
      if (listing === undefined) run();
      else void listing.then(run);
    },
    whenThere: (run) => {
      void going?.then(run);
      return going !== undefined;
    },
    switchTo: (which) => {
      if ('name' in which) {
        follow(go(which.name));
        return;
      }
      follow(
        source.list().then((choices) => {
          const found = choices.find(({ shortcut }) => shortcut === which.shortcut);
          if (found !== undefined) return go(found.name);
          flash(`No environment has the shortcut ${which.shortcut}. :env shows them.`, 'quiet');
          return undefined;
        }),
      );
    },
  };
};
