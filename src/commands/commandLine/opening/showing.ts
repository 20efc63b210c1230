// Shows what a command line names: a list, a thing or a form, with the filter that was typed.

import type { Destination, Kind, Scope } from '../../../resources/types.ts';
import type { Explorer } from '../../../store/explorer.ts';
import { applyFilter } from '../../lists/filtering.ts';
import type { KindLine } from '../line.ts';
import type { Route } from './route.ts';

const destinationOf = (kind: Kind, scope: Scope): Destination => {
  if (kind.shape === 'many') return { screen: 'list', kind: kind.id, scope };
  if (kind.form !== undefined) return { screen: 'form', kind: kind.id, scope };
  return {
    screen: 'thing',
    kind: kind.id,
    id: scope.parent?.id ?? scope.source?.id ?? '',
    label: kind.singular,
    scope,
  };
};

/** Goes where a line leads, and filters as it says. */
export const goTo = (explorer: Explorer, { filter }: KindLine, destination: Destination): void => {
  explorer.jump(destination);
  if (filter !== '') applyFilter(explorer, filter);
};

/** Shows a kind in a scope. */
export const show = (explorer: Explorer, line: KindLine, scope: Scope): void =>
  goTo(explorer, line, destinationOf(line.kind, scope));

/** Opens a kind in a thing; one step back then leads to that thing. */
export const showIn = (explorer: Explorer, line: KindLine, route: Route | undefined): void => {
  if (route === undefined) return;
  const { scope, depth, through } = route;
  explorer.descend(depth, [...through, destinationOf(line.kind, scope)]);
  if (line.filter !== '') applyFilter(explorer, line.filter);
};
