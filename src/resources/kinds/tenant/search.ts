// The kind `search`: documents of the tenant's search index.

import { ago, describeTime, parseTime } from '../../../insight/time.ts';
import type { SearchHit } from '../../../model/tenant/search.ts';
import { sourceAt } from '../../cells/links.ts';
import { referenceTo } from '../../cells/references.ts';
import { nameOf, plain } from '../../cells/text.ts';
import type { Cell, Destination, Detail, Kind } from '../../types.ts';

/** What a hit is called; an account activity has no name but what asked for it. */
const label = (hit: SearchHit): string =>
  hit.displayName || hit.name || textIn(hit, 'action') || hit.id;

/** What is looked for where nothing was asked: the aggregations that failed. */
const failedAggregations = 'technicalName:*_AGGREGATION_FAILED';

const statusCell = ({ status }: SearchHit): Cell => {
  if (status === 'FAILED' || status === 'ERROR') {
    return { text: `✗ ${status.toLowerCase()}`, tone: 'bad' };
  }
  return plain(status?.toLowerCase());
};

const textIn = (value: unknown, name: string): string | undefined => {
  if (typeof value !== 'object' || value === null || !(name in value)) return undefined;
  const found: unknown = value[name as keyof typeof value];
  return typeof found === 'string' && found !== '' ? found : undefined;
};

/** The thing that a hit belongs to. Events have only its name; the id of a source is among their attributes. */
const wholeOf = (kinds: readonly Kind[], hit: SearchHit): Destination | undefined => {
  const { attributes, source, target } = hit;
  const named = referenceTo(kinds, target, {}) ?? sourceAt(source);
  if (named !== undefined) return named;
  const name = textIn(attributes, 'sourceName');
  return name === undefined || target?.name === undefined || target.name === name
    ? sourceAt({ id: textIn(attributes, 'sourceId'), name })
    : undefined;
};

const ofDetail = (kinds: readonly Kind[], hit: SearchHit): Detail => {
  const to = wholeOf(kinds, hit);
  const value = plain(nameOf(hit.target) ?? nameOf(hit.source));
  return { label: 'of', value, ...(to === undefined ? {} : { to }) };
};

/** Documents of the tenant's search index; each leads to the thing of one of these kinds that it is of. */
export const searchAmong = (kinds: () => readonly Kind[]): Kind<SearchHit> => ({
  id: 'search',
  singular: 'search hit',
  plural: 'search hits',
  aliases: [],
  summary:
    "what a search finds: get search --filters 'QUERY'; failed aggregations where none is given",
  area: 'the environment',
  listedIn: { in: 'environment' },
  found: 'in its list',
  referenceTypes: [],
  consolePage: 'none',
  shape: 'many',
  identify: (hit) => hit.id,
  label,
  columns: [
    {
      id: 'name',
      header: 'NAME',
      width: 28,
      grow: 2,
      priority: 1,
      cell: (hit) => ({ text: label(hit) }),
    },
    { id: 'what', header: 'WHAT', width: 12, priority: 3, cell: ({ _type }) => plain(_type) },
    {
      id: 'of',
      header: 'OF',
      width: 24,
      grow: 1,
      priority: 2,
      cell: ({ target, source }) => plain(nameOf(target) ?? nameOf(source)),
    },
    { id: 'status', header: 'STATUS', width: 12, priority: 4, cell: statusCell, signed: true },
    {
      id: 'created',
      header: 'CREATED',
      width: 8,
      align: 'right',
      priority: 5,
      cell: ({ created }, { nowMs }) => {
        const ms = parseTime(created);
        return plain(ms === undefined ? created : ago(ms, nowMs));
      },
      measure: { unit: 'age', of: ({ created }) => parseTime(created) },
      sortKey: ({ created }) => -(parseTime(created) ?? 0),
    },
    { id: 'id', header: 'ID', width: 32, priority: 6, cell: ({ id }) => plain(id) },
  ],
  parent: (hit) => wholeOf(kinds(), hit),
  isBroken: (hit) => statusCell(hit).tone === 'bad',
  list: (api, _scope, { filters, sorters, signal, priority }) =>
    api.search.find(
      {
        ...(filters === undefined
          ? { indices: ['events'], query: failedAggregations }
          : { query: filters }),
        sort: sorters === undefined ? ['-created'] : sorters.split(',').map((part) => part.trim()),
      },
      { signal, priority },
    ),
  details: (hit, { nowMs }) => [
    {
      details: [
        { label: 'what', value: plain(hit._type) },
        { label: 'name', value: plain(hit.name) },
        ofDetail(kinds(), hit),
        { label: 'status', value: statusCell(hit) },
        { label: 'event', value: plain(hit.technicalName) },
        { label: 'created', value: { text: describeTime(hit.created, nowMs) } },
        { label: 'id', value: { text: hit.id } },
        { label: 'description', value: plain(hit.description) },
      ],
    },
  ],
  onlyShows: 'failed aggregations',
  whenEmpty:
    'No aggregation failed, as far as the search index shows this user. Other searches: spyglass get search --filters QUERY.',
});
