// Keeps a thing that was read beside any list, for the view that is opened of it.

import type { Destination, Item, Thing } from '../../resources/types.ts';
import type { Deps } from '../deps.ts';
import { thingQuestionOf, viewOf } from '../navigation/view.ts';
import { type AnswersState, withThing } from '../queries/query.ts';

/** Keeps the thing as the answer for its destination. */
export const keepThing = (
  { store, now }: Pick<Deps<Pick<AnswersState, 'things'>>, 'store' | 'now'>,
  to: Destination,
  item: Item<Thing>,
): void => {
  const view = viewOf(to, 0);
  if (view.screen !== 'thing' && view.screen !== 'form') return;
  store.setState(({ things }) => ({
    things: withThing(things, thingQuestionOf(view), item, now()),
  }));
};
