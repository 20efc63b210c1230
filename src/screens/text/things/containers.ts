// Objects and lists in a JSON value: their entries, paths, and which are folded at first.

import { counted } from '../../../insight/counted.ts';
import { mask } from '../../../insight/secrets/masked.ts';
import type { Folds } from '../../../store/things/thingText.ts';

/** An object or a list that is not empty, with its entries in the order they were sent in. */
export type Container = {
  readonly type: 'object' | 'list';
  readonly entries: readonly (readonly [string, unknown])[];
};

/** Longer lists, and containers deeper than this, are folded at first. */
const longList = 200;
const deepNest = 6;

/** Containers below this level are not nested any more, so that no answer can exhaust the stack or the screen. */
export const deepestLevel = 100;

/** Longer texts are not read as JSON: they are drawn as the texts that they are. */
const longestJsonText = 200_000;

/** A value as a container; undefined for a scalar and for an empty object or list. */
export const containerOf = (value: unknown): Container | undefined => {
  if (typeof value !== 'object' || value === null) return undefined;
  if (Array.isArray(value)) {
    return value.length === 0
      ? undefined
      : { type: 'list', entries: value.map((entry, index) => [String(index), entry]) };
  }
  const entries = Object.entries(value);
  return entries.length === 0 ? undefined : { type: 'object', entries };
};

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** The container in a text that is JSON; undefined for every other value. */
export const containerInText = (value: unknown): Container | undefined =>
  typeof value === 'string' &&
  value.length <= longestJsonText &&
  /^\s*[[{]/.test(value) &&
  /[\]}]\s*$/.test(value.slice(-100))
    ? containerOf(parsed(value))
    : undefined;

/** The path of an entry, after the path of its container; that of the whole value is empty. */
export const pathTo = (path: string, name: string): string =>
  `${path}/${name.replaceAll('~', '~0').replaceAll('/', '~1').replaceAll('\n', '~2')}`;

/** Whether a container is folded: as the user left it, else by its length and depth. */
export const isFolded = (
  folds: Folds,
  path: string,
  depth: number,
  { entries }: Container,
  isText: boolean,
): boolean => {
  const byHand = folds.paths[path];
  if (byHand !== undefined) return byHand === 'folded';
  if (folds.all !== undefined) return folds.all === 'folded' && path !== '';
  return isText || entries.length > longList || depth > deepNest;
};

/** Whether a value is the mask that replaces a secret. */
export const isMask = (value: unknown): boolean => value === mask;

/** How many entries there are, and of what: `3 fields`, `1 item`. */
export const countOf = ({ type, entries }: Container): string => {
  const noun = type === 'list' ? 'item' : 'field';
  return counted(entries.length, noun);
};
