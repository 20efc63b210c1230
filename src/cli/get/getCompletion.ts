// Puts to rows that are printed what other calls know of them.

import type { Api } from '../../api/index.ts';
import type { Item, Kind, Scope } from '../../resources/types.ts';
import { hasCells, type Output } from './formats/index.ts';

/** The items with what other calls know of them. Objects are given as the API has them, so that nothing is asked for them. */
export const completedFor = async (
  api: Api,
  { complete }: Kind,
  output: Output,
  scope: Scope,
  items: readonly Item[],
): Promise<readonly Item[]> => {
  if (complete === undefined || items.length === 0 || !hasCells(output)) return items;
  const completion = await complete(api, scope, {});
  return items.map((item) => ({ ...item, value: completion.addTo(item.value) }));
};
