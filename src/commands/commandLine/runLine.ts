// Runs a typed command line: opens what it names, or says why not.

import { wholeSentenceOf } from '../../api/sentences.ts';
import type { ApiError } from '../../model/apiError.ts';
import { productNames } from '../../model/connection.ts';
import { keyed } from '../../model/keyed.ts';
import type { Source } from '../../model/sources/source.ts';
import {
  findSource,
  notFoundSentence,
  oneName,
  pickSource,
} from '../../resources/finding/findSource.ts';
import {
  findThing,
  type ThingNotFound,
  thingNotFoundSentence,
  thingOf,
} from '../../resources/finding/findThing.ts';
import { looksLikeId } from '../../resources/finding/ids.ts';
import { hasNames } from '../../resources/finding/ways.ts';
import { sources } from '../../resources/kinds/sources/sources.ts';
import { typedName } from '../../resources/placement.ts';
import type { Destination, Kind, Scope } from '../../resources/types.ts';
import { commandText } from '../../store/commandLine/commandHistory.ts';
import type { Explorer } from '../../store/explorer.ts';
import { columnWord } from '../../store/filters/filter.ts';
import { keyOf } from '../../store/navigation/view.ts';
import { notThere, there } from '../../store/queries/lookups.ts';
import type { Need } from '../../store/quiet.ts';
import { applyFilter } from '../lists/filtering.ts';
import { isOnScreen } from '../sharing/atHand.ts';
import { openById } from './anyId.ts';
import { type KindLine, readLine } from './line.ts';
import { lookFor } from './lookFor.ts';
import { listNamesakes } from './namesakes.ts';
import { type Route, routeAtHand, routeInto } from './route.ts';
import { wordNamed } from './words.ts';

/** What is typed in place of a name for the thing at hand. */
const atHandSign = '.';

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

const goTo = (explorer: Explorer, { filter }: KindLine, destination: Destination): void => {
  explorer.jump(destination);
  if (filter !== '') applyFilter(explorer, filter);
};

const show = (explorer: Explorer, line: KindLine, scope: Scope): void =>
  goTo(explorer, line, destinationOf(line.kind, scope));

/** Opens a kind in a thing; one step back then leads to that thing. */
const showIn = (explorer: Explorer, line: KindLine, route: Route | undefined): void => {
  if (route === undefined) return;
  const { scope, depth, through } = route;
  explorer.descend(depth, [...through, destinationOf(line.kind, scope)]);
  if (line.filter !== '') applyFilter(explorer, line.filter);
};

const sayError = (explorer: Explorer, name: string, error: ApiError): void => {
  const isShown = isOnScreen(explorer.store.getState(), error);
  explorer.flash(isShown ? `"${name}" could not be looked for.` : wholeSentenceOf(error), 'bad');
};

/** A name that looks like a term of a filter was perhaps meant as one. */
const filterHint = (name: string): string =>
  columnWord.test(name) ? ` A filter has / before it: /${name}` : '';

/**
 * Says why no thing of a kind was found. Where several have the very same name, typing more does not help: they are
 * listed to choose from. `next` is the kind that was to be opened in the thing.
 */
const sayNotFound = (
  explorer: Explorer,
  kind: Kind,
  name: string,
  error: ThingNotFound,
  next: Kind | undefined,
): void => {
  if (error.tag === 'api') sayError(explorer, name, error.error);
  else if (error.tag === 'several' && oneName(error.names) !== undefined) {
    listNamesakes(explorer, kind, error.names, next);
  } else explorer.flash(`${thingNotFoundSentence(kind, error)}${filterHint(name)}`, 'warn');
};

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

type SourceFound = Awaited<ReturnType<typeof findSource>>;

/** What came of looking for a source: the kind in it is opened, or it is said why not. */
const showInSource = (explorer: Explorer, line: KindLine, found: SourceFound): void => {
  if (found.ok) {
    showIn(explorer, line, routeInto(line.kind, thingOf(sources as Kind, found.value).to));
  } else sayNotFound(explorer, sources as Kind, line.name, found.error, line.kind);
};

/** Says that a name fits neither a source nor a thing of the kind; what was refused is said first. */
const sayNeither = (explorer: Explorer, { kind, name }: KindLine, error: ThingNotFound): void => {
  if (error.tag === 'api') sayError(explorer, name, error.error);
  else if (error.tag === 'several') sayNotFound(explorer, kind, name, error, undefined);
  else if (looksLikeId(name)) {
    explorer.flash(`No source and no ${kind.singular} has the id ${name}.`, 'warn');
  } else {
    const what =
      error.tag === 'idOnly'
        ? notFoundSentence({ tag: 'none', text: name })
        : `No source and no ${kind.singular} is called "${name}".`;
    explorer.flash(`${what}${filterHint(name)}`, 'warn');
  }
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
const openInSource = (explorer: Explorer, line: KindLine, isSourceNeeded: boolean): void => {
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

const openKind = (explorer: Explorer, line: KindLine): void => {
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

/** Does something in an environment, after going there; nothing where going there fails. */
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
  explorer.environments.switchTo({ name: environment }, () => {
    const { flash } = explorer.store.getState();
    run();
    // The message about the new environment stays unless the line says something itself.
    if (explorer.store.getState().flash === undefined) explorer.store.setState({ flash });
  });
};

/** What must be true of the key that runs a line, where a stray one would do harm. */
export const needsOfLine = (explorer: Explorer, typed: string): Need | undefined => {
  const { commandMemory, session } = explorer.store.getState();
  const read = readLine(typed, commandMemory.aliases, session.product);
  return read.ok && read.value?.type === 'word' ? read.value.word.needs?.(explorer) : undefined;
};

/** Whether a line that was not understood may hold a secret, since its word asks for one. */
const mayHoldSecret = (typed: string): boolean =>
  wordNamed(commandText(typed).split(' ')[0] ?? '')?.only !== undefined;

/** Runs what was typed after `:`; what cannot be done is said. The line is remembered, so that it can be mended. */
export const runLine = (explorer: Explorer, typed: string): void => {
  const { commandMemory, session } = explorer.store.getState();
  const read = readLine(typed, commandMemory.aliases, session.product);
  if (read.ok || !mayHoldSecret(typed)) explorer.commandLine.remember(typed, read.ok);
  if (!read.ok) {
    explorer.flash(read.error, 'warn');
    explorer.endings.note();
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
  // A question before leaving is no refusal.
  const leaves = line?.type === 'word' && line.word.leaves === true;
  const tone = explorer.store.getState().flash?.tone;
  if (!leaves && (tone === 'warn' || tone === 'bad')) explorer.endings.note();
};
