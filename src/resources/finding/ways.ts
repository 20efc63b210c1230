// The ways in which things of a kind are found, as its field `found` says.

import { contains, startsWith } from '../../model/filters/filterExpression.ts';
import { printFilter } from '../../model/filters/printFilter.ts';
import type { ById, ByName, InFind } from '../kindFields.ts';
import type { Kind } from '../types.ts';

type Ways = { readonly byName: ByName; readonly byId: ById; readonly inFind: InFind };

/** How things of a kind are found; no way of its own where they are found as another kind. */
export const waysOf = ({ found }: Pick<Kind, 'found'>): Ways =>
  typeof found === 'object' && 'byName' in found
    ? found
    : { byName: 'no', byId: 'no', inFind: 'no' };

/** Whether things of a kind can be found by their names. */
export const hasNames = (kind: Kind): boolean => waysOf(kind).byName !== 'no';

/** The filters that ask the tenant for things that are called like this; none where all must be read. */
export const filtersByName = (kind: Kind, text: string): readonly string[] => {
  const { byName } = waysOf(kind);
  if (typeof byName === 'string') return [];
  return 'holding' in byName
    ? [printFilter(contains(byName.holding, text))]
    : byName.beginning.map((property) => printFilter(startsWith(property, text)));
};

/** Whether the tenant only knows which names begin so, and not which hold a text. */
export const isFoundByBeginning = (kind: Kind): boolean => {
  const { byName } = waysOf(kind);
  return typeof byName === 'object' && 'beginning' in byName;
};
