// Keeps the cursor of a text on the same thing when the text gets other lines.

import type { ThingView } from '../navigation/view.ts';
import { lineOf, type On, type ThingLine } from './thingText.ts';

/** What the cursor is on when it goes to a line: what Enter would open, else what stands first on the line. */
export const onLine = (
  line: ThingLine | undefined,
  { at, part }: Pick<ThingView, 'at' | 'part'>,
): On | undefined => {
  if (line === undefined) return undefined;
  const chosen = line.stops.findIndex((stop) => stop.type === 'part' && stop.index === part);
  const stop = chosen === -1 ? at : chosen;
  const beside = line.beside?.find((other) => other.at === stop);
  return beside === undefined ? { key: line.key, from: line.from } : { key: beside.key, from: 0 };
};

const shows = (lines: readonly ThingLine[], index: number, { key, from }: On): boolean => {
  const line = lines[index];
  if (line === undefined) return false;
  if (line.key !== key) return line.beside?.some((other) => other.key === key) === true;
  // A long text is on many lines: the last one that begins at or before the cursor's text shows it.
  const next = lines[index + 1];
  return line.from <= from && (next?.key !== key || next.from > from);
};

const lineShowing = (lines: readonly ThingLine[], on: On): number => {
  const found = lines.findIndex((_, index) => shows(lines, index, on));
  return found === -1 ? lineOf(lines, on.key) : found;
};

/**
 * The view with its cursor on the same thing as before. Another width, other folds or another answer move that thing to
 * another line. The window moves along with the cursor, but a window at the top stays at the top.
 */
export const keepCursor = (view: ThingView, lines: readonly ThingLine[]): ThingView => {
  const { on } = view;
  if (on === undefined) return view;
  const cursor = shows(lines, view.cursor, on) ? view.cursor : lineShowing(lines, on);
  if (cursor === -1) return view;
  const at = lines[cursor]?.beside?.find(({ key }) => key === on.key)?.at ?? 0;
  if (cursor === view.cursor && at === view.at) return view;
  const scroll = view.scroll === 0 ? 0 : Math.max(0, view.scroll + cursor - view.cursor);
  return { ...view, cursor, at, scroll };
};
