// Whether a dialog that acts may hear its acting key: it is drawn, and no other key came for a moment.

import type { Busy } from './busy.ts';
import type { Slice } from './deps.ts';
import type { Overlay, OverlayState } from './overlay.ts';

/** How a key reached the program. */
export type Arrival = {
  /** It came alone in its read, and was not held back: nobody typed or pasted it along with others. */
  readonly isAlone: boolean;
};

/** A key that somebody pressed by itself. */
export const pressedAlone: Arrival = { isAlone: true };

/**
 * - `act`: the dialog may act;
 * - `soon`: the key came before the dialog could be read, or right behind another key;
 * - `burst`: the key came together with others, as pasted text and security keys do.
 */
export type Hearing = 'act' | 'soon' | 'burst';

/** Keeps stray keys from a dialog that acts. */
export type Quiet = {
  /** What a dialog may make of a key that arrived so. */
  hears(arrival: Arrival): Hearing;
  /** A key was pressed: the quiet begins anew. */
  pressed(): void;
};

/** How long a dialog must stand without a key before it acts, milliseconds. Text that is typed or sent comes faster. */
const quietMs = 350;

type QuietParts = {
  readonly store: Slice<OverlayState>;
  readonly busy: Busy;
  /** Milliseconds of a clock that never jumps. */
  readonly elapsed: () => number;
  readonly after: (delayMs: number, run: () => void) => () => void;
  /** Settles once what the store holds is on screen; absent where nothing is drawn. */
  readonly untilDrawn: (() => Promise<void>) | undefined;
};

/** What tells one dialog that acts from the next; undefined where nothing that acts is on screen. */
const dialogOf = (overlay: Overlay): unknown => {
  switch (overlay.type) {
    case 'confirm':
      return overlay.request;
    case 'unlock':
      return 'unlock';
    default:
      return undefined;
  }
};

/** The quiet of the dialogs over a store. The program is at rest only once the dialog on screen can hear. */
export const createQuiet = (parts: QuietParts): Quiet => {
  const { store, busy, elapsed, after, untilDrawn } = parts;
  let sinceMs = Number.POSITIVE_INFINITY;
  let dialog: unknown;

  const rest = (): void => {
    sinceMs = elapsed();
    if (untilDrawn !== undefined) {
      void busy.during(new Promise<void>((resolve) => after(quietMs, resolve)));
    }
  };

  store.subscribe(({ overlay }, before) => {
    if (overlay === before.overlay) return;
    const now = dialogOf(overlay);
    if (now === dialog) return;
    dialog = now;
    sinceMs = Number.POSITIVE_INFINITY;
    if (now === undefined) return;
    if (untilDrawn === undefined) {
      rest();
      return;
    }
    void busy.during(
      untilDrawn().then(() => {
        if (dialog === now) rest();
      }),
    );
  });

  return {
    hears: ({ isAlone }) => {
      if (!isAlone) return 'burst';
      return elapsed() - sinceMs >= quietMs ? 'act' : 'soon';
    },
    pressed: () => {
      if (dialog !== undefined && sinceMs !== Number.POSITIVE_INFINITY) rest();
    },
  };
};
