// Completes a typed command line: names of kinds, words, things and environments.

import { restBehind } from '../../insight/plainLetters.ts';
import { hasNames } from '../../resources/finding/ways.ts';
import { catalogue, kindNamed } from '../../resources/index.ts';
import { canBeTyped, typedName } from '../../resources/placement.ts';
import type { Kind, Thing } from '../../resources/types.ts';
import { listsOf } from '../../store/queries/query.ts';
import type { State } from '../../store/state.ts';
import { ranked } from './ranking.ts';
import { wordNamed, words } from './words.ts';

/** What a part of the line could become. */
export type Candidate = { readonly text: string; readonly summary: string };

/** What stands before the part that is being typed, that part, and what it could become, the likeliest first. */
export type Completion = {
  readonly head: string;
  readonly part: string;
  readonly candidates: readonly Candidate[];
  /** What may be typed here, where that is not one of a few. */
  readonly usage?: string;
};

/** What completion knows of the state. */
export type Known = Pick<State, 'commandMemory' | 'lists' | 'session'>;

/** More names than this are not looked through at a key press. */
const mostNames = 5_000;

type Entry = Candidate & { readonly name: string; readonly of: string };

/** Every name that can stand first: kinds, then the operator's own, then words; each with its other names behind it. */
const firstWords = ({ commandMemory, session }: Known): readonly Entry[] => {
  const product = session.product ?? 'identity-security-cloud';
  const kinds = catalogue.filter(
    (kind) => canBeTyped(kind) && (kind.product ?? 'identity-security-cloud') === product,
  );
  const entries = (names: readonly string[], of: string, summary: string): readonly Entry[] =>
    names.map((name) => ({ name, of, summary, text: name }));
  return [
    ...kinds.flatMap(({ id, singular, aliases, summary }) =>
      // A name with a blank in it cannot be typed as one word.
      entries(
        [...new Set([id, ...aliases, singular])].filter((name) => !name.includes(' ')),
        id,
        summary,
      ),
    ),
    ...commandMemory.aliases.flatMap(({ name, line }) => entries([name], name, `:${line}`)),
    ...words.flatMap(({ names, title }) => entries(names, names[0] ?? '', title)),
  ];
};

/**
 * Candidates for the first word: one for each kind or word, by the name that fits best. An alias that is typed in full
 * is completed to the usual name.
 */
const completeFirst = (known: Known, typed: string): readonly Candidate[] => {
  const entries = firstWords(known);
  if (typed === '') return entries.filter(({ name, of }) => name === of);
  const seen = new Set<string>();
  return ranked(entries, typed, ({ name }) => name).flatMap(({ entry, rank }) => {
    if (seen.has(entry.of)) return [];
    seen.add(entry.of);
    return [{ text: rank === 1 ? entry.name : entry.of, summary: entry.summary }];
  });
};

const namesOfRows = new WeakMap<readonly Thing[], readonly string[]>();

/** The names of things of a kind that were loaded for any list. */
const loadedNames = ({ lists }: Known, kind: Kind): readonly string[] => {
  const names = new Set<string>();
  for (const { data } of listsOf({ lists }, kind.id)) {
    const rows = data?.rows;
    if (rows === undefined) continue;
    const known = namesOfRows.get(rows) ?? rows.slice(0, mostNames).map(kind.label);
    namesOfRows.set(rows, known);
    for (const name of known) names.add(name);
  }
  return [...names];
};

/** The kind whose names can stand behind the name of a kind: what it is listed in, or itself. */
const namedBehind = (kind: Kind): Kind | undefined => {
  const name = typedName(kind);
  if (name.means === 'source' || name.means === 'parent') return name.of;
  return name.means === 'itself' && hasNames(kind) ? kind : undefined;
};

const usageOf = (kind: Kind): string => {
  const behind = namedBehind(kind);
  const name =
    kind.asks !== undefined
      ? `[${kind.asks}]`
      : behind === undefined
        ? ''
        : `[name or id of a ${behind.singular}]`;
  return [name, kind.shape === 'many' ? '[/filter]' : '', '[@environment]']
    .filter((part) => part !== '')
    .join(' ');
};

const environmentsLike = (known: Known, typed: string, sign: string): readonly Candidate[] =>
  ranked(known.commandMemory.environments, typed, (name) => name).map(({ entry }) => ({
    text: `${sign}${entry}`,
    summary: 'environment',
  }));

const plainNames = (names: readonly string[], typed: string, summary: string) =>
  ranked(names, typed, (name) => name).map(({ entry }) => ({ text: entry, summary }));

/** What the end of a typed line could become. */
export const completionOf = (known: Known, typed: string): Completion => {
  const [, lead = '', first = '', gap = '', rest = ''] =
    /^(\s*:*\s*)(\S*)(\s*)(.*)$/s.exec(typed) ?? [];
  const at = /(^|\s)@([\w.-]*)$/.exec(gap === '' ? first : rest);
  if (at !== null) {
    const part = `@${at[2] ?? ''}`;
    const head = typed.slice(0, typed.length - part.length);
    return { head, part, candidates: environmentsLike(known, at[2] ?? '', '@') };
  }
  if (gap === '') return { head: lead, part: first, candidates: completeFirst(known, first) };
  const head = `${lead}${first}${gap}`;
  const word = wordNamed(first);
  if (word !== undefined) {
    const isEnvironment = word.names[0] === 'env';
    return {
      head,
      part: rest,
      candidates: isEnvironment
        ? environmentsLike(known, rest, '')
        : ranked(word.completes?.(rest) ?? [], rest, ({ text }) => text).map(({ entry }) => entry),
    };
  }
  const kind = kindNamed(first);
  if (kind === undefined || /(^|\s)[/@]/.test(rest)) return { head, part: rest, candidates: [] };
  const behind = namedBehind(kind);
  return {
    head,
    part: rest,
    candidates:
      behind === undefined ? [] : plainNames(loadedNames(known, behind), rest, behind.singular),
    usage: usageOf(kind),
  };
};

/** The line with its end completed. */
export const completed = ({ head }: Completion, { text }: Candidate): string => `${head}${text} `;

/** What the likeliest completion adds to the typed text; empty where it does not begin with that text. */
export const ghostOf = (known: Known, typed: string): string => {
  const { part, candidates } = completionOf(known, typed);
  const [likeliest] = candidates;
  return likeliest === undefined ? '' : restBehind(part, likeliest.text);
};
