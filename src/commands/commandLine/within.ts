import { sourceAt, thingAt } from '../../resources/cells/links.ts';
import { kindOf } from '../../resources/index.ts';
import type { Destination, Kind, KindId, Scope } from '../../resources/types.ts';
import type { View } from '../../store/navigation/view.ts';
import { currentView, type State } from '../../store/state.ts';
import { detailsOf } from '../navigation/opening.ts';
import { parentAtHand } from '../navigation/relating.ts';

type Thing = Extract<Destination, { screen: 'thing' }>;

/** A thing that a kind is listed in, and the way to it: how many views of the stack stay, and what is opened on them. */
export type Place = {
  readonly scope: Scope;
  readonly depth: number;
  readonly through: readonly Destination[];
};

/** A thing at hand, and how many views lie above or hold it. */
type Whole = { readonly thing: Thing; readonly depth: number };

const isThing = (to: Destination | undefined): to is Thing => to?.screen === 'thing';

/** The kinds of things that a kind can be listed in. */
const wholesOf = ({ within, parentKind, alsoWithin }: Kind): readonly KindId[] =>
  [
    within === 'source' || within === 'source or environment' ? 'sources' : undefined,
    within === 'parent' ? parentKind : undefined,
    alsoWithin,
  ].filter((id) => id !== undefined);

/** The things that a view is about, or in, the nearest first. */
const thingsIn = (view: View): readonly Thing[] => {
  const { source, parent } = view.scope;
  const kind = kindOf(view.kind);
  const own: Destination | undefined =
    view.screen === 'thing' || view.screen === 'probe'
      ? thingAt(view.kind, { id: view.thingId, name: view.label }, view.scope)
      : undefined;
  const parentKind = kind.parentKind ?? kind.alsoWithin;
  const above =
    parentKind === undefined ? undefined : thingAt(parentKind, parent, source && { source });
  return [own, above, sourceAt(source)].filter(isThing);
};

/** The things on the way to where one is, the nearest first. */
const wholesOnTheWay = (views: readonly View[]): readonly Whole[] =>
  views
    .map((view, depth) => thingsIn(view).map((thing) => ({ thing, depth })))
    .reverse()
    .flat();

const isViewOf =
  ({ kind, id }: Thing) =>
  (view: View): boolean =>
    view.screen === 'thing' && view.kind === kind && view.thingId === id;

const scopeIn = ({ within }: Kind, { kind, id, label, scope }: Thing): Scope => {
  const named = { id, name: label };
  if (within === 'parent') return { ...scope, parent: named };
  if (kind !== 'sources') return { parent: named };
  return { source: scope.source?.id === id ? scope.source : named };
};

/** The way into a thing that was named: from the first view. */
export const placeIn = (kind: Kind, thing: Destination): Place | undefined =>
  isThing(thing) ? { scope: scopeIn(kind, thing), depth: 1, through: [thing] } : undefined;

/**
 * The thing at hand that a kind is listed in. A kind that must be listed in one takes what the cursor is on, then the
 * nearest on the way to where one is, then what the thing at hand belongs to. One that may also be listed as a whole
 * takes only what one has gone into: a cursor is always on something.
 */
export const placeAtHand = (state: State, kind: Kind): Place | undefined => {
  const { views } = state;
  const wanted = wholesOf(kind);
  const mustBeIn = kind.within === 'source' || kind.within === 'parent';
  const here = (to: Destination | undefined): readonly Whole[] =>
    mustBeIn && isThing(to) ? [{ thing: to, depth: views.length }] : [];
  const isList = currentView(state).screen === 'list';
  const found = [
    ...(isList ? here(detailsOf(state)) : []),
    ...wholesOnTheWay(views),
    ...here(parentAtHand(state)),
  ].find(({ thing }) => wanted.includes(thing.kind));
  if (found === undefined) return undefined;
  const { thing, depth } = found;
  const open = views.slice(0, depth + 1).findLastIndex(isViewOf(thing));
  return {
    scope: scopeIn(kind, thing),
    ...(open === -1 ? { depth, through: [thing] } : { depth: open + 1, through: [] }),
  };
};
