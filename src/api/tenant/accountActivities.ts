// The functions that find account activities in the search: of the tenant, or of some sources.

import type { ApiError } from '../../model/apiError.ts';
import type { Scheme } from '../../model/connection.ts';
import { failure, type Result, success } from '../../model/result.ts';
import {
  type AccountActivity,
  type ActivitiesSince,
  accountActivity,
  activityFilters,
  isOfSource,
  type NamedSource,
  saysSource,
  type TroubledSource,
} from '../../model/tenant/accountActivity.ts';
import { dslOfFilter } from '../../model/tenant/eventQuery.ts';
import {
  allOf,
  anyOf,
  between,
  type DslQuery,
  hasValue,
  holdsText,
} from '../../model/tenant/searchDsl.ts';
import type { Page } from '../http/pages/paging.ts';
import type { Request } from '../http/request.ts';
import type { CallOptions, Pages } from '../list.ts';
import { sentenceOf } from '../sentences.ts';
import { readSearchFilter, type SearchReading, searchPages } from './search.ts';

/** What to look for among the activities. Times are epoch milliseconds, or what the tenant calculates (`now-7d`). */
export type ActivitiesAsked = {
  /** Of all sources where absent. */
  readonly sources?: readonly (NamedSource & { readonly from?: number | string })[];
  /** From when on, where no source says it for itself. */
  readonly from?: number | string;
  /** A filter expression over `activityFilters`. */
  readonly filters?: string;
};

/** The account activities of the tenant; the latest come first. */
export type AccountActivities = {
  /**
   * search-post: the activities that fit. Those of a source are asked for by its id; where the tenant cannot search by it,
   * all are read as far as one search reaches, and picked out here: `tooManyRows` where there are more.
   */
  readonly find: (asked: ActivitiesAsked, options?: CallOptions) => Pages<AccountActivity>;
  /**
   * search-post: what was asked of the sources since the trouble of each began, with one search for all of them. What went
   * well is among it, since it takes an earlier failure back.
   */
  readonly since: (
    sources: readonly TroubledSource[],
    options?: CallOptions,
  ) => Promise<ActivitiesSince>;
};

/** The functions that find account activities. */
export const createAccountActivities = (request: Request, scheme: Scheme): AccountActivities => ({
  find: (asked, options) => foundActivities(request, scheme, asked, options),
  since: async (sources, options) => {
    let found: ActivitiesSince = { is: 'read', activities: [], reach: 'all' };
    for (let first = 0; first < sources.length && found.is === 'read'; first += mostSources) {
      const group = sources.slice(first, first + mostSources);
      const next = await readSince(request, scheme, group, options);
      found =
        next.is === 'read'
          ? {
              is: 'read',
              activities: [...found.activities, ...next.activities],
              reach: found.reach === 'cut' ? 'cut' : next.reach,
            }
          : next;
    }
    return found;
  },
});

/** The most sources that one search asks for. */
const mostSources = 200;

const readSince = async (
  request: Request,
  scheme: Scheme,
  sources: readonly TroubledSource[],
  options: CallOptions | undefined,
): Promise<ActivitiesSince> => {
  const asked = sources.map(({ beganMs, ...source }) => ({ ...source, from: beganMs }));
  const activities: AccountActivity[] = [];
  const pages = foundActivities(request, scheme, { sources: asked }, { ...options, ...large });
  for await (const page of pages) {
    if (page.ok) activities.push(...page.value.rows.map(({ value }) => value));
    else if (activities.length > 0 || page.error.tag === 'tooManyRows') {
      return { is: 'read', activities, reach: 'cut' };
    } else return { is: 'not read', why: whyNot(page.error) };
  }
  return { is: 'read', activities, reach: 'all' };
};

/** Few large pages: four of them are all that one search gives. */
const large = { pageSize: 2_500, reach: 'window' } as const;

const whyNot = (error: ApiError): string =>
  error.tag === 'unsupportedQuery' ? error.reason : sentenceOf(error).what;

/**
 * Whether a tenant finds activities by the id of a source, by the function that asks that tenant: no description says
 * whether this field can be searched.
 */
const findsById = new WeakMap<Request, 'yes' | 'no'>();

const sourceField = 'accountRequests.source.id';

/** The activities of the sources, each in its own time, by their ids. */
const byId = (sources: NonNullable<ActivitiesAsked['sources']>): DslQuery =>
  anyOf(
    ...sources.map(({ id, from }) => allOf(holdsText(sourceField, id), between('created', from))),
  );

/** All activities from a time on. */
const byTime = (from: number | string | undefined): DslQuery =>
  between('created', from) ?? hasValue('created');

/** The earliest time that any of them is asked for from; undefined where one has none. */
const earliest = (
  sources: NonNullable<ActivitiesAsked['sources']>,
): number | string | undefined => {
  const times = sources.map(({ from }) => from);
  const numbers = times.filter((time) => typeof time === 'number');
  if (numbers.length === times.length) return Math.min(...numbers);
  // What the tenant calculates is the same for all of them.
  return times.every((time) => time === times[0]) ? times[0] : undefined;
};

const isOfOne = (
  { accountRequests, created }: AccountActivity,
  sources: NonNullable<ActivitiesAsked['sources']>,
): boolean =>
  sources.some(
    (source) =>
      accountRequests.some((change) => isOfSource(change, source)) &&
      !(typeof source.from === 'number' && Date.parse(created ?? '') < source.from),
  );

const noSourceSaid =
  'The tenant does not find account activities by their source, and none of them says which source it is of.';

type Found = AsyncGenerator<Result<Page<AccountActivity>, ApiError>, void, undefined>;

async function* foundActivities(
  request: Request,
  scheme: Scheme,
  { sources, from, filters }: ActivitiesAsked,
  options: SearchReading = {},
): Found {
  const filter = readSearchFilter(filters, activityFilters);
  const narrowed = typeof filter === 'object' ? dslOfFilter(filter.expression) : undefined;
  if (typeof filter === 'string' || narrowed?.ok === false) {
    const reason =
      typeof filter === 'string' ? filter : narrowed?.ok === false ? narrowed.error : '';
    return yield failure({ tag: 'unsupportedQuery', reason });
  }
  const search = (query: DslQuery, reading: SearchReading): Pages<AccountActivity> =>
    searchPages(
      request,
      scheme,
      accountActivity,
      {
        indices: ['accountactivities'],
        query: allOf(query, narrowed?.value),
        sort: ['-created'],
      },
      reading,
    );
  if (sources === undefined) return yield* search(byTime(from), options);
  const timed = sources.map((source) => ({ from, ...source }));
  const known = findsById.get(request);
  if (known !== 'no') {
    let last: Page<AccountActivity> | undefined;
    let isRefused = false;
    for await (const page of search(byId(timed), options)) {
      isRefused = !page.ok && page.error.tag === 'badRequest' && last === undefined;
      if (isRefused) break;
      if (page.ok && page.value.loaded > 0) findsById.set(request, 'yes');
      if (!page.ok || page.value.loaded > 0) yield page;
      if (!page.ok) return;
      last = page.value;
    }
    if (isRefused) findsById.set(request, 'no');
    else if (known === 'yes' || last === undefined || last.loaded > 0) {
      if (last !== undefined && last.loaded === 0) yield success(last);
      return;
    }
  }
  yield* pickedOut(request, search(byTime(earliest(timed)), { ...options, ...large }), timed);
}

/** The activities of the sources among all. */
async function* pickedOut(
  request: Request,
  all: Pages<AccountActivity>,
  sources: NonNullable<ActivitiesAsked['sources']>,
): Found {
  let loaded = 0;
  let saysNone = true;
  for await (const page of all) {
    if (!page.ok) return yield page;
    const { value } = page;
    const rows = value.rows.filter((row) => isOfOne(row.value, sources));
    loaded += rows.length;
    // The search by id would have found these.
    if (loaded > 0) findsById.set(request, 'no');
    saysNone &&= !value.rows.some((row) => saysSource(row.value));
    if (value.last && saysNone && value.loaded > 0) {
      return yield failure({ tag: 'unsupportedQuery', reason: noSourceSaid });
    }
    yield success({ ...value, rows, loaded, total: undefined });
  }
}
