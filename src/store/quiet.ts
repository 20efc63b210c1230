// Keeps stray keys from what acts: questions that are answered, drafts that are given up, live checks that are begun.

import type { Busy } from './busy.ts';
import type { Slice } from './deps.ts';
import type { DraftsState } from './forms/drafts.ts';
import { type OverlayState, questionIn } from './overlay.ts';

/** How a key reached the program. */
export type Arrival = {
  /** It came alone in its read, and was not held back: nobody typed or pasted it along with others. */
  readonly isAlone: boolean;
};

/** A key that somebody pressed by itself. */
export const pressedAlone: Arrival = { isAlone: true };

/**
 * What must be true of the key that acts:
 * - `quiet`: it answers a question, which was drawn, and no other key came for a moment;
 * - `alone`: it gives up what cannot be brought back, and is no part of a burst;
 * - `once`: it begins what costs a connected system something, and is the first in its burst that does.
 */
export type Need = 'quiet' | 'alone' | 'once';

/**
 * - `act`: it may act;
 * - `soon`: the key came before the question could be read, or right behind another key;
 * - `burst`: the key came together with others, as pasted text and security keys do.
 */
export type Hearing = 'act' | 'soon' | 'burst';

/** A question in the message line: not there long enough to be read, there, or asked so long ago that nobody means it. */
export type Question = 'too new' | 'asked' | 'too old';

/** Keeps stray keys from what acts. */
export type Quiet = {
  /** A key has arrived: what it may do is asked of `hears`. */
  arrives(arrival: Arrival): void;
  /** Whether the key in hand may do what needs this. */
  hears(need: Need): Hearing;
  /** The key in hand has done what it does: the quiet begins anew. */
  pressed(): void;
  /** A question is asked in the message line; gives whether it is still to be answered. */
  asks(): () => Question;
};

/** How long a question must stand without a key before it is answered, milliseconds. Text that is typed or sent comes faster. */
const quietMs = 350;

/** Keys that follow each other faster than this were not pressed one by one, milliseconds. */
const burstMs = 50;

/** How long a question in the message line is remembered, milliseconds. */
const askedForMs = 60_000;

type QuietParts = {
  readonly store: Slice<OverlayState & DraftsState>;
  readonly busy: Busy;
  /** Milliseconds of a clock that never jumps. */
  readonly elapsed: () => number;
  readonly after: (delayMs: number, run: () => void) => () => void;
  /** Settles once what the store holds is on screen; absent where nothing is drawn. */
  readonly untilDrawn: (() => Promise<void>) | undefined;
};

/** The quiet over a store. The program is at rest only once what is on screen can be answered. */
export const createQuiet = (parts: QuietParts): Quiet => {
  const { store, busy, elapsed, after, untilDrawn } = parts;
  let sinceMs = Number.POSITIVE_INFINITY;
  let dialog: unknown;
  let lastKeyMs = Number.NEGATIVE_INFINITY;
  let inHand = pressedAlone;
  let isInBurst = false;
  let hasBegun = false;

  const restFor = (ms: number): void => {
    if (untilDrawn === undefined) return;
    void busy.during(new Promise<void>((resolve) => after(ms, resolve)));
  };

  const rest = (): void => {
    sinceMs = elapsed();
    restFor(quietMs);
  };

  /** Does something once what the store holds is on screen. */
  const onceDrawn = (then: () => void): void => {
    if (untilDrawn === undefined) then();
    else void busy.during(untilDrawn().then(then));
  };

  store.subscribe(({ overlay }, before) => {
    if (overlay === before.overlay) return;
    const now = questionIn(overlay);
    if (now === dialog) return;
    dialog = now;
    sinceMs = Number.POSITIVE_INFINITY;
    if (now === undefined) return;
    onceDrawn(() => {
      if (dialog === now) rest();
    });
  });

  return {
    arrives: (arrival) => {
      const nowMs = elapsed();
      inHand = arrival;
      isInBurst = !arrival.isAlone || nowMs - lastKeyMs < burstMs;
      if (!isInBurst) hasBegun = false;
      lastKeyMs = nowMs;
    },
    hears: (need) => {
      switch (need) {
        case 'once':
          if (isInBurst && hasBegun) return 'burst';
          hasBegun = true;
          return 'act';
        case 'alone':
          return isInBurst ? 'burst' : 'act';
        case 'quiet':
          if (!inHand.isAlone) return 'burst';
          return elapsed() - sinceMs >= quietMs ? 'act' : 'soon';
      }
    },
    pressed: () => {
      if (dialog !== undefined && sinceMs !== Number.POSITIVE_INFINITY) rest();
      else if (Object.keys(store.getState().drafts).length > 0) restFor(burstMs);
    },
    asks: () => {
      let askedMs = Number.POSITIVE_INFINITY;
      onceDrawn(() => {
        askedMs = elapsed();
        restFor(quietMs);
      });
      return () => {
        const sinceAskedMs = elapsed() - askedMs;
        if (sinceAskedMs < quietMs) return 'too new';
        return sinceAskedMs <= askedForMs ? 'asked' : 'too old';
      };
    },
  };
};
