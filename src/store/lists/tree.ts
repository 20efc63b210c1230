// The rows of a list with those that are folded into them, as a tree of two levels.

import type { Kind, Thing } from '../../resources/types.ts';
import { madeAnew } from '../filters/madeAnew.ts';

/** What of a kind says how its rows are folded. */
export type FoldingKind = Pick<Kind, 'children' | 'identify'>;

/**
 * The place of a row in the tree. A parent has so many rows folded into it, in sight or not; one that is `held` stays
 * unfolded for what the filter found in it.
 */
export type Fold =
  | {
      readonly is: 'parent';
      readonly children: number;
      readonly look: 'folded' | 'unfolded' | 'held';
    }
  | { readonly is: 'child' };

/** Rows as they stand on screen. What is in no fold is a row without children. */
export type Tree = {
  readonly rows: readonly Thing[];
  readonly folds: ReadonlyMap<Thing, Fold>;
};

const noFolds: ReadonlyMap<Thing, Fold> = new Map();
const noChildren: readonly Thing[] = [];

/** A list in which nothing is folded. */
export const flatTree = (rows: readonly Thing[]): Tree => ({ rows, folds: noFolds });

type Children = NonNullable<Kind['children']>;
const known = new WeakMap<Children, WeakMap<Thing, readonly Thing[]>>();

/** The rows that are folded into a row, made once for each row. */
export const childrenOf = ({ children }: Pick<Kind, 'children'>, row: Thing): readonly Thing[] => {
  if (children === undefined) return noChildren;
  const ofKind = known.get(children) ?? new WeakMap<Thing, readonly Thing[]>();
  known.set(children, ofKind);
  const found = ofKind.get(row) ?? children(row);
  ofKind.set(row, found);
  return found;
};

const flattened = new WeakMap<readonly Thing[], readonly Thing[]>();

/** All rows, each before those that are folded into it; the same rows where nothing is. */
export const withChildren = (
  rows: readonly Thing[],
  kind: Pick<Kind, 'children'>,
): readonly Thing[] => {
  if (kind.children === undefined) return rows;
  const before = flattened.get(rows);
  if (before !== undefined) return before;
  const all = rows.flatMap((row) => [row, ...childrenOf(kind, row)]);
  const made = all.length === rows.length ? rows : madeAnew(all);
  flattened.set(rows, made);
  return made;
};

/**
 * The rows to show: each of the first level, in this order, with its children behind it where it is unfolded. Where
 * `fits` narrows them, a row stays that fits or has a child that does, and of its children those that fit. A row that
 * does not fit itself is held unfolded; one that alone fits shows all of its children once it is unfolded.
 */
export const treeOf = (
  parents: readonly Thing[],
  kind: FoldingKind,
  unfolded: ReadonlySet<string>,
  fits: (row: Thing) => boolean = () => true,
): Tree => {
  const rows: Thing[] = [];
  const folds = new Map<Thing, Fold>();
  for (const parent of parents) {
    const children = childrenOf(kind, parent);
    const fitting = children.filter(fits);
    const isHeld = !fits(parent);
    if (isHeld && fitting.length === 0) continue;
    rows.push(parent);
    if (children.length === 0) continue;
    const look = isHeld ? 'held' : unfolded.has(kind.identify(parent)) ? 'unfolded' : 'folded';
    folds.set(parent, { is: 'parent', children: children.length, look });
    if (look === 'folded') continue;
    for (const child of fitting.length === 0 ? children : fitting) {
      rows.push(child);
      folds.set(child, { is: 'child' });
    }
  }
  return { rows, folds };
};

/** The rows of the first level: those that are counted. */
export const parentsIn = ({ rows, folds }: Tree): readonly Thing[] =>
  folds.size === 0 ? rows : rows.filter((row) => folds.get(row)?.is !== 'child');

/** The view with the children of a row shown, or not shown any more. */
export const withFoldTurned = <View extends { readonly unfolded: ReadonlySet<string> }>(
  view: View,
  id: string,
): View => {
  const unfolded = new Set(view.unfolded);
  if (!unfolded.delete(id)) unfolded.add(id);
  return { ...view, unfolded };
};
