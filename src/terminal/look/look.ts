// The look of the session, which can change while it runs: theme, palette, paint.

import { type Background, type ColourDepth, type Palette, themeOf } from './themes.ts';
import { createPaint, type Paint } from './tones.ts';

/** What the owner wants of the look; `auto` goes by what the terminal says of itself. */
export type LookOptions = {
  readonly theme: 'auto' | 'dark' | 'light';
  readonly palette: Palette;
  readonly depth: ColourDepth;
  readonly ascii: boolean;
  /** What is known of the background before the terminal has been asked. */
  readonly background: Background;
};

/** How the session looks, which can change while it runs. */
export type Look = {
  /** The paint of now: another one whenever it paints otherwise. */
  paint(): Paint;
  /** Calls `listener` whenever the paint is another; gives a function that ends that. */
  subscribe(listener: () => void): () => void;
  /** Takes what the terminal said of its background. */
  found(background: Background): void;
  /** What can be chosen by name. */
  readonly names: readonly string[];
  /** What is chosen now, in words. */
  words(): string;
  /** Chooses a theme or a palette by its name; false where there is none of that name. */
  choose(name: string): boolean;
};

const themes = ['auto', 'dark', 'light'] as const;
const palettes = ['usual', 'colour-blind'] as const;

/** A look that begins with what is wanted and known. */
export const createLook = (options: LookOptions): Look => {
  const { depth, ascii } = options;
  const listeners = new Set<() => void>();
  let { theme, palette, background } = options;
  const shown = (): Background => (theme === 'auto' ? background : theme);
  const make = (): Paint => createPaint({ theme: themeOf(depth, shown(), palette), ascii });
  let paint = make();
  const renew = (change: () => void): void => {
    const before = themeOf(depth, shown(), palette);
    change();
    // What looks the same is not painted again.
    if (themeOf(depth, shown(), palette) === before) return;
    paint = make();
    for (const listener of listeners) listener();
  };
  return {
    paint: () => paint,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    found: (is) =>
      renew(() => {
        background = is;
      }),
    names: [...themes, ...palettes],
    words: () => {
      const is = theme === 'auto' && background !== 'unknown' ? ` (${background})` : '';
      return `${theme}${is}, ${depth === 'none' ? 'no colours' : palette}`;
    },
    choose: (name) => {
      const chosenTheme = themes.find((known) => known === name);
      const chosenPalette = palettes.find((known) => known === name);
      renew(() => {
        theme = chosenTheme ?? theme;
        palette = chosenPalette ?? palette;
      });
      return chosenTheme !== undefined || chosenPalette !== undefined;
    },
  };
};
