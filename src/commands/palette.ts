import { sentenceOf } from '../api/sentences.ts';
import { type Product, productNames } from '../model/connection.ts';
import { failure, type Result, success } from '../model/result.ts';
import type { Source } from '../model/source.ts';
import { findSource, notFoundSentence, pickSource } from '../resources/findSource.ts';
import { catalogue, kindNamed, kindOf } from '../resources/index.ts';
import { sources } from '../resources/sources.ts';
import type { Destination, Kind, Scope } from '../resources/types.ts';
import type { Explorer } from '../store/explorer.ts';
import { fieldOf } from '../store/field.ts';
import { currentView } from '../store/state.ts';
import { queryKey, viewOf } from '../store/view.ts';
import { leave } from './leaving.ts';

/** A word that can be typed after `:` and does not name a kind. */
type Word = {
  readonly names: readonly string[];
  readonly title: string;
  /** What may stand after it; nothing where absent. */
  readonly takes?: string;
  run(explorer: Explorer, rest: string): void;
};

const homes: Readonly<Record<Product, Destination>> = {
  'identity-security-cloud': { screen: 'list', kind: 'sources', scope: {} },
  identityiq: { screen: 'list', kind: 'iiq-entitlements', scope: {} },
};

/** Where spyglass starts in an environment of a product. */
export const homeOf = (product: Product = 'identity-security-cloud'): Destination => homes[product];

/** The words of the command line beside the kinds of the catalogue. */
export const words: readonly Word[] = [
  {
    names: ['home'],
    title: 'back to where spyglass starts',
    run: (explorer) => explorer.jump(homeOf(explorer.store.getState().session.product)),
  },
  {
    names: ['help', 'h', '?'],
    title: 'all keys and commands',
    run: (explorer) => explorer.setOverlay({ type: 'help', scroll: 0, search: '' }),
  },
  {
    names: ['env', 'ctx', 'environment'],
    title: 'go to another environment, or see those that there are',
    takes: 'NAME',
    run: (explorer, rest) => {
      if (rest === '') explorer.environments.show();
      else explorer.environments.switchTo({ name: rest });
    },
  },
  {
    names: ['messages', 'msg'],
    title: 'the messages of this session',
    run: (explorer) => explorer.setOverlay({ type: 'messages', scroll: 0 }),
  },
  {
    names: ['journal'],
    title: 'what this session changed',
    run: (explorer) => explorer.setOverlay({ type: 'journal', scroll: 0 }),
  },
  {
    names: ['unlock'],
    title: 'allow changes until nobody has pressed a key for 15 minutes',
    run: (explorer) => {
      const { access } = explorer.store.getState().session;
      if (access.mode === 'WRITE') explorer.flash('Changes are allowed already.', 'quiet');
      else if (!access.canUnlock) explorer.flash(`No: ${access.why}.`, 'warn');
      else explorer.setOverlay({ type: 'unlock', field: fieldOf('') });
    },
  },
  {
    names: ['lock'],
    title: 'allow no changes any more',
    run: (explorer) => {
      explorer.access.lock();
      explorer.flash('READ-ONLY again.', 'quiet');
    },
  },
  { names: ['quit', 'q', 'exit'], title: 'leave spyglass', run: leave },
  {
    names: ['q!'],
    title: 'leave spyglass, and changes that were not sent behind',
    run: (explorer) => explorer.quit(),
  },
];

/** A line of the command prompt, read: a word, or a kind with the source it is wanted of and a filter. */
export type Line =
  | { readonly type: 'word'; readonly word: Word; readonly rest: string }
  | {
      readonly type: 'kind';
      readonly kind: Kind;
      readonly source: string;
      readonly filter: string;
    };

/**
 * Reads a command line: `KIND [SOURCE] [/FILTER]` or a word. Case does not matter; an empty line is undefined.
 * The failure is a sentence.
 */
export const readLine = (typed: string): Result<Line | undefined, string> => {
  const line = typed.trim().replace(/^:+\s*/, '');
  if (line === '') return success(undefined);
  const [, name = '', rest = ''] = /^(\S+)\s*(.*)$/s.exec(line) ?? [];
  const word = words.find(({ names }) => names.includes(name.toLowerCase()));
  if (word !== undefined) {
    return rest === '' || word.takes !== undefined
      ? success({ type: 'word', word, rest: rest.trim() })
      : failure(`:${name} takes nothing after it.`);
  }
  const kind = kindNamed(name);
  if (kind === undefined) {
    return failure(
      `There is no command ${name}. Type : and Tab to see what there is, or ? for help.`,
    );
  }
  const slash = /(^|\s)\//.exec(rest);
  const source = slash === null ? rest : rest.slice(0, slash.index);
  const filter = slash === null ? '' : rest.slice(slash.index + slash[0].length);
  return success({ type: 'kind', kind, source: source.trim(), filter: filter.trim() });
};

/** Every name that completes, most useful first: plural of each kind, then words. */
const completions = (): readonly string[] => [
  ...catalogue.filter(({ within }) => within !== 'schema').map(({ id }) => id),
  ...words.map(({ names }) => names[0] ?? ''),
];

/** The names that what was typed could become. */
export const suggestions = (typed: string): readonly string[] => {
  const start = typed.toLowerCase();
  if (start.includes(' ')) return [];
  const names = completions();
  const byAlias = kindNamed(start)?.id;
  const starting = names.filter((name) => name.startsWith(start));
  const holding = names.filter((name) => !name.startsWith(start) && name.includes(start));
  return [...new Set([...starting, ...(byAlias === undefined ? [] : [byAlias]), ...holding])];
};

/** What Tab makes of what was typed: the first name that starts with it; unchanged where none does. */
export const complete = (typed: string): string => {
  const [first] = suggestions(typed);
  return first === undefined ? typed : `${first} `;
};

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

/** Opens a kind that is listed in a thing: that of the current view, since none can be named. */
const openWithin = (explorer: Explorer, line: KindLine): void => {
  const { kind } = line;
  if (line.source !== '') {
    explorer.flash(`:${kind.id} takes no name; to filter type :${kind.id} /${line.source}`, 'warn');
    return;
  }
  const scope = parentAtHand(explorer, kind);
  if (scope !== undefined) {
    show(explorer, line, scope);
    return;
  }
  const parent = kindOf(kind.parentKind ?? 'sources');
  explorer.flash(
    `${kind.plural} are of one ${parent.singular}: open that, then type :${kind.id}.`,
    'warn',
  );
};

type KindLine = Extract<Line, { type: 'kind' }>;

const show = (explorer: Explorer, { kind, filter }: KindLine, scope: Scope): void => {
  explorer.jump(destinationOf(kind, scope));
  if (filter !== '') explorer.setFilter(filter);
};

/** What came of looking for a source: opened, or said why not. */
const showFound = (
  explorer: Explorer,
  line: KindLine,
  found: Awaited<ReturnType<typeof findSource>>,
): void => {
  if (found.ok) {
    const source = { id: found.value.id, name: sources.label(found.value) };
    show(explorer, line, { source });
  } else if (found.error.tag === 'api') {
    const { what, next } = sentenceOf(found.error.error, {});
    explorer.flash(`${what} ${next}`, 'bad');
  } else explorer.flash(notFoundSentence(found.error), 'warn');
};

/** Asks for the source that was named. Whoever has gone elsewhere in the meantime is not pulled away from there. */
const lookFor = async (explorer: Explorer, line: KindLine): Promise<void> => {
  const asked = currentView(explorer.store.getState()).id;
  explorer.flash(`Looking for the source "${line.source}"`, 'quiet');
  const found = await findSource(await explorer.api(), line.source, {});
  if (currentView(explorer.store.getState()).id === asked) showFound(explorer, line, found);
};

/** Opens a kind. A source that is known already is opened at once, so that the next key acts in it. */
const openKind = (explorer: Explorer, line: KindLine): void => {
  const { kind, source } = line;
  const { product = 'identity-security-cloud' } = explorer.store.getState().session;
  const needed = kind.product ?? 'identity-security-cloud';
  if (needed !== product) {
    explorer.flash(
      `:${kind.id} needs ${productNames[needed]}; this is ${productNames[product]}.`,
      'warn',
    );
    return;
  }
  if (kind.within === 'parent') {
    openWithin(explorer, line);
    return;
  }
  if (kind.within === 'environment') {
    if (source === '') show(explorer, line, {});
    else explorer.flash(`:${kind.id} takes no name; to filter type :${kind.id} /${source}`, 'warn');
    return;
  }
  if (kind.within === 'schema') {
    explorer.flash(`Open a schema to see its ${kind.plural}: :schemas, then Enter.`, 'warn');
    return;
  }
  if (source === '') {
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
    all?.status === 'ready' ? pickSource(all.data.rows as readonly Source[], source) : undefined;
  if (known !== undefined && (known.ok || known.error.tag === 'several')) {
    showFound(explorer, line, known);
  } else void explorer.busy.during(lookFor(explorer, line));
};

/** Runs what was typed after `:`; what cannot be done is said. */
export const runLine = (explorer: Explorer, typed: string): void => {
  const line = readLine(typed);
  if (!line.ok) explorer.flash(line.error, 'warn');
  else if (line.value?.type === 'word') line.value.word.run(explorer, line.value.rest);
  else if (line.value?.type === 'kind') openKind(explorer, line.value);
};
