// Opens a kind of a source: in the source that was named, or in that of the view.

import type { Source } from '../../../model/sources/source.ts';
import { findSource, pickSource } from '../../../resources/finding/findSource.ts';
import { findThing, thingOf } from '../../../resources/finding/findThing.ts';
import { sources } from '../../../resources/kinds/sources/sources.ts';
import type { Kind } from '../../../resources/types.ts';
import type { Explorer } from '../../../store/explorer.ts';
import { keyOf } from '../../../store/navigation/view.ts';
import { notThere, there } from '../../../store/queries/lookups.ts';
import type { KindLine } from '../line.ts';
import { lookFor } from './lookFor.ts';
import { sayNeither, sayNotFound } from './notFound.ts';
import { atHandSign, routeAtHand, routeInto } from './route.ts';
import { goTo, show, showIn } from './showing.ts';

type SourceFound = Awaited<ReturnType<typeof findSource>>;

/** What came of looking for a source: the kind in it is opened, or it is said why not. */
const showInSource = (explorer: Explorer, line: KindLine, found: SourceFound): void => {
  if (found.ok) {
    showIn(explorer, line, routeInto(line.kind, thingOf(sources as Kind, found.value).to));
  } else sayNotFound(explorer, sources as Kind, line.name, found.error, line.kind);
};

/** Looks for the source that was named; where it need not be one, for a thing of the kind with that name or id too. */
const lookInSources = (explorer: Explorer, line: KindLine, isSourceNeeded: boolean): void => {
  const { kind, name } = line;
  const isAlsoThing = !isSourceNeeded && kind.get !== undefined;
  lookFor(explorer, `the source "${name}"`, async (signal) => {
    const api = await explorer.api();
    const source = await findSource(api, name, { signal });
    if (source.ok || source.error.tag !== 'none' || !isAlsoThing) {
      const answer = () => showInSource(explorer, line, source);
      return source.ok ? there(answer) : notThere(answer);
    }
    const thing = await findThing(api, kind, name, { signal });
    return thing.ok
      ? there(() => goTo(explorer, line, thing.value.to))
      : notThere(() => sayNeither(explorer, line, thing.error));
  });
};

/**
 * Opens a kind of a source. A kind alone means all of the environment, unless it is listed in nothing but a source: then,
 * and with a dot, it is that of the thing at hand. A source that is known already is opened at once, so that the next key
 * acts in it.
 */
export const openInSource = (explorer: Explorer, line: KindLine, isSourceNeeded: boolean): void => {
  const { kind, name } = line;
  if (name === '' && !isSourceNeeded) {
    show(explorer, line, {});
    return;
  }
  if (name === '' || name === atHandSign) {
    const route = routeAtHand(explorer.store.getState(), kind);
    if (route !== undefined) showIn(explorer, line, route);
    else {
      explorer.flash(
        `Of which source? Type :${kind.id} and part of its name, or open it first.`,
        'warn',
      );
    }
    return;
  }
  const all = explorer.store.getState().lists[keyOf({ type: 'list', kind: 'sources', scope: {} })];
  const known =
    all?.status === 'ready' ? pickSource(all.data.rows as readonly Source[], name) : undefined;
  if (known !== undefined && (known.ok || known.error.tag === 'several')) {
    showInSource(explorer, line, known);
  } else lookInSources(explorer, line, isSourceNeeded);
};
