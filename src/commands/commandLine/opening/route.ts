// The way into the thing that a typed kind is listed in: a named thing, or the one at hand.

import { thingAt } from '../../../resources/cells/links.ts';
import { kindOf } from '../../../resources/index.ts';
import {
  isListedIn,
  isThing,
  scopeIn,
  type ThingDestination,
  thingsAbove,
} from '../../../resources/placement.ts';
import type { Destination, Kind, Scope } from '../../../resources/types.ts';
import { currentView, type View } from '../../../store/navigation/view.ts';
import type { State } from '../../../store/state.ts';
import { detailsOf } from '../../navigation/opening.ts';
import { parentAtHand } from '../../navigation/relating.ts';

/** What is typed in place of a name for the thing at hand. */
export const atHandSign = '.';

/** A thing that a kind is listed in, and the way to it: how many views of the stack stay, and what is opened on them. */
export type Route = {
  readonly scope: Scope;
  readonly depth: number;
  readonly through: readonly Destination[];
};

/** A thing at hand, and how many views lie above or hold it. */
type ThingAtDepth = { readonly thing: ThingDestination; readonly depth: number };

/** The things that a view is about, or in, the nearest first. */
const thingsIn = (view: View): readonly ThingDestination[] => {
  const own: Destination | undefined =
    view.screen === 'thing' || view.screen === 'probe'
      ? thingAt(view.kind, { id: view.thingId, name: view.label }, view.scope)
      : undefined;
  return [own, ...thingsAbove(kindOf(view.kind), view.scope)].filter(isThing);
};

/** The things that the open views are about, the nearest first. */
const thingsOnTheWay = (views: readonly View[]): readonly ThingAtDepth[] =>
  views
    .map((view, depth) => thingsIn(view).map((thing) => ({ thing, depth })))
    .reverse()
    .flat();

const isViewOf =
  ({ kind, id }: ThingDestination) =>
  (view: View): boolean =>
    view.screen === 'thing' && view.kind === kind && view.thingId === id;

/** The way into a thing that was named: from the first view. */
export const routeInto = (kind: Kind, thing: Destination): Route | undefined =>
  isThing(thing) ? { scope: scopeIn(kind, thing), depth: 1, through: [thing] } : undefined;

/**
 * The thing at hand that a kind is listed in: the thing under the cursor, then the last one that was opened on the way
 * here, then the one that the thing at hand belongs to.
 */
export const routeAtHand = (state: State, kind: Kind): Route | undefined => {
  const { views } = state;
  const here = (to: Destination | undefined): readonly ThingAtDepth[] =>
    isThing(to) ? [{ thing: to, depth: views.length }] : [];
  const isList = currentView(state).screen === 'list';
  const found = [
    ...(isList ? here(detailsOf(state)) : []),
    ...thingsOnTheWay(views),
    ...here(parentAtHand(state)),
  ].find(({ thing }) => isListedIn(kind, thing.kind));
  if (found === undefined) return undefined;
  const { thing, depth } = found;
  const open = views.slice(0, depth + 1).findLastIndex(isViewOf(thing));
  return {
    scope: scopeIn(kind, thing),
    ...(open === -1 ? { depth, through: [thing] } : { depth: open + 1, through: [] }),
  };
};
