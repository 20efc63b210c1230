// Finds a thing by its id among the rows that lists have brought already.

import { sourceAt } from '../../../resources/cells/links.ts';
import { kindsById } from '../../../resources/finding/findById.ts';
import { thingOf } from '../../../resources/finding/findThing.ts';
import { otherForm } from '../../../resources/finding/ids.ts';
import { catalogue } from '../../../resources/index.ts';
import { isListedAlone } from '../../../resources/placement.ts';
import type { Destination, Kind, Scope } from '../../../resources/types.ts';
import { listsOf } from '../../../store/queries/query.ts';
import type { State } from '../../../store/state.ts';

/** The views to open for a row: its source first, where the thing can only be read within it. */
const wayTo = (kind: Kind, scope: Scope, id: string, label: string) => {
  const to: Destination = { screen: 'thing', kind: kind.id, id, label, scope };
  const source = sourceAt(scope.source);
  return source === undefined ? [to] : [source, to];
};

/** The views to open, from the first one on, for a thing that some list has brought already. */
export const loadedThing = (
  state: Pick<State, 'session' | 'lists'>,
  id: string,
): readonly Destination[] | undefined => {
  const forms = [id.toLowerCase(), otherForm(id).toLowerCase()];
  const likeliest = kindsById(state.session.product);
  // A result of a search opens as the thing itself, not as a result.
  const others = catalogue.filter((kind) => !likeliest.includes(kind) && kind.asks === undefined);
  for (const kind of [...likeliest, ...others]) {
    for (const { question, data } of listsOf(state, kind.id)) {
      const row = data?.rows.find((other) => forms.includes(kind.identify(other).toLowerCase()));
      if (row === undefined) continue;
      const way = isListedAlone(kind)
        ? [thingOf(kind, row).to]
        : wayTo(kind, question.scope, kind.identify(row), kind.label(row));
      return way;
    }
  }
  return undefined;
};
