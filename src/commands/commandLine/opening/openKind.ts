// Opens the kind that a command line names: all of it, one thing of it, or what is listed in another thing.

import { productNames } from '../../../model/connection.ts';
import { keyed } from '../../../model/keyed.ts';
import { findThing } from '../../../resources/finding/findThing.ts';
import { hasNames } from '../../../resources/finding/ways.ts';
import { typedName } from '../../../resources/placement.ts';
import type { Kind } from '../../../resources/types.ts';
import type { Explorer } from '../../../store/explorer.ts';
import { notThere, there } from '../../../store/queries/lookups.ts';
import type { KindLine } from '../line.ts';
import { lookFor } from './lookFor.ts';
import { sayNotFound } from './notFound.ts';
import { openInSource } from './openInSource.ts';
import { atHandSign, routeAtHand, routeInto } from './route.ts';
import { goTo, show, showIn } from './showing.ts';

/** Opens the thing of a kind that was named. */
const openNamed = (explorer: Explorer, line: KindLine): void => {
  const { kind, name } = line;
  lookFor(explorer, `the ${kind.singular} "${name}"`, async (signal) => {
    const found = await findThing(await explorer.api(), kind, name, { signal });
    return found.ok
      ? there(() => goTo(explorer, line, found.value.to))
      : notThere(() => sayNotFound(explorer, kind, name, found.error, undefined));
  });
};

/** Opens a kind that is listed in a thing: in the one that was named, else in that of the current view. */
const openWithin = (explorer: Explorer, line: KindLine, parent: Kind): void => {
  const { kind, name } = line;
  if (name !== '' && name !== atHandSign) {
    lookFor(explorer, `the ${parent.singular} "${name}"`, async (signal) => {
      const found = await findThing(await explorer.api(), parent, name, { signal });
      return found.ok
        ? there(() => showIn(explorer, line, routeInto(kind, found.value.to)))
        : notThere(() => sayNotFound(explorer, parent, name, found.error, kind));
    });
    return;
  }
  const route = routeAtHand(explorer.store.getState(), kind);
  if (route !== undefined) showIn(explorer, line, route);
  else {
    explorer.flash(
      `Of which ${parent.singular}? Type :${kind.id} and its ${hasNames(parent) ? 'name' : 'id'}, or open it first.`,
      'warn',
    );
  }
};

/** Opens the list of what a text finds. */
const openSearch = (explorer: Explorer, line: KindLine): void => {
  const { kind, name } = line;
  if (name === '') {
    explorer.flash(
      `Type what to look for after it, such as :${kind.aliases[0] ?? kind.id} payroll`,
      'warn',
    );
  } else show(explorer, line, { parent: { id: name, name } });
};

/** Opens a kind of the environment: the list, or the thing that was named. */
const openHere = (explorer: Explorer, line: KindLine): void => {
  const { kind, name } = line;
  if (name === '') show(explorer, line, {});
  else if (kind.get !== undefined && kind.shape === 'many') openNamed(explorer, line);
  else explorer.flash(`:${kind.id} takes no name; to filter type :${kind.id} /${name}`, 'warn');
};

/** Opens what a line names by its kind; where it cannot be opened, that is said. */
export const openKind = (explorer: Explorer, line: KindLine): void => {
  const { kind } = line;
  const { product = 'identity-security-cloud' } = explorer.store.getState().session;
  const needed = kind.product ?? 'identity-security-cloud';
  if (needed !== product) {
    explorer.flash(
      `:${kind.id} needs ${productNames[needed]}; this is ${productNames[product]}.`,
      'warn',
    );
    return;
  }
  const typed = typedName(kind);
  switch (typed.means) {
    case 'parent':
      openWithin(explorer, line, typed.of);
      break;
    case 'source':
      openInSource(explorer, line, typed.isNeeded);
      break;
    case 'text':
      openSearch(explorer, line);
      break;
    case 'itself':
      openHere(explorer, line);
      break;
    case 'nothing':
      explorer.flash(
        keyed`Open a schema to see its ${kind.plural}: :schemas, then {List.open}.`,
        'warn',
      );
  }
};
