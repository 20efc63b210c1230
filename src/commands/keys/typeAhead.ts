import type { Explorer } from '../../store/explorer.ts';
import { currentView } from '../../store/navigation/view.ts';
import type { State } from '../../store/state.ts';
import { boundTo } from './keymap.ts';

/** What means the same in every view, and leads out of what was meant before. */
const anywhere: readonly string[] = ['command.open', 'view.back', 'help.open', 'app.suspend'];

/** What nobody has to wait with for the first rows: it means the same with them and without. */
const atOnce: readonly string[] = [
  ...anywhere,
  'history.back',
  'history.forward',
  'history.last',
  'view.refresh',
  'screen.repaint',
];

/** What acts on a place as it is, whether there are rows in it yet or not; behind keys that wait it waits as well. */
const needsNoRows: readonly string[] = [
  ...atOnce,
  'environment.byShortcut',
  'view.escape',
  'app.quit',
  'filter.open',
  'sort.open',
  'columns.open',
  'list.wide',
  'list.right',
  'list.left',
  'list.broken',
  'list.preview',
  'refresh.toggle',
];

/** What opens a line, a menu or a page: the keys behind it are for that. */
const opens: readonly string[] = [
  'filter.open',
  'search.open',
  'sort.open',
  'columns.open',
  'copy.open',
  'form.edit',
  'form.review',
];

/** What became of a key before it acted: it waits; it acts now; or it acts now instead of those that waited. */
export type TypedAhead =
  | { readonly type: 'held' }
  | { readonly type: 'now' }
  | { readonly type: 'instead'; readonly of: string };

/** Holds a key that cannot act yet: while something is looked for, or as long as there is nothing here to act on. */
export const typeAhead = (
  { lookups }: Explorer,
  state: State,
  key: string,
  press: () => void,
): TypedAhead => {
  if (lookups.phase() !== 'none' && boundTo(state, key, 'lookup') !== undefined) {
    return { type: 'now' };
  }
  const id = boundTo(state, key, currentView(state).screen)?.command.id;
  const isOneOf = (ids: readonly string[]): boolean => id !== undefined && ids.includes(id);
  if (lookups.phase() === 'waiting' && isOneOf(atOnce)) {
    const dropped = lookups.drop();
    if (dropped !== undefined) return { type: 'instead', of: dropped };
  }
  const held = { key, anywhere: isOneOf(anywhere), opens: isOneOf(opens), press };
  if (lookups.hold(held)) return { type: 'held' };
  const isForRows = state.overlay.type === 'none' && id !== undefined && !isOneOf(needsNoRows);
  return isForRows && lookups.wait(held) ? { type: 'held' } : { type: 'now' };
};
