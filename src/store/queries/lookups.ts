// Looks for what leads elsewhere, and holds the keys that are typed until it is found.

import type { Deps } from '../deps.ts';
import type { TablesState } from '../lists/tableColumns.ts';
import type { MessagesState } from '../messages.ts';
import { createMessages } from '../messages.ts';
import type { ViewsState } from '../navigation/view.ts';
import { currentView } from '../navigation/view.ts';
import type { OverlayState } from '../overlay.ts';
import {
  isLoading,
  listAsRead,
  type ShownAnswers,
  thingAsRead,
  thingAtHand,
} from '../selectors.ts';
import type { Endings } from './endings.ts';
import type { AnswersState } from './query.ts';

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
  /** Whether it opens a line or a menu, so that what is typed behind it is for that. */
  readonly opens?: boolean;
  press(): void;
};

/** Whether something is looked for, or keys wait for the first rows of the place that one is in. */
export type Phase = 'none' | 'looking' | 'waiting';

/** Looks for a thing to go to. Keys pressed meanwhile are meant for it, so they are held until it is on screen. */
export type Lookups = {
  /**
   * Looks for something, and goes there once it is found. `doing` completes "left off …". A later one takes the place
   * of an earlier one.
   */
  begin(doing: string, look: (signal: AbortSignal) => Promise<() => Arrival>): void;
  phase(): Phase;
  /** Holds a key behind what is looked for or waited for; false where nothing is, and the key is then not kept. */
  hold(held: Held): boolean;
  /** Holds a key until there is something here that it could act on; false where there is. */
  wait(held: Held): boolean;
  /**
   * Forgets the keys that wait, for one that leads away, and says which they were; undefined where that one is meant
   * for a line or a menu that one of them opens.
   */
  drop(): string | undefined;
  /** Stays here, and forgets what was typed ahead. */
  callOff(): void;
};

/**
 * Keys that were typed ahead, as they would be written: letters in a row, named keys apart. What stands behind `:login` may
 * be a secret, and is not written.
 */
export const typedAhead = (keys: readonly string[]): string => {
  const text = keys.reduce((before, key, index) => {
    const isLetter = (other: string | undefined) => other === undefined || other.length === 1;
    const apart = index > 0 && !(isLetter(key) && isLetter(keys[index - 1])) ? ' ' : '';
    return `${before}${apart}${key}`;
  }, '');
  return text.replace(/(:(?:[: ]|space)*login).+/i, '$1 …');
};

/** What of the state says whether keys have to wait. */
type LookupState = AnswersState & ShownAnswers & TablesState & ViewsState & OverlayState;

/** Whether there is nothing yet that a key could act on, and something may still come. */
const isEmptyYet = (state: LookupState): boolean => {
  // What lies over the view takes the keys.
  if (state.overlay.type !== 'none' && state.overlay.type !== 'lookup') return false;
  const view = currentView(state);
  return isLoading(state, view) && thingAtHand(state, view) === undefined;
};

/** Whether nothing came of what was to be here. */
const hasFailed = (state: LookupState): boolean => {
  const view = currentView(state);
  if (view.screen === 'probe') return false;
  const query = view.screen === 'list' ? listAsRead(state, view) : thingAsRead(state, view);
  return query?.status === 'failed' && query.data === undefined;
};

/** Lookups over the store. */
export const createLookups = (
  deps: Deps<LookupState & MessagesState>,
  endings: Endings,
): Lookups => {
  const { store, busy } = deps;
  const messages = createMessages(deps);
  let underWay: AbortController | undefined;
  let phase: Phase = 'none';
  let doingNow = '';
  let held: Held[] = [];
  let isPlaying = false;

  const show = () =>
    store.setState({
      overlay: { type: 'lookup', doing: doingNow, keys: held.map(({ key }) => key) },
    });

  const start = (next: Exclude<Phase, 'none'>, doing: string): AbortController => {
    underWay?.abort();
    const controller = new AbortController();
    underWay = controller;
    phase = next;
    doingNow = doing;
    return controller;
  };

  const end = () => {
    underWay = undefined;
    phase = 'none';
    endings.note();
    if (store.getState().overlay.type === 'lookup') store.setState({ overlay: { type: 'none' } });
  };

  /** Forgets what was held; gives how it would be written. */
  const forget = (): string => {
    const keys = typedAhead(held.map(({ key }) => key));
    held = [];
    return keys;
  };

  /** Presses what was held, in order, until something is looked or waited for again; the rest is then held on. */
  const play = () => {
    const { flash } = store.getState();
    isPlaying = true;
    while (underWay === undefined) {
      const next = held.shift();
      if (next === undefined) break;
      next.press();
    }
    isPlaying = false;
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

  /** Waits for what the keys that are held could act on, and presses them then. */
  const waitHere = async (): Promise<void> => {
    const controller = start('waiting', 'waiting for what is here');
    show();
    await filled(controller.signal);
    if (underWay !== controller) return;
    end();
    if (hasFailed(store.getState())) messages.add(`Not pressed: ${forget()}.`);
    else play();
  };

  const arrive = async (arrival: Arrival): Promise<void> => {
    const [first] = held;
    if (first === undefined) return;
    if (first.anywhere) play();
    // They were meant for what is not there: here they would act on something else.
    else if (arrival === 'not there') messages.add(`Not pressed: ${forget()}.`);
    else if (isEmptyYet(store.getState())) await waitHere();
    else play();
  };

  return {
    begin: (doing, look) => {
      const controller = start('looking', doing);
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
        // The view that it led to may start another lookup: the held keys are meant for the last one.
        if (underWay === undefined) await arrive(arrival);
      };
      void busy.during(work());
    },
    phase: () => phase,
    hold: (key) => {
      if (underWay === undefined) return false;
      held.push(key);
      show();
      return true;
    },
    wait: (key) => {
      if (underWay !== undefined || !isEmptyYet(store.getState())) return false;
      // One that waits again was pressed before those that are still held.
      held = isPlaying ? [key, ...held] : [...held, key];
      void busy.during(waitHere());
      return true;
    },
    drop: () => {
      if (phase !== 'waiting' || held.some(({ opens }) => opens === true)) return undefined;
      underWay?.abort();
      end();
      return forget();
    },
    callOff: () => {
      if (underWay === undefined) return;
      underWay.abort();
      const keys = forget();
      end();
      messages.flash(
        `Left off ${doingNow}.${keys === '' ? '' : ` Not pressed: ${keys}.`}`,
        'quiet',
      );
    },
  };
};
