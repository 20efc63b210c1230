// The things that copying and saving act on: the marked ones, or the one under the cursor.

import { sentenceOf } from '../../api/sentences.ts';
import type { ApiError } from '../../model/apiError.ts';
import { columnsOf } from '../../resources/cells/columns.ts';
import { kindOf } from '../../resources/index.ts';
import type { Column, Kind, Reading, Scope, Thing } from '../../resources/types.ts';
import { markedOrAtHand } from '../../store/lists/marks.ts';
import { currentView } from '../../store/navigation/view.ts';
import { countedTo, readAt } from '../../store/queries/countedTo.ts';
import { listColumns, listQuery, probeRun, thingQuery } from '../../store/selectors.ts';
import type { State } from '../../store/state.ts';

/** What is to be shared: the marked things of a list, or the one thing that one is on. */
export type AtHand = {
  readonly kind: Kind;
  readonly scope: Scope;
  readonly things: readonly Thing[];
  /** What the API sent of them, as far as that was kept. */
  readonly objects: readonly unknown[];
  readonly columns: readonly Column[];
  readonly reading: Reading;
  idOf(thing: Thing): string;
};

/** What is at hand in a state. `nowMs` is for ages of what has no time of its own. */
export const atHand = (state: State, nowMs: number): AtHand => {
  const view = currentView(state);
  const kind = kindOf(view.kind);
  const { scope } = view;
  if (view.screen === 'list') {
    const things = markedOrAtHand(state);
    return {
      kind,
      scope,
      things,
      objects: things,
      columns: listColumns(state, view),
      reading: { nowMs: countedTo(state, listQuery(state, view)) },
      idOf: kind.identify,
    };
  }
  const query = thingQuery(state, view);
  const item = query?.data?.item;
  const probed = view.screen === 'probe' ? probeRun(state, view)?.thing : undefined;
  const thing = item?.value ?? probed;
  // What is the only one of its kind in a thing is asked for by the id of that.
  const ownId = 'thingId' in view && view.thingId !== '' ? view.thingId : undefined;
  return {
    kind,
    scope,
    things: thing === undefined ? [] : [thing],
    objects: thing === undefined ? [] : [item?.raw ?? thing],
    columns: columnsOf(kind),
    reading: { nowMs: readAt(query) === undefined ? nowMs : countedTo(state, query) },
    idOf: (of) => ownId ?? kind.identify(of),
  };
};

/** Whether the view on screen says the same already as an error that something else met. */
export const isOnScreen = (state: State, error: ApiError): boolean => {
  const shown = errorAtHand(state);
  return shown !== undefined && sentenceOf(shown, {}).what === sentenceOf(error, {}).what;
};

/** The error that the view on screen shows. */
export const errorAtHand = (state: State): ApiError | undefined => {
  const view = currentView(state);
  const query = view.screen === 'list' ? listQuery(state, view) : thingQuery(state, view);
  return query?.status === 'failed' ? query.error : undefined;
};
