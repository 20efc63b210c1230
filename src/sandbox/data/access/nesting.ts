// Which groups of a directory are nested in which others.

/** Groups that a directory nests come in trees of so many: 1, 2, 4 and 8 of them on four levels. */
const treeSize = 15;
/** The groups before this one are built in, and nested in nothing. */
const firstNested = 20;
/** The place in its tree of the group that holds the root of its own tree, where a directory has such a cycle. */
const closesCycle = treeSize - 1;

/** The groups of a directory, by their places in it. */
export type Directory = {
  readonly count: number;
  /** Whether its first tree bites its own tail: the last group of it holds the first. */
  readonly hasCycle: boolean;
};

const exists =
  ({ count }: Directory) =>
  (local: number) =>
    local >= firstNested && local < count;

const treeOf = (local: number) => {
  const start = local - ((local - firstNested) % treeSize);
  return { start, position: local - start };
};

const closes = (start: number, { hasCycle }: Directory): boolean =>
  hasCycle && start === firstNested;

/** The groups that a group is nested in, one level up. */
export const parentsOf = (local: number, directory: Directory): readonly number[] => {
  if (!exists(directory)(local)) return [];
  const { start, position } = treeOf(local);
  const above = position === 0 ? [] : [start + ((position - 1) >> 1)];
  const bitten = position === 0 && closes(start, directory) ? [start + closesCycle] : [];
  return [...above, ...bitten].filter(exists(directory));
};

/** The groups that are nested in a group, one level down. */
export const childrenOf = (local: number, directory: Directory): readonly number[] => {
  if (!exists(directory)(local)) return [];
  const { start, position } = treeOf(local);
  const below = [2 * position + 1, 2 * position + 2].filter((place) => place < treeSize);
  const bitten = position === closesCycle && closes(start, directory) ? [0] : [];
  return [...below, ...bitten].map((place) => start + place).filter(exists(directory));
};
