// Objects and lists in a JSON value: their entries, paths, and which are folded at first.

import { mask } from '../../../insight/secrets/masked.ts';
import type { Folds } from '../../../store/things/thingText.ts';

/** An object or a list, as its entries in the order that they were sent in. */
export type Entries = {
  readonly type: 'object' | 'list';
  readonly entries: readonly (readonly [string, unknown])[];
};

/** Lists longer than this, and what lies deeper than this, are folded at first. */
const longList = 200;
const deepNest = 6;

/** Deeper than this nothing is taken apart any more, so that no answer can exhaust the stack. */
export const deepest = 200;

/** The entries of a value; undefined where it has none. */
export const entriesOf = (value: unknown): Entries | undefined => {
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

/** The entries of JSON that was sent as a text; undefined where a text is nothing of the kind. */
export const entriesInText = (value: unknown): Entries | undefined =>
  typeof value === 'string' && /^\s*[[{]/.test(value) && /[\]}]\s*$/.test(value)
    ? entriesOf(parsed(value))
    : undefined;

/** The path of an entry of what has a path; the whole has the empty one. */
export const pathTo = (path: string, name: string): string =>
  `${path}/${name.replaceAll('~', '~0').replaceAll('/', '~1').replaceAll('\n', '~2')}`;

/** How entries stand: as somebody left them, else as texts begin. */
export const isFolded = (
  folds: Folds,
  path: string,
  depth: number,
  { entries }: Entries,
  isText: boolean,
): boolean => {
  const byHand = folds.paths[path];
  if (byHand !== undefined) return byHand === 'folded';
  if (folds.all !== undefined) return folds.all === 'folded' && path !== '';
  return isText || entries.length > longList || depth > deepNest;
};

/** Whether a value is the stars that stand where a secret was. */
export const isMask = (value: unknown): boolean => value === mask;

/** What entries are called and how many there are: `3 entries`, `1 item`. */
export const countOf = ({ type, entries }: Entries): string => {
  const noun = type === 'list' ? 'item' : 'field';
  return `${entries.length.toLocaleString('en-US')} ${noun}${entries.length === 1 ? '' : 's'}`;
};
