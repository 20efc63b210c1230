import type { Api, Page } from '../../../api/index.ts';
import { sentenceOf } from '../../../api/sentences.ts';
import type { ApiError } from '../../../model/apiError.ts';
import { contains, printFilter, startsWith } from '../../../model/filter.ts';
import { type Result, success } from '../../../model/result.ts';
import { nameOf, plain, withoutSuffix } from '../../cells/text.ts';
import { getById, thingOf } from '../../finding/findThing.ts';
import { looksLikeId } from '../../finding/ids.ts';
import type { CallOptions, Destination, Kind, Thing } from '../../types.ts';
import { accounts } from '../access/accounts.ts';
import { entitlements } from '../access/entitlements.ts';
import { clients } from '../machines/clients.ts';
import { clusters } from '../machines/clusters.ts';
import { governanceGroups } from '../people/governanceGroups.ts';
import { identities } from '../people/identities.ts';
import { tasks } from '../runs/tasks.ts';
import { sources } from '../sources/sources.ts';

/** A thing that a search found, or a note on how a kind was searched. */
export type Find = {
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

/** How a kind is searched. */
type Place = {
  readonly kind: Kind;
  /** Property and operator of its filters; all rows are read and compared here where there is none. */
  readonly by: readonly ((text: string) => string)[];
  /** What a row is of, to tell it from others of its name. */
  of?(row: Thing): string | undefined;
};

const beginning = (property: string) => (text: string) => printFilter(startsWith(property, text));
const holding = (property: string) => (text: string) => printFilter(contains(property, text));

const sourceOf = (row: Thing): string | undefined => {
  const { source, sourceName } = row as { source?: { name?: string }; sourceName?: string };
  return withoutSuffix(nameOf(source) ?? sourceName ?? '');
};

/** The tenant knows which sources hold a text; of the others it only knows which begin so. */
const bySourceName = [holding('name')];

/** What is searched, in the order in which it is shown. Tasks have no names that a tenant can be asked for. */
const places: readonly Place[] = [
  { kind: sources as Kind, by: bySourceName, of: ({ type }) => type as string | undefined },
  {
    kind: entitlements as Kind,
    by: [beginning('name'), beginning('value')],
    of: sourceOf,
  },
  {
    kind: identities as Kind,
    by: [beginning('name'), beginning('alias')],
    of: ({ alias }) => alias as string | undefined,
  },
  {
    kind: accounts as Kind,
    by: [beginning('name'), beginning('nativeIdentity')],
    of: sourceOf,
  },
  { kind: governanceGroups as Kind, by: [beginning('name')] },
  { kind: clusters as Kind, by: [] },
  { kind: clients as Kind, by: [] },
];

const findOf = ({ kind, of }: Place, row: Thing, raw: unknown): Find => {
  const { id, name, to } = thingOf(kind, row);
  return {
    id: `${kind.id} ${id}`,
    kind: kind.singular,
    name,
    of: of?.(row),
    standing: 'found',
    to,
    raw,
  };
};

const noteOf = ({ kind }: Place, standing: 'more' | 'failed', name: string): Find => ({
  id: `${kind.id} ${standing}`,
  kind: kind.singular,
  name,
  standing,
  ...(standing === 'more' ? { to: { screen: 'list', kind: kind.id, scope: {} } } : {}),
});

/** Searches one kind. What goes wrong is a row too, so that it does not hide what others found. */
const searched = async (
  api: Api,
  place: Place,
  text: string,
  options: CallOptions,
): Promise<readonly Find[]> => {
  const { kind, by } = place;
  const found = new Map<string, Find>();
  let failed: string | undefined;
  const add = (row: Thing, raw: unknown) => {
    const find = findOf(place, row, raw);
    if (!found.has(find.id)) found.set(find.id, find);
  };
  const isNamed = (row: Thing) => kind.label(row).toLowerCase().includes(text.toLowerCase());
  const ask = async (filters: string | undefined): Promise<void> => {
    for await (const page of kind.list?.(api, {}, { ...options, filters }) ?? []) {
      if (!page.ok) {
        const { what, next } = sentenceOf(page.error, {});
        failed ??= `could not be searched: ${what} ${next}`;
        return;
      }
      for (const { value, raw } of page.value.rows) {
        if (filters !== undefined || isNamed(value)) add(value, raw);
      }
      // What is filtered by the tenant fits from the first page on.
      if (filters !== undefined || found.size > mostOfAKind) return;
    }
  };
  await Promise.all(by.length === 0 ? [ask(undefined)] : by.map((filter) => ask(filter(text))));
  const finds = [...found.values()];
  return [
    ...finds.slice(0, mostOfAKind),
    ...(finds.length > mostOfAKind ? [noteOf(place, 'more', 'more: type more of the name')] : []),
    ...(failed === undefined ? [] : [noteOf(place, 'failed', failed)]),
  ];
};

/** An id is looked for among all that can be asked for by one, tasks too. */
const lookedUp = async (
  api: Api,
  place: Place,
  id: string,
  options: CallOptions,
): Promise<readonly Find[]> => {
  const answer = await getById(api, place.kind, id, options);
  if (answer.ok) {
    const { value } = answer;
    if (value === undefined) return [];
    const { kind } = place;
    return [
      {
        id: `${kind.id} ${value.id}`,
        kind: kind.singular,
        name: value.name,
        standing: 'found',
        to: value.to,
      },
    ];
  }
  const { what, next } = sentenceOf(answer.error, {});
  return [noteOf(place, 'failed', `could not be asked: ${what} ${next}`)];
};

/** Every kind that can be asked for by an id is. */
const placesOf = (text: string): readonly Place[] =>
  looksLikeId(text) ? [...places, { kind: tasks as Kind, by: [] }] : places;

const inWords = (names: readonly string[], and: 'and' | 'or'): string =>
  [names.slice(0, -1).join(', '), ...names.slice(-1)].join(` ${and} `);

const pluralsOf = (looked: readonly Place[]): readonly string[] =>
  looked.map(({ kind }) => kind.plural);

/** That nothing was found, and how it was looked for, so that nobody wonders whether it was looked there. */
const nothingLike = (text: string): string => {
  if (looksLikeId(text))
    return `None of the ${inWords(pluralsOf(placesOf(text)), 'or')} has the id ${text}.`;
  const isBegun = ({ by }: Place): boolean => by.length > 0 && by !== bySourceName;
  const holding = pluralsOf(places.filter((place) => !isBegun(place)));
  const begun = pluralsOf(places.filter(isBegun));
  return `No ${inWords(holding, 'or')} have "${text}" in the name, and no ${inWords(begun, 'or')} begin with it. Type less of the name, or an id.`;
};

/** All kinds are searched at once; each is shown as soon as it and those before it have answered. */
async function* search(
  api: Api,
  text: string,
  options: CallOptions,
): AsyncGenerator<readonly Find[]> {
  const isId = looksLikeId(text);
  const answers = placesOf(text).map((place) =>
    isId ? lookedUp(api, place, text, options) : searched(api, place, text, options),
  );
  for (const answer of answers) yield await answer;
}

async function* pagesOf(
  api: Api,
  text: string,
  options: CallOptions,
): AsyncGenerator<Result<Page<Find>, ApiError>, void, undefined> {
  let loaded = 0;
  if (text === '') return;
  for await (const finds of search(api, text, options)) {
    loaded += finds.length;
    const rows = finds.map(({ raw, ...find }) => ({ value: find, raw: raw ?? find }));
    yield success({ rows, loaded, unreadable: 0, last: false });
  }
}

const signs = { found: '', more: '… ', failed: '✗ ' } as const;
const tones = { found: 'plain', more: 'quiet', failed: 'bad' } as const;

/** One search across the kinds of things that have names. */
export const finds: Kind<Find> = {
  id: 'finds',
  singular: 'find',
  plural: 'found',
  aliases: ['find'],
  summary: 'one search across all kinds: sources that hold TEXT in the name, others that begin so',
  within: 'environment',
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
  list: (api, { parent }, { filters, signal, priority }) =>
    pagesOf(api, parent?.name ?? filters ?? '', { signal, priority }),
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
  whenEmptyIn: ({ parent }) => (parent === undefined ? undefined : nothingLike(parent.name)),
  whenEmpty: 'Nothing was looked for: type :find and a part of a name, or an id.',
};
