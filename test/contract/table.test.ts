import { isDeepStrictEqual } from 'node:util';
import { describe, expect, it } from 'vitest';
import { collectionOf, isListOperation } from '../../src/model/collections.ts';
import { permissionOf, queryOptions, versionOf } from '../../src/model/operations.ts';
import {
  type Description,
  describedWays,
  type JsonObject,
  type Parameter,
  present,
  titled,
  type Way,
} from './descriptions.ts';

/** What a description and the table say about a call, in one shape, so that they can be compared whole. */
type Facts = {
  readonly method: string;
  readonly body: readonly string[];
  readonly status: number | undefined;
  readonly scopes: readonly string[];
  readonly levels: readonly string[];
  readonly usersOnly: boolean;
  readonly experimental: boolean;
};

const sorted = (texts: Iterable<string>): readonly string[] => [...new Set(texts)].sort();

const textsIn = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((entry) => typeof entry === 'string') : [];

const factsDescribed = ({ method, bodies, good, operation, parameters }: Description): Facts => {
  const security = (Array.isArray(operation.security) ? operation.security : []) as JsonObject[];
  const kinds = security.flatMap((entry) => Object.keys(entry));
  return {
    method: method.toUpperCase(),
    body: Object.keys(bodies),
    status: good[0],
    scopes: sorted(security.flatMap((entry) => Object.values(entry).flatMap(textsIn))),
    levels: sorted(textsIn(operation['x-sailpoint-userLevels'])),
    usersOnly: kinds.length > 0 && !kinds.includes('applicationAuth'),
    experimental: parameters.some(
      ({ name, required }) => name === 'X-SailPoint-Experimental' && required,
    ),
  };
};

const factsInTable = ({ operation, scheme }: Way): Facts => {
  const permission = permissionOf(operation, versionOf(operation, scheme));
  return {
    method: operation.method,
    body: operation.body === undefined ? [] : [operation.body],
    status: operation.status,
    scopes: sorted(permission.scopes),
    levels: sorted(permission.levels),
    usersOnly: permission.usersOnly === true,
    experimental: operation.experimental === true,
  };
};

const queryNamed = ({ parameters }: Description, name: string): Parameter | undefined =>
  parameters.find((parameter) => parameter.in === 'query' && parameter.name === name);

/** Properties and operators out of lines such as `**id**: *eq, in*`. */
const filtersDescribed = (description: Description): Record<string, readonly string[]> => {
  const text = queryNamed(description, 'filters')?.description ?? '';
  const lines = [...text.matchAll(/^\s*\*\*([\w.]+)\*\*:\s*\*([\w, ]+)\*/gm)];
  return Object.fromEntries(
    lines.map(([, property = '', operators = '']) => [property, sorted(operators.split(/, */))]),
  );
};

/** Properties out of `Sorting is supported for the following fields: **id, name**`. */
const sortersDescribed = (description: Description): readonly string[] => {
  const text = queryNamed(description, 'sorters')?.description ?? '';
  const [, fields = ''] = /following fields:\s*\*\*([^*]+)\*\*/.exec(text) ?? [];
  return sorted(fields.split(/[,\s]+/).filter((field) => field !== ''));
};

const keysOf = (record: object): readonly string[] => Object.keys(record);

/** Where two records of facts differ: the field, what is described, and what we have. */
const differences = <Record_ extends object>(described: Record_, ours: Record_) =>
  keysOf(described).flatMap((field) => {
    const [theirs, own] = [Reflect.get(described, field), Reflect.get(ours, field)];
    return isDeepStrictEqual(theirs, own) ? [] : [{ field, theirs, own }];
  });

type Deviation = { readonly way: string; readonly field: string } & Readonly<
  Record<'theirs' | 'own', unknown>
>;

type KnownDeviation = Deviation & { readonly because: string };

/** Where permissions differ from the descriptions, and why. */
const knownPermissions: readonly KnownDeviation[] = ['v1', 'v2024'].map((scheme) => ({
  way: `list-entitlements ${scheme}`,
  field: 'levels',
  theirs: ['Any'],
  own: [],
  because: 'the table has no levels where any may',
}));

/**
 * Where collections differ from the descriptions, and why. That a search index ends at 10,000 rows is in no
 * description, so it is not compared.
 */
const knownCollections: readonly KnownDeviation[] = [
  {
    way: 'list-provisioning-policies v2024',
    field: 'isList',
    theirs: false,
    own: true,
    because: 'v2024 names no page parameters; they are sent as to the per-service path',
  },
  {
    way: 'list-provisioning-policies v2024',
    field: 'maximumLimit',
    theirs: undefined,
    own: 250,
    because: 'as above',
  },
  {
    way: 'search-post v1',
    field: 'isList',
    theirs: true,
    own: false,
    because:
      'a search is no list of one kind: its body says what is looked for and how it is sorted',
  },
  {
    way: 'search-post v1',
    field: 'maximumLimit',
    theirs: 10_000,
    own: undefined,
    because: 'as above',
  },
];

const withoutReason = ({ because: _, ...rest }: KnownDeviation): Deviation => rest;

/** Query parameters of reads that are no options, and what gives them. */
const otherwiseGiven: Readonly<Record<string, string>> = {
  limit: 'pages',
  offset: 'pages',
  count: 'pages',
  searchAfter: 'pages',
  startIndex: 'pages',
  filters: '--filters',
  filter: '--filters',
  sorters: '--sorters',
  sortBy: '--sorters',
  sortOrder: '--sorters',
  'account-id': 'the list of account-entitlements, by --of',
  schemaName: 'the list of csv-template has that of every schema',
  type: 'the details of client-status, which know the type',
};

describe.skipIf(!present)(titled('the table says what the descriptions say'), () => {
  it('of methods, bodies, statuses, permissions and experimental calls', () => {
    const found = describedWays.flatMap((way) =>
      differences(factsDescribed(way.description), factsInTable(way)).map(
        (difference): Deviation => ({ way: `${way.id} ${way.scheme}`, ...difference }),
      ),
    );
    expect(found).toEqual(knownPermissions.map(withoutReason));
  });

  it('of pages, filters and sorters', () => {
    const found = describedWays.flatMap(({ id, operation, scheme, description }) => {
      const limit = queryNamed(description, 'limit');
      const theirs = {
        isList: limit !== undefined,
        maximumLimit: limit?.schema.maximum,
        searchAfter: queryNamed(description, 'searchAfter') !== undefined,
        filters: filtersDescribed(description),
        sorters: sortersDescribed(description),
      };
      const collection = isListOperation(id)
        ? collectionOf(id, versionOf(operation, scheme))
        : undefined;
      const own = {
        isList: collection !== undefined,
        maximumLimit: collection?.maximumLimit,
        searchAfter: collection?.searchAfter ?? false,
        filters: Object.fromEntries(
          Object.entries(collection?.filters ?? {}).map(([property, operators]) => [
            property,
            sorted(operators),
          ]),
        ),
        sorters: sorted(collection?.sorters ?? []),
      };
      return differences(theirs, own).map(
        (difference): Deviation => ({ way: `${id} ${scheme}`, ...difference }),
      );
    });
    expect(found).toEqual(knownCollections.map(withoutReason));
  });

  it('of query parameters: each is an option, sent by ourselves, or known to be neither', () => {
    const missing = describedWays.flatMap(({ id, scheme, operation, description }) => {
      if (operation.effect !== 'reads') return [];
      const described = description.parameters.filter((parameter) => parameter.in === 'query');
      const names = described.map(({ name }) => name);
      const options = (operation.options ?? []).map((name): string => queryOptions[name].parameter);
      const unknown = options.filter((name) => !names.includes(name));
      const lacking = names.filter((name) => !options.includes(name) && !(name in otherwiseGiven));
      return [...unknown, ...lacking].map((name) => `${id} ${scheme}: ${name}`);
    });
    expect(missing).toEqual([]);
  });
});
