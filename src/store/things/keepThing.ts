import type { Destination, Item, Thing } from '../../resources/types.ts';
import type { Deps } from '../deps.ts';
import { queryKey, viewOf } from '../navigation/view.ts';

/** Keeps a thing that was read beside any list, for the view that is opened of it. */
export const keepThing = (
  { store, now }: Pick<Deps, 'store' | 'now'>,
  to: Destination,
  item: Item<Thing>,
): void =>
  store.setState(({ things }) => ({
    things: {
      ...things,
      [queryKey(viewOf(to, 0))]: { status: 'ready', data: { item }, fetchedAtMs: now() },
    },
  }));
