// Moves the cursor of a thing between lines, links and parts, and folds its text.

import { kindOf } from '../../resources/index.ts';
import type { Destination } from '../../resources/types.ts';
import type { Explorer } from '../../store/explorer.ts';
import { bodyLines } from '../../store/frame/size.ts';
import { type Move, moved, topAfter, topFor, topForFound } from '../../store/lists/listWindow.ts';
import {
  currentView,
  type LookedAtAs,
  type TextCursor,
  type ThingView,
} from '../../store/navigation/view.ts';
import { thingAtHand } from '../../store/selectors.ts';
import type { State } from '../../store/state.ts';
import { keepCursor, onLine } from '../../store/things/keepCursor.ts';
import {
  type Folds,
  lineOf,
  type Stop,
  type ThingLine,
  type ThingText,
} from '../../store/things/thingText.ts';

/** The thing on screen with its text and the line under its cursor. */
export type InThing = {
  readonly view: ThingView;
  readonly text: ThingText;
  readonly cursor: number;
  readonly line: ThingLine | undefined;
};

/** What the keys of a thing act on; undefined where no thing is on screen. */
export const inThing = (explorer: Explorer): InThing | undefined => {
  const shown = currentView(explorer.store.getState());
  const text = explorer.text();
  if (shown.screen !== 'thing' || text === undefined) return undefined;
  const view = keepCursor(shown, text.lines);
  const cursor = Math.max(0, Math.min(view.cursor, text.lines.length - 1));
  return { view, text, cursor, line: text.lines[cursor] };
};

/** Puts the cursor on a line; the text scrolls with it. */
export const putCursor = (explorer: Explorer, cursor: number, at = 0): void =>
  explorer.changeThing((shown) => {
    const lines = explorer.text()?.lines ?? [];
    const height = bodyLines(explorer.store.getState());
    const view = keepCursor(shown, lines);
    const on = onLine(lines[cursor], { at, part: view.part });
    return { ...view, on, cursor, at, scroll: topFor(view.scroll, cursor, lines.length, height) };
  });

/** Puts the cursor on a line that was searched for, with some of the text around it in sight. */
export const showFound = (explorer: Explorer, line: number): void => {
  const lines = explorer.text()?.lines ?? [];
  const height = bodyLines(explorer.store.getState());
  explorer.changeThing((shown) => {
    const view = keepCursor(shown, lines);
    return { ...view, scroll: topForFound(view.scroll, line, lines.length, height) };
  });
  putCursor(explorer, line);
};

/** Moves the cursor of a thing through its lines. */
export const moveInThing = (explorer: Explorer, move: Move): void => {
  const here = inThing(explorer);
  if (here === undefined) return;
  const count = here.text.lines.length;
  const height = bodyLines(explorer.store.getState());
  if ('scroll' in move) {
    const top = topFor(here.view.scroll, here.cursor, count, height);
    const scroll = topAfter(top, move.scroll, count, height);
    explorer.changeThing(() => ({ ...here.view, scroll }));
  }
  putCursor(explorer, Math.max(0, Math.min(moved(here.cursor, move, count), count - 1)));
};

/** Folds or unfolds, and keeps the cursor on what it was on, or on what now hides it. */
export const changeFolds = (explorer: Explorer, folds: Folds, key: string | undefined): void => {
  explorer.changeThing((view) => ({ ...view, folds }));
  const lines = explorer.text()?.lines ?? [];
  const cursor = key === undefined ? -1 : lineOf(lines, key);
  if (cursor !== -1) putCursor(explorer, cursor);
};

const foldAt = (explorer: Explorer, path: string, to: 'open' | 'folded'): void => {
  const here = inThing(explorer);
  if (here === undefined) return;
  const { folds } = here.view;
  const paths = { ...folds.paths, [path]: to };
  changeFolds(explorer, { ...folds, paths }, to === 'folded' ? path : here.line?.key);
};

/** Folds what the cursor is on where that is open, else what it is in. */
export const foldHere = (explorer: Explorer): void => {
  const line = inThing(explorer)?.line;
  const path = line?.fold?.isFolded === false ? line.fold.path : line?.inside;
  if (path === undefined) explorer.remark('There is nothing to fold here.');
  else foldAt(explorer, path, 'folded');
};

/** Unfolds what the cursor is on. */
export const unfoldHere = (explorer: Explorer): void => {
  const fold = inThing(explorer)?.line?.fold;
  if (fold?.isFolded === true) foldAt(explorer, fold.path, 'open');
  else explorer.remark('There is nothing folded here.');
};

/** Folds all, or unfolds all where all was folded last. */
export const foldAll = (explorer: Explorer): void => {
  const here = inThing(explorer);
  if (here === undefined) return;
  const all = here.view.folds.all === 'folded' ? 'open' : 'folded';
  changeFolds(explorer, { all, paths: {} }, here.line?.key);
};

type StopOnLine = { readonly line: number; readonly at: number; readonly stop: Stop };

/** All links and parts of a text, in their order; a long one that is on many lines counts once. */
const stopsIn = ({ lines }: ThingText): readonly StopOnLine[] =>
  lines.flatMap(({ key, stops }, line) =>
    key === lines[line - 1]?.key ? [] : stops.map((stop, at) => ({ line, at, stop })),
  );

const indexHere = ({ view, cursor, line, text }: InThing, stops: readonly StopOnLine[]): number => {
  const first = text.lines.findIndex(({ key }) => key === line?.key);
  return stops.findIndex(
    (found) =>
      found.line === first &&
      (found.stop.type === 'part'
        ? found.stop.index === view.part
        : found.at === (cursor === view.cursor ? view.at : 0)),
  );
};

/** The next or previous link or part, round the end. */
export const toStop = (explorer: Explorer, by: 1 | -1): void => {
  const here = inThing(explorer);
  if (here === undefined) return;
  const stops = stopsIn(here.text);
  const index = indexHere(here, stops);
  const next =
    index !== -1
      ? stops[(index + by + stops.length) % stops.length]
      : by === 1
        ? (stops.find(({ line }) => line > here.cursor) ?? stops[0])
        : (stops.findLast(({ line }) => line < here.cursor) ?? stops.at(-1));
  if (next === undefined) {
    const isFolded = here.text.lines.some(({ fold }) => fold?.isFolded === true);
    explorer.remark(
      isFolded
        ? 'Nothing in sight leads anywhere; what is folded may.'
        : 'Nothing in this text leads anywhere.',
    );
    return;
  }
  const { line, at, stop } = next;
  if (stop.type === 'part') explorer.changeThing((view) => ({ ...view, part: stop.index }));
  putCursor(explorer, line, at);
};

/** Another part is chosen, and the cursor goes to it. */
export const choosePart = (explorer: Explorer, by: number): void => {
  const here = inThing(explorer);
  if (here === undefined) return;
  const count = kindOf(here.view.kind).parts?.length ?? 0;
  const part = Math.max(0, Math.min(here.view.part + by, count - 1));
  const isPart = (stop: Stop) => stop.type === 'part' && stop.index === part;
  const line = here.text.lines.findIndex(({ stops }) => stops.some(isPart));
  explorer.changeThing((view) => ({ ...view, part }));
  if (line !== -1) putCursor(explorer, line);
};

/** Where a numbered part of the thing on screen leads. */
export const partOf = (state: State, index: number): Destination | undefined => {
  const view = currentView(state);
  const row = thingAtHand(state, view);
  return row === undefined ? undefined : kindOf(view.kind).parts?.[index]?.to(row);
};

/** Goes where the cursor is on, or does what it can do: a link, a part, a fold; else the chosen part. */
export const enter = (explorer: Explorer): void => {
  const here = inThing(explorer);
  if (here === undefined) return;
  const { view, line } = here;
  const links = (line?.stops ?? []).filter((stop) => stop.type === 'link');
  const link = links[Math.min(view.at, links.length - 1)];
  const state = explorer.store.getState();
  const to = link?.to ?? (view.as === 'details' ? partOf(state, view.part) : undefined);
  if (to !== undefined) explorer.open(to);
  else if (line?.fold !== undefined) {
    foldAt(explorer, line.fold.path, line.fold.isFolded ? 'open' : 'folded');
  } else explorer.remark('This line leads nowhere.');
};

const start: TextCursor = { on: undefined, cursor: 0, at: 0, scroll: 0 };

/** Looks at the thing on screen in another way; JSON and YAML show the same value, every way else keeps its cursor. */
export const lookAt = (explorer: Explorer, as: LookedAtAs): void => {
  const key = inThing(explorer)?.line?.key;
  explorer.changeThing((view) => {
    if (view.as === as) return view;
    const { on, cursor, at, scroll } = view;
    const cursors = { ...view.cursors, [view.as]: { on, cursor, at, scroll } };
    return { ...view, ...(view.cursors[as] ?? start), as, cursors };
  });
  const same = key?.startsWith('/') ? lineOf(explorer.text()?.lines ?? [], key) : -1;
  if (as !== 'details' && same !== -1) putCursor(explorer, same);
};
