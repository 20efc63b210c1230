// The menu machine: what a menu says of itself, moving in it, and the commands that all menus have.

import type { Explorer } from '../../store/explorer.ts';
import { bodyLines } from '../../store/frame/size.ts';
import type { Overlay } from '../../store/overlay.ts';
import type { CommandEntry } from '../types.ts';

/** The overlays that are menus: one of their entries is chosen. */
type MenuOverlay = Extract<Overlay, { readonly choice: number }>;

type MenuType = MenuOverlay['type'];

/** A key of a menu that ends it or acts on the chosen entry, and what it does. */
type MenuAction = Pick<CommandEntry, 'keys' | 'title' | 'hint'> & {
  /** The last part of the id of its command. */
  readonly name: string;
  run(explorer: Explorer, choice: number): void;
};

/** A menu as data. */
export type Menu = {
  readonly type: MenuType;
  /** What moving by one does, for the help. */
  readonly titles: { readonly down: string; readonly up: string };
  /** How many entries there are now. */
  count(explorer: Explorer): number;
  /** What Enter does with an entry; in some menus it only ends it. */
  readonly choose?: MenuAction;
  /** Commands of this menu alone. */
  readonly others: readonly CommandEntry[];
  /** How it is left, and what is done then. */
  readonly close: Omit<MenuAction, 'name' | 'run'> & {
    readonly afterwards?: (explorer: Explorer) => void;
  };
};

/** The entry of a menu that the cursor is on; the first where that menu is not on screen. */
export const choiceIn = (overlay: Overlay, type: MenuType): number =>
  overlay.type === type ? overlay.choice : 0;

const withChoice = (overlay: MenuOverlay, choice: number): Overlay => ({ ...overlay, choice });

/** Puts the cursor of a menu on an entry, as far as there are entries. */
export const chooseInMenu = (
  explorer: Explorer,
  menu: Pick<Menu, 'type' | 'count'>,
  choice: number,
): void => {
  const { overlay } = explorer.store.getState();
  if (overlay.type !== menu.type) return;
  const last = Math.max(0, menu.count(explorer) - 1);
  explorer.setOverlay(withChoice(overlay as MenuOverlay, Math.max(0, Math.min(choice, last))));
};

const moveIn = (explorer: Explorer, menu: Menu, by: number): void =>
  chooseInMenu(explorer, menu, choiceIn(explorer.store.getState().overlay, menu.type) + by);

/** The commands of one menu: moving, choosing, its own, leaving. */
export const commandsOfMenu = (menu: Menu): readonly CommandEntry[] => {
  const { type, titles, choose, others, close } = menu;
  const contexts = [type];
  const choosing: readonly CommandEntry[] =
    choose === undefined
      ? []
      : [
          {
            id: `${type}.${choose.name}`,
            keys: choose.keys,
            contexts,
            title: choose.title,
            hint: choose.hint,
            run: (explorer) =>
              choose.run(explorer, choiceIn(explorer.store.getState().overlay, type)),
          },
        ];
  return [
    {
      id: `${type}.down`,
      keys: ['j', 'down'],
      contexts,
      title: titles.down,
      run: (explorer) => moveIn(explorer, menu, 1),
    },
    {
      id: `${type}.up`,
      keys: ['k', 'up'],
      contexts,
      title: titles.up,
      run: (explorer) => moveIn(explorer, menu, -1),
    },
    ...choosing,
    ...others,
    {
      id: `${type}.close`,
      keys: close.keys,
      contexts,
      title: close.title,
      hint: close.hint,
      run: (explorer) => {
        explorer.setOverlay({ type: 'none' });
        close.afterwards?.(explorer);
      },
    },
  ];
};

/** Further than any menu goes. */
const toTheEnd = 1_000_000;

const page = (explorer: Explorer): number => Math.max(1, bodyLines(explorer.store.getState()) - 1);

/** Moving far in the menus, with the keys that do it in lists. In the copy menu letters copy. */
export const movingInMenus = (menus: Readonly<Record<MenuType, Menu>>): readonly CommandEntry[] => {
  const all = Object.values(menus).map(({ type }) => type);
  const lettersMove = all.filter((type) => type !== 'copy');
  const step = (explorer: Explorer, by: number): void => {
    const { overlay } = explorer.store.getState();
    const menu = Object.values(menus).find(({ type }) => type === overlay.type);
    if (menu !== undefined) moveIn(explorer, menu, by);
  };
  return [
    {
      id: 'menu.pageDown',
      keys: ['pgdn', 'ctrl-f'],
      contexts: all,
      title: 'down one page',
      run: (explorer) => step(explorer, page(explorer)),
    },
    {
      id: 'menu.pageUp',
      keys: ['pgup', 'ctrl-b'],
      contexts: all,
      title: 'up one page',
      run: (explorer) => step(explorer, -page(explorer)),
    },
    {
      id: 'menu.first',
      keys: ['g', 'home'],
      contexts: lettersMove,
      title: 'to the first',
      run: (explorer) => step(explorer, -toTheEnd),
    },
    {
      id: 'menu.last',
      keys: ['G', 'end'],
      contexts: lettersMove,
      title: 'to the last',
      run: (explorer) => step(explorer, toTheEnd),
    },
    {
      id: 'copy.first',
      keys: ['home'],
      contexts: ['copy'],
      title: 'to the first',
      run: (explorer) => step(explorer, -toTheEnd),
    },
    {
      id: 'copy.last',
      keys: ['end'],
      contexts: ['copy'],
      title: 'to the last',
      run: (explorer) => step(explorer, toTheEnd),
    },
  ];
};
