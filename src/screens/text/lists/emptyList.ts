// What stands in place of the rows of a list that shows none though it was read.

import type { Fill } from '../../../commands/keys/fillKeys.ts';
import { keyed } from '../../../model/keyed.ts';
import { emptyMeaning, narrowedTo, wideningOf } from '../../../resources/narrowing.ts';
import type { Column, Kind } from '../../../resources/types.ts';
import { readFilter } from '../../../store/filters/filter.ts';
import type { ListView } from '../../../store/navigation/view.ts';

/** What makes a list show none of its rows, beside where it hangs. */
export type Emptied = Pick<ListView, 'scope' | 'filter' | 'onlyBroken'> & {
  /** Whether there are rows that the filter or the toggle hides, here or at the tenant. */
  readonly hidesRows: boolean;
  /** Whether the filter is still being typed. */
  readonly isTyping: boolean;
};

/**
 * Sentences for a list without rows: what it was narrowed to and how to see more, or what it means that there is nothing.
 */
export const emptyListSentences = (
  kind: Kind,
  { scope, filter, onlyBroken, hidesRows, isTyping }: Emptied,
  columns: readonly Column[],
  fill: Fill,
): readonly string[] => {
  const typed = filter.trim();
  if (!hidesRows || (!onlyBroken && typed === '')) return [fill(emptyMeaning(kind, scope))];
  const where = narrowedTo(kind, scope);
  const nothing = where === undefined ? 'Nothing' : `Nothing ${where}`;
  const widening = wideningOf(kind, scope);
  const next = isTyping
    ? keyed`{Filter.cancel} leaves the list as it was`
    : onlyBroken
      ? keyed`{list.broken} shows the rest too`
      : keyed`{View.escape} clears it`;
  const what = onlyBroken
    ? `${nothing}${typed === '' ? '' : ` that fits the filter ${typed}`} is broken.`
    : `${nothing} fits the filter ${typed}.`;
  return [
    [what, `${fill(next)}.`, ...(widening === undefined ? [] : [widening])].join(' '),
    ...readFilter(filter, columns).notices,
  ];
};
