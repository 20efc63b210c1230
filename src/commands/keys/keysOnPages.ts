// The usual keys of the commands that pages of codes name: those pages are printed where no explorer runs, too.

import { markedIds } from '../../model/keyed.ts';

/** The usual keys of these commands; the table of commands takes them from here. */
export const keysOnPages = {
  'thing.probe': ['p'],
  'probe.whole': ['D'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

const byId: Readonly<Record<string, readonly string[]>> = keysOnPages;

/** A sentence of a page with the usual keys of the commands that it names, each as `shown` writes it. */
export const fillUsualKeys = (text: string, shown = (key: string): string => key): string =>
  text.replaceAll(markedIds, (_, id: string) => shown(byId[id]?.[0] ?? id));
