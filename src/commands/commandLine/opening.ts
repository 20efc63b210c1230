import { sentenceOf } from '../../api/sentences.ts';
import type { ApiError } from '../../model/apiError.ts';
import { productNames } from '../../model/connection.ts';
import type { Source } from '../../model/source.ts';
import { findSource, notFoundSentence, pickSource } from '../../resources/findSource.ts';
import {
  type FoundThing,
  findThing,
  hasNames,
  type ThingNotFound,
  thingNotFoundSentence,
} from '../../resources/findThing.ts';
import { looksLikeId } from '../../resources/ids.ts';
import { kindOf } from '../../resources/index.ts';
import { sources } from '../../resources/sources.ts';
import type { Destination, Kind, Scope } from '../../resources/types.ts';
import type { Explorer } from '../../store/explorer.ts';
import { currentView } from '../../store/state.ts';
import { queryKey, viewOf } from '../../store/view.ts';
import { applyFilter } from '../filtering.ts';
import { openById } from './anyId.ts';
import { type KindLine, readLine } from './line.ts';
import { homeOf } from './words.ts';

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

/** The source that the current view is about, so that `:ent` in a source means its entitlements. */
const scopeAtHand = (explorer: Explorer): Scope => {
  const { source } = currentView(explorer.store.getState()).scope;
  return source === undefined ? {} : { source };
};

/**
 * The thing that the current view is, or is in, where a kind is listed in things of that sort, so that `:children` in
 * an entitlement means its children.
 */
const parentAtHand = (explorer: Explorer, { parentKind }: Kind): Scope | undefined => {
  const view = currentView(explorer.store.getState());
  const { scope } = view;
  if (view.screen === 'thing' && view.kind === parentKind) {
    return { ...scope, parent: { id: view.thingId, name: view.label } };
  }
  const isBeside = scope.parent !== undefined && kindOf(view.kind).parentKind === parentKind;
  return isBeside ? { source: scope.source, parent: scope.parent } : undefined;
};

const goTo = (explorer: Explorer, { filter }: KindLine, destination: Destination): void => {
  explorer.jump(destination);
  if (filter !== '') applyFilter(explorer, filter);
};

const show = (explorer: Explorer, line: KindLine, scope: Scope): void =>
  goTo(explorer, line, destinationOf(line.kind, scope));

const sayError = (explorer: Explorer, error: ApiError): void => {
  const { what, next } = sentenceOf(error, {});
  explorer.flash(`${what} ${next}`, 'bad');
};

/** Asks for what was named. Whoever has gone elsewhere in the meantime is not pulled away from there. */
const lookFor = (explorer: Explorer, what: string, ask: () => Promise<() => void>): void => {
  const asked = currentView(explorer.store.getState()).id;
  explorer.flash(`Looking for ${what}`, 'quiet');
  const look = async (): Promise<void> => {
    const answer = await ask();
    if (currentView(explorer.store.getState()).id === asked) answer();
  };
  void explorer.busy.during(look());
};

/** What came of looking for a thing of a kind: where to go with it, or a sentence why not. */
const whenFound = (
  explorer: Explorer,
  kind: Kind,
  found: Awaited<ReturnType<typeof findThing>>,
  go: (thing: FoundThing) => void,
): void => {
  if (found.ok) go(found.value);
  else if (found.error.tag === 'api') sayError(explorer, found.error.error);
  else explorer.flash(thingNotFoundSentence(kind, found.error), 'warn');
};

/** Opens the thing of a kind that was named. */
const openNamed = (explorer: Explorer, line: KindLine): void => {
  const { kind, name } = line;
  lookFor(explorer, `the ${kind.singular} "${name}"`, async () => {
    const found = await findThing(await explorer.api(), kind, name, {});
    return () => whenFound(explorer, kind, found, ({ to }) => goTo(explorer, line, to));
  });
};

/** Opens a kind that is listed in a thing: in the one that was named, else in that of the current view. */
const openWithin = (explorer: Explorer, line: KindLine): void => {
  const { kind, name } = line;
  const parent = kindOf(kind.parentKind ?? 'sources');
  if (name !== '') {
    lookFor(explorer, `the ${parent.singular} "${name}"`, async () => {
      const found = await findThing(await explorer.api(), parent, name, {});
      return () =>
        whenFound(explorer, parent, found, (thing) =>
          show(explorer, line, { parent: { id: thing.id, name: thing.name } }),
        );
    });
    return;
  }
  const scope = parentAtHand(explorer, kind);
  if (scope !== undefined) show(explorer, line, scope);
  else {
    explorer.flash(
      `Of which ${parent.singular}? Type :${kind.id} and its ${hasNames(parent) ? 'name' : 'id'}, or open it first.`,
      'warn',
    );
  }
};

/** Opens a kind of the environment: the list, or the thing that was named. */
const openHere = (explorer: Explorer, line: KindLine): void => {
  const { kind, name } = line;
  if (kind.asks !== undefined) {
    if (name === '') {
      explorer.flash(
        `Type what to look for behind it, such as :${kind.aliases[0] ?? kind.id} payroll`,
        'warn',
      );
    } else show(explorer, line, { parent: { id: name, name } });
  } else if (name === '') show(explorer, line, {});
  else if (kind.get !== undefined && kind.shape === 'many') openNamed(explorer, line);
  else explorer.flash(`:${kind.id} takes no name; to filter type :${kind.id} /${name}`, 'warn');
};

type SourceFound = Awaited<ReturnType<typeof findSource>>;

/** What came of looking for a source: the kind in it is opened, or it is said why not. */
const showInSource = (explorer: Explorer, line: KindLine, found: SourceFound): void => {
  if (found.ok) {
    const source = { id: found.value.id, name: sources.label(found.value) };
    show(explorer, line, { source });
  } else if (found.error.tag === 'api') sayError(explorer, found.error.error);
  else explorer.flash(notFoundSentence(found.error), 'warn');
};

/** Says that a name fits neither a source nor a thing of the kind; what was refused is said first. */
const sayNeither = (explorer: Explorer, { kind, name }: KindLine, error: ThingNotFound): void => {
  if (error.tag === 'api') sayError(explorer, error.error);
  else if (error.tag === 'several') explorer.flash(thingNotFoundSentence(kind, error), 'warn');
  else if (looksLikeId(name)) {
    explorer.flash(`No source and no ${kind.singular} has the id ${name}.`, 'warn');
  } else {
    explorer.flash(
      error.tag === 'idOnly'
        ? notFoundSentence({ tag: 'none', text: name })
        : `No source and no ${kind.singular} is called "${name}".`,
      'warn',
    );
  }
};

/** Looks for the source that was named; where the kind has things of that name or id, for those too. */
const lookInSources = (explorer: Explorer, line: KindLine): void => {
  const { kind, name } = line;
  const isAlsoThing = kind.within === 'source or environment' && kind.get !== undefined;
  lookFor(explorer, `the source "${name}"`, async () => {
    const api = await explorer.api();
    const source = await findSource(api, name, {});
    if (source.ok || source.error.tag !== 'none' || !isAlsoThing) {
      return () => showInSource(explorer, line, source);
    }
    const thing = await findThing(api, kind, name, {});
    return () => {
      if (thing.ok) goTo(explorer, line, thing.value.to);
      else sayNeither(explorer, line, thing.error);
    };
  });
};

/** Opens a kind of a source. A source that is known already is opened at once, so that the next key acts in it. */
const openInSource = (explorer: Explorer, line: KindLine): void => {
  const { kind, name } = line;
  if (name === '') {
    const scope = scopeAtHand(explorer);
    if (kind.within === 'source' && scope.source === undefined) {
      explorer.flash(
        `Of which source? Type :${kind.id} and part of its name, or open it first.`,
        'warn',
      );
    } else show(explorer, line, scope);
    return;
  }
  const all = explorer.store.getState().lists[queryKey(viewOf(homeOf(), 0))];
  const known =
    all?.status === 'ready' ? pickSource(all.data.rows as readonly Source[], name) : undefined;
  if (known !== undefined && (known.ok || known.error.tag === 'several')) {
    showInSource(explorer, line, known);
  } else lookInSources(explorer, line);
};

const openKind = (explorer: Explorer, line: KindLine): void => {
  const { kind } = line;
  const { product = 'identity-security-cloud' } = explorer.store.getState().session;
  const needed = kind.product ?? 'identity-security-cloud';
  if (needed !== product) {
    explorer.flash(
      `:${kind.id} needs ${productNames[needed]}; this is ${productNames[product]}.`,
      'warn',
    );
  } else if (kind.within === 'parent') openWithin(explorer, line);
  else if (kind.within === 'environment') openHere(explorer, line);
  else if (kind.within === 'schema') {
    explorer.flash(`Open a schema to see its ${kind.plural}: :schemas, then Enter.`, 'warn');
  } else openInSource(explorer, line);
};

/** Does something in an environment: goes there first, and does nothing where that cannot be gone to. */
const inEnvironment = (
  explorer: Explorer,
  environment: string | undefined,
  run: () => void,
): void => {
  const isThere = () =>
    explorer.store.getState().session.environment.toLowerCase() === environment?.toLowerCase();
  if (environment === undefined || isThere()) {
    run();
    return;
  }
  explorer.environments.switchTo({ name: environment });
  explorer.environments.whenThere(() => {
    if (!isThere()) return;
    const { flash } = explorer.store.getState();
    run();
    // That one is elsewhere now, and what waits there, is said as long as nothing else is.
    if (explorer.store.getState().flash === undefined) explorer.store.setState({ flash });
  });
};

/** Runs what was typed after `:`; what cannot be done is said. The line is remembered, so that it can be mended. */
export const runLine = (explorer: Explorer, typed: string): void => {
  const { aliases } = explorer.store.getState().commandMemory;
  const read = readLine(typed, aliases);
  explorer.commandLine.remember(typed, read.ok);
  if (!read.ok) {
    explorer.flash(read.error, 'warn');
    return;
  }
  const line = read.value;
  switch (line?.type) {
    case 'word':
      line.word.run(explorer, line.rest);
      break;
    case 'environment':
      explorer.environments.switchTo({ name: line.environment });
      break;
    case 'id':
      inEnvironment(explorer, line.environment, () => openById(explorer, line.id));
      break;
    case 'kind':
      inEnvironment(explorer, line.environment, () => openKind(explorer, line));
      break;
    default:
  }
};
