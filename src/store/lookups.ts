import type { Deps } from './deps.ts';
import { createMessages } from './messages.ts';
import { listQuery, thingQuery } from './selectors.ts';
import { currentView, type State } from './state.ts';

/** What came of looking for something: one is where one wanted to be, or still where one was. */
export type Arrival = 'there' | 'not there';

/** An answer that goes where one wanted to be. */
export const there = (go: () => void) => (): Arrival => {
  go();
  return 'there';
};

/** An answer that says why one stays. */
export const notThere = (say: () => void) => (): Arrival => {
  say();
  return 'not there';
};

/** A key that was pressed, or a text that was pasted, before one is where it is meant for. */
export type Held = {
  /** What it is called on screen. */
  readonly key: string;
  /** Whether it means the same wherever one is, as the beginning of a command line does. */
  readonly anywhere: boolean;
  press(): void;
};

/** Looking for what leads elsewhere. What is typed meanwhile is meant for there: it is held until one arrives. */
export type Lookups = {
  /**
   * Looks for something, and goes there once it is found. `doing` completes "left off …". A later one takes the place
   * of an earlier one.
   */
  begin(doing: string, look: (signal: AbortSignal) => Promise<() => Arrival>): void;
  /** Holds a key while something is looked for; false where nothing is, and the key is then not kept. */
  hold(held: Held): boolean;
  /** Stays here, and forgets what was typed ahead. */
  callOff(): void;
};

/** Keys that were typed ahead, as they would be written: letters in a row, named keys apart. */
export const typedAhead = (keys: readonly string[]): string =>
  keys.reduce((text, key, index) => {
    const isLetter = (other: string | undefined) => other === undefined || other.length === 1;
    const apart = index > 0 && !(isLetter(key) && isLetter(keys[index - 1])) ? ' ' : '';
    return `${text}${apart}${key}`;
  }, '');

/** Whether there is nothing yet that a key could act on, and something may still come. */
const isEmptyYet = (state: State): boolean => {
  const view = currentView(state);
  if (view.screen === 'probe') return false;
  if (view.screen !== 'list') {
    const query = thingQuery(state, view);
    return query?.status === 'loading' && query.data?.item === undefined;
  }
  const query = listQuery(state, view);
  return query?.status === 'loading' && (query.data?.rows.length ?? 0) === 0;
};

/** Lookups over the store. */
export const createLookups = (deps: Deps): Lookups => {
  const { store, busy } = deps;
  const messages = createMessages(deps);
  let underWay: AbortController | undefined;
  let doingNow = '';
  let held: Held[] = [];

  const show = () =>
    store.setState({
      overlay: { type: 'lookup', doing: doingNow, keys: held.map(({ key }) => key) },
    });

  const end = () => {
    underWay = undefined;
    if (store.getState().overlay.type === 'lookup') store.setState({ overlay: { type: 'none' } });
  };

  /** Presses what was held, in order, until something is looked for again; the rest is then held on. */
  const play = () => {
    const { flash } = store.getState();
    while (underWay === undefined) {
      const next = held.shift();
      if (next === undefined) break;
      next.press();
    }
    // That one is elsewhere now, and what waits there, is said as long as nothing else is.
    if (flash !== undefined && store.getState().flash === undefined) store.setState({ flash });
    if (underWay !== undefined) show();
  };

  /** Waits until there is something that the first key could act on. */
  const filled = (signal: AbortSignal): Promise<void> =>
    new Promise((resolve) => {
      const done = () => {
        stop();
        resolve();
      };
      const stop = store.subscribe((state) => {
        if (!isEmptyYet(state)) done();
      });
      signal.addEventListener('abort', done, { once: true });
      if (!isEmptyYet(store.getState())) done();
    });

  const arrive = async (arrival: Arrival): Promise<void> => {
    const [first] = held;
    if (first === undefined) return;
    if (arrival === 'not there' && !first.anywhere) {
      // They were meant for what is not there: here they would act on something else.
      messages.add(`Not pressed: ${typedAhead(held.map(({ key }) => key))}.`);
      held = [];
      return;
    }
    if (arrival === 'there' && !first.anywhere && isEmptyYet(store.getState())) {
      const controller = new AbortController();
      underWay = controller;
      doingNow = 'waiting for what is here';
      show();
      await filled(controller.signal);
      if (underWay !== controller) return;
      end();
    }
    play();
  };

  return {
    begin: (doing, look) => {
      underWay?.abort();
      const controller = new AbortController();
      underWay = controller;
      doingNow = doing;
      show();
      const work = async (): Promise<void> => {
        const land = await look(controller.signal).catch((error: unknown) => {
          // A lookup that broke must not hold the keys for ever.
          if (underWay === controller) end();
          throw error;
        });
        if (underWay !== controller) return;
        end();
        const arrival = land();
        // What it led to may be something to look for as well: what was typed is meant for the end of it all.
        if (underWay === undefined) await arrive(arrival);
      };
      void busy.during(work());
    },
    hold: (key) => {
      if (underWay === undefined) return false;
      held.push(key);
      show();
      return true;
    },
    callOff: () => {
      if (underWay === undefined) return;
      underWay.abort();
      const forgotten =
        held.length === 0 ? '' : ` Not pressed: ${typedAhead(held.map(({ key }) => key))}.`;
      held = [];
      end();
      messages.flash(`Left off ${doingNow}.${forgotten}`, 'quiet');
    },
  };
};
