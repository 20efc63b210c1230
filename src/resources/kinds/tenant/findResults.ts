// The kind `:find` lists: what one search across all kinds that have names has found.

import type { Api, Page } from '../../../api/index.ts';
import { wholeSentenceOf } from '../../../api/sentences.ts';
import { hasMarkableLetters, plainLetters } from '../../../insight/plainLetters.ts';
import type { ApiError } from '../../../model/apiError.ts';
import { type Result, success } from '../../../model/result.ts';
import { plain } from '../../cells/text.ts';
import { getById, marksToo, thingOf } from '../../finding/findThing.ts';
import { looksLikeId } from '../../finding/ids.ts';
import { filtersByName, isFoundByBeginning, waysOf } from '../../finding/ways.ts';
import { listed } from '../../listed.ts';
import type { CallOptions, Destination, Kind, Thing } from '../../types.ts';

/** A thing that a search found, or a note on how a kind was searched. */
export type FindResult = {
  readonly id: string;
  readonly kind: string;
  readonly name: string;
  readonly of?: string;
  readonly standing: 'found' | 'more' | 'failed';
  readonly to?: Destination;
  readonly raw?: unknown;
};

/** How many of each kind are shown. */
const mostOfAKind = 20;

/** What a thing is of, to tell it from others of its name. */
const ofText = (kind: Kind, row: Thing): string | undefined => {
  const { inFind } = waysOf(kind);
  return typeof inFind === 'object' ? inFind.of(row) : undefined;
};

/** A thing as a search gives it; as an object it names its kind and id, which are what `get` takes. */
const resultOf = (
  kind: Kind,
  { id, name, to }: { readonly id: string; readonly name: string; readonly to: Destination },
  of: string | undefined,
): FindResult => ({
  id: `${kind.id} ${id}`,
  kind: kind.singular,
  name,
  of,
  standing: 'found',
  to,
  raw: { kind: kind.id, id, name, ...(of === undefined ? {} : { of }) },
});

const noteOf = (kind: Kind, standing: 'more' | 'failed', name: string): FindResult => ({
  id: `${kind.id} ${standing}`,
  kind: kind.singular,
  name,
  standing,
  ...(standing === 'more' ? { to: { screen: 'list', kind: kind.id, scope: {} } } : {}),
});

/** Searches one kind. What goes wrong is a row too, so that it does not hide what others found. */
const searched = async (
  api: Api,
  kind: Kind,
  text: string,
  options: CallOptions,
): Promise<readonly FindResult[]> => {
  const found = new Map<string, FindResult>();
  let failed: string | undefined;
  const add = (row: Thing) => {
    const result = resultOf(kind, thingOf(kind, row), ofText(kind, row));
    if (!found.has(result.id)) found.set(result.id, result);
  };
  const isNamed = (row: Thing) => plainLetters(kind.label(row)).includes(plainLetters(text));
  const ask = async (filters: string | undefined): Promise<void> => {
    for await (const page of listed(kind, api, {}, { ...options, filters })) {
      if (!page.ok) {
        failed ??= `could not be searched: ${wholeSentenceOf(page.error)}`;
        return;
      }
      for (const { value } of page.value.rows) {
        if (filters !== undefined || isNamed(value)) add(value);
      }
      // One page of what the tenant filters is enough.
      if (filters !== undefined || found.size > mostOfAKind) return;
    }
  };
  const filters = filtersByName(kind, text);
  await Promise.all((filters.length === 0 ? [undefined] : filters).map(ask));
  const results = [...found.values()];
  return [
    ...results.slice(0, mostOfAKind),
    ...(results.length > mostOfAKind ? [noteOf(kind, 'more', 'more: type more of the name')] : []),
    ...(failed === undefined ? [] : [noteOf(kind, 'failed', failed)]),
  ];
};

/** An id is looked for among all that can be asked for by one, tasks too. */
const lookedUp = async (
  api: Api,
  kind: Kind,
  id: string,
  options: CallOptions,
): Promise<readonly FindResult[]> => {
  const answer = await getById(api, kind, id, options);
  if (answer.ok) {
    const { value } = answer;
    return value === undefined ? [] : [resultOf(kind, value, undefined)];
  }
  return [noteOf(kind, 'failed', `could not be asked: ${wholeSentenceOf(answer.error)}`)];
};

/** The kinds that are searched for a text: those that have names; for an id, those too that are found by that alone. */
const searchedFor = (kinds: readonly Kind[], text: string): readonly Kind[] =>
  kinds.filter((kind) => {
    const { inFind } = waysOf(kind);
    return inFind === 'by id' ? looksLikeId(text) : inFind !== 'no';
  });

const inWords = (names: readonly string[], and: 'and' | 'or'): string =>
  [names.slice(0, -1).join(', '), ...names.slice(-1)].join(` ${and} `);

const pluralsOf = (kinds: readonly Kind[]): readonly string[] => kinds.map(({ plural }) => plural);

/** Says that nothing was found, and which kinds were searched in which way. */
const nothingLike = (kinds: readonly Kind[], text: string): string => {
  const searchedKinds = searchedFor(kinds, text);
  if (looksLikeId(text)) {
    return `None of the ${inWords(pluralsOf(searchedKinds), 'or')} that this user may see has the id ${text}.`;
  }
  const marks = hasMarkableLetters(text) ? marksToo : '';
  const whole = pluralsOf(searchedKinds.filter((kind) => !isFoundByBeginning(kind)));
  const begun = pluralsOf(searchedKinds.filter(isFoundByBeginning));
  return `No ${inWords(whole, 'or')} that this user may see have "${text}" in the name, and no ${inWords(begun, 'or')} begin with it. Type less of the name${marks}, or an id.`;
};

/** All kinds are searched at once; each is shown as soon as it and those before it have answered. */
async function* search(
  kinds: readonly Kind[],
  api: Api,
  text: string,
  options: CallOptions,
): AsyncGenerator<readonly FindResult[]> {
  const isId = looksLikeId(text);
  const answers = searchedFor(kinds, text).map((kind) =>
    isId ? lookedUp(api, kind, text, options) : searched(api, kind, text, options),
  );
  for (const answer of answers) yield await answer;
}

async function* pagesOf(
  kinds: readonly Kind[],
  api: Api,
  text: string,
  options: CallOptions,
): AsyncGenerator<Result<Page<FindResult>, ApiError>, void, undefined> {
  let loaded = 0;
  if (text === '') return;
  for await (const results of search(kinds, api, text, options)) {
    loaded += results.length;
    const rows = results.map(({ raw, ...result }) => ({ value: result, raw: raw ?? result }));
    yield success({ rows, loaded, unreadable: 0, last: false });
  }
}

const signs = { found: '', more: '… ', failed: '✗ ' } as const;
const tones = { found: 'plain', more: 'quiet', failed: 'bad' } as const;

/** The results of one search across those of these kinds that have names. */
export const findResultsAmong = (kinds: () => readonly Kind[]): Kind<FindResult> => ({
  id: 'finds',
  singular: 'find',
  plural: 'found',
  aliases: ['find'],
  summary: 'one search across all kinds: sources that hold TEXT in the name, others that begin so',
  area: 'the environment',
  listedIn: { in: 'environment' },
  found: 'in its list',
  referenceTypes: [],
  consolePage: 'none',
  asks: 'TEXT',
  shape: 'many',
  identify: ({ id }) => id,
  label: ({ name }) => name,
  columns: [
    { id: 'kind', header: 'WHAT', width: 17, priority: 2, cell: ({ kind }) => plain(kind) },
    {
      id: 'name',
      header: 'NAME',
      width: 30,
      grow: 3,
      priority: 1,
      cell: ({ name, standing }) => ({ text: `${signs[standing]}${name}`, tone: tones[standing] }),
    },
    { id: 'of', header: 'OF', width: 20, grow: 1, priority: 3, cell: ({ of }) => plain(of) },
  ],
  list: (api, { parent }, { signal, priority }) =>
    pagesOf(kinds(), api, parent?.name ?? '', { signal, priority }),
  isNote: ({ standing }) => standing !== 'found',
  open: ({ to, id, name }, scope) =>
    to ?? { screen: 'thing', kind: 'finds', id, label: name, scope },
  details: ({ kind, name, of }) => [
    {
      details: [
        { label: 'what', value: plain(kind) },
        { label: 'name', lines: [name] },
        { label: 'of', value: plain(of) },
      ],
    },
  ],
  whenEmptyIn: ({ parent }) =>
    parent === undefined ? undefined : nothingLike(kinds(), parent.name),
  whenEmpty: 'Nothing was looked for: type :find and a part of a name, or an id.',
});
