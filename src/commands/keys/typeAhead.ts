// Decides whether a key waits because what it is meant for is not on screen yet.

import type { Explorer } from '../../store/explorer.ts';
import { currentView } from '../../store/navigation/view.ts';
import type { State } from '../../store/state.ts';
import { boundTo } from './keymap.ts';

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
  const command = boundTo(state, key, currentView(state).screen)?.command;
  const beforeRows = command?.beforeRows;
  const isAnywhere = beforeRows === 'anywhere';
  if (lookups.phase() === 'waiting' && (isAnywhere || beforeRows === 'at once')) {
    const dropped = lookups.drop();
    if (dropped !== undefined) return { type: 'instead', of: dropped };
  }
  const held = { key, anywhere: isAnywhere, opens: command?.opens !== undefined, press };
  if (lookups.hold(held)) return { type: 'held' };
  const isForRows = state.overlay.type === 'none' && beforeRows === 'waits';
  return isForRows && lookups.wait(held) ? { type: 'held' } : { type: 'now' };
};
