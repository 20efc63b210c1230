// Which groups of a directory are nested in which others.

/** Nested groups form trees of 15 groups: 1, 2, 4 and 8 on four levels. */
const treeSize = 15;
/** The groups before this one are built in and not nested. */
const firstNested = 20;
/** The place, in a tree with a cycle, of the group that contains the root of the tree. */
const cycleEnd = treeSize - 1;

/** The groups of a directory, by their places in it. */
export type Directory = {
  readonly count: number;
  /** Whether its first tree has a cycle: its last group contains its first one. */
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

const isInCycle = (start: number, { hasCycle }: Directory): boolean =>
  hasCycle && start === firstNested;

/** The groups that a group is nested in, one level up. */
export const parentsOf = (local: number, directory: Directory): readonly number[] => {
  if (!exists(directory)(local)) return [];
  const { start, position } = treeOf(local);
  const above = position === 0 ? [] : [start + ((position - 1) >> 1)];
  const throughCycle = position === 0 && isInCycle(start, directory) ? [start + cycleEnd] : [];
  return [...above, ...throughCycle].filter(exists(directory));
};

/** The groups that are nested in a group, one level down. */
export const childrenOf = (local: number, directory: Directory): readonly number[] => {
  if (!exists(directory)(local)) return [];
  const { start, position } = treeOf(local);
  const below = [2 * position + 1, 2 * position + 2].filter((place) => place < treeSize);
  const throughCycle = position === cycleEnd && isInCycle(start, directory) ? [0] : [];
  return [...below, ...throughCycle].map((place) => start + place).filter(exists(directory));
};
