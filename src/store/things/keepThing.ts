// Keeps a thing that was read beside any list, for the view that is opened of it.

import type { Destination, Item, Thing } from '../../resources/types.ts';
import type { Deps } from '../deps.ts';
import { queryKey, viewOf } from '../navigation/view.ts';
import type { AnswersState } from '../queries/query.ts';

export const keepThing = (
  { store, now }: Pick<Deps<Pick<AnswersState, 'things'>>, 'store' | 'now'>,
  to: Destination,
  item: Item<Thing>,
): void =>
  store.setState(({ things }) => ({
    things: {
      ...things,
      [queryKey(viewOf(to, 0))]: { status: 'ready', data: { item }, fetchedAtMs: now() },
    },
  }));
