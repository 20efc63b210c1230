// What each overlay does with keys: its words, whether it is a line, a menu or a page, and what typing does.

import { keyed } from '../../model/keyed.ts';
import type { Explorer } from '../../store/explorer.ts';
import type { Field } from '../../store/forms/field.ts';
import type { Overlay } from '../../store/overlay.ts';
import { acceptGhost, typeFilter } from '../lists/filtering.ts';
import { typeSearch } from '../things/searching.ts';
import { type Context, type OverlayContext, views } from '../types.ts';

/** An overlay in which text is typed. */
export type LineOverlay = Extract<Overlay, { readonly field: Field }>;

/** The keys of an overlay in which text is typed. */
type LineKeys<Line> = {
  readonly is: 'line';
  /** What a changed text does. */
  changed(explorer: Explorer, overlay: Line, field: Field): void;
  /** Does what a key means here beside editing the text; false where it means nothing else. */
  press?(explorer: Explorer, key: string): boolean;
  /** Why nothing can be typed at the moment, as a sentence. */
  whyNot?(overlay: Line): string | undefined;
};

/** A page is text that scrolls; a review is text too, but wants to be answered; a notice only waits. */
type OtherKeys = { readonly is: 'page' | 'help' | 'review' | 'notice' };

type KeysOf<Over> = { readonly words: string } & (Over extends { readonly field: Field }
  ? LineKeys<Over>
  : Over extends { readonly choice: number }
    ? { readonly is: 'menu' }
    : OtherKeys);

/** What a changed text does where nothing acts on it while it is typed: a problem is about the text as it was. */
const keepText = (explorer: Explorer, overlay: LineOverlay, field: Field): void => {
  const changed = { ...overlay, field };
  explorer.setOverlay('problem' in changed ? { ...changed, problem: undefined } : changed);
};

/** Every overlay: where its keys are pressed in words, such as `in a filter`, and what it is for them. */
export const overlayKeys: {
  readonly [Type in OverlayContext]: KeysOf<Extract<Overlay, { readonly type: Type }>>;
} = {
  command: {
    words: 'in the command line',
    is: 'line',
    // Whoever types on is done with completions and earlier lines.
    changed: (explorer, { over }, field) =>
      explorer.setOverlay({ type: 'command', field, ...(over && { over }) }),
  },
  lookup: { words: 'while something is looked for', is: 'notice' },
  filter: {
    words: 'in a filter',
    is: 'line',
    changed: (explorer, _, field) => typeFilter(explorer, field),
    press: acceptGhost,
  },
  search: {
    words: 'in a search',
    is: 'line',
    changed: (explorer, _, field) => typeSearch(explorer, field),
  },
  sort: { words: 'in the sort menu', is: 'menu' },
  copy: { words: 'in the copy menu', is: 'menu' },
  columns: { words: 'in the menu of columns', is: 'menu' },
  columnPath: { words: 'in the path of a column', is: 'line', changed: keepText },
  edit: { words: 'in a field', is: 'line', changed: keepText },
  confirm: { words: 'in a review', is: 'review' },
  environments: { words: 'in the environments', is: 'menu' },
  whoami: { words: 'in who am I', is: 'page' },
  difference: { words: 'in a comparison', is: 'page' },
  items: { words: 'in the entries of a field', is: 'menu' },
  item: {
    words: 'in an entry',
    is: 'line',
    changed: keepText,
    whyNot: ({ reading }) =>
      reading ? keyed`It is being looked up. {Item.cancel} leaves it.` : undefined,
  },
  unlock: { words: 'where changes are allowed', is: 'line', changed: keepText },
  login: { words: 'where a new secret is typed', is: 'line', changed: keepText },
  help: { words: 'in the help', is: 'help' },
  helpSearch: { words: 'in the search of the help', is: 'line', changed: keepText },
  messages: { words: 'in the messages', is: 'page' },
  journal: { words: 'in the journal', is: 'page' },
  codes: { words: 'in the codes of findings', is: 'menu' },
  codesSearch: { words: 'in the search of codes', is: 'line', changed: keepText },
  code: { words: 'in the page of a code', is: 'page' },
};

const overlays = Object.keys(overlayKeys) as readonly OverlayContext[];

const thatAre = (...shapes: readonly string[]): readonly OverlayContext[] =>
  overlays.filter((type) => shapes.includes(overlayKeys[type].is));

/** Every context that a key can be pressed in. */
export const everywhere: readonly Context[] = [...views, ...overlays];

/** What lies over a view and takes no letters: menus and pages. */
export const panels = thatAre('menu', 'page');

/** What is text that only scrolls: the pages and the help. */
export const scrolledTexts = thatAre('page', 'help');

/** What typing does in an overlay; undefined in one that takes no text. */
export const lineIn = (
  overlay: Overlay,
): { readonly overlay: LineOverlay; readonly keys: LineKeys<LineOverlay> } | undefined => {
  if (!('field' in overlay)) return undefined;
  const keys: LineKeys<LineOverlay> = overlayKeys[overlay.type];
  return { overlay, keys };
};
