// The functions that find audit events in the search.

import type { ApiError } from '../../model/apiError.ts';
import type { Scheme } from '../../model/connection.ts';
import { failure, type Result, success } from '../../model/result.ts';
import { type AuditEvent, auditEvent } from '../../model/tenant/auditEvent.ts';
import {
  type AskedSource,
  type EventQuestion,
  eventFilters,
  eventsDsl,
  isAboutOneOf,
  mostSources,
} from '../../model/tenant/eventQuery.ts';
import type { Page } from '../http/pages/paging.ts';
import type { Request } from '../http/request.ts';
import type { CallOptions, Pages } from '../list.ts';
import { readSearchFilter, searchPages } from './search.ts';

/** The question about events, its filter as a text. */
export type EventsAsked = Omit<EventQuestion, 'filter'> & { readonly filters?: string };

/** The audit events of the tenant, kept for 90 days; the latest come first. */
export type Events = {
  /** search-post: the events that fit. For many sources there is one search for each 200 of them. */
  readonly find: (asked: EventsAsked, options?: CallOptions) => Pages<AuditEvent>;
  /** search-post: what was changed at each of the sources, and at its cluster, in the time before its trouble began. */
  readonly changesBefore: (
    sources: readonly (AskedSource & { readonly fromMs: number; readonly toMs: number })[],
    options?: CallOptions,
  ) => Pages<AuditEvent>;
  /** search-post: how the runs of the sources ended since a time. */
  readonly runEnds: (
    sources: readonly Pick<AskedSource, 'sourceId' | 'sourceName'>[],
    sinceMs: number,
    options?: CallOptions,
  ) => Pages<AuditEvent>;
};

/** The functions that find audit events. */
export const createEvents = (request: Request, scheme: Scheme): Events => {
  const find: Events['find'] = (asked, options) => foundEvents(request, scheme, asked, options);
  return {
    find,
    changesBefore: (sources, options) => find({ sort: 'changes', sources }, options),
    runEnds: (sources, sinceMs, options) =>
      find({ sort: 'ends of runs', sources, from: sinceMs }, options),
  };
};

async function* foundEvents(
  request: Request,
  scheme: Scheme,
  { filters, sources, ...asked }: EventsAsked,
  options: CallOptions = {},
): AsyncGenerator<Result<Page<AuditEvent>, ApiError>, void, undefined> {
  const filter = readSearchFilter(filters, eventFilters);
  if (typeof filter === 'string') {
    return yield failure({ tag: 'unsupportedQuery', reason: filter });
  }
  // Nothing is asked where no source is: a search without one would be for those of all.
  const groups = sources === undefined ? [undefined] : groupsOf(sources, mostSources);
  let before = { loaded: 0, unreadable: 0 };
  for (const [index, group] of groups.entries()) {
    const query = eventsDsl({ ...asked, sources: group, filter: filter?.expression });
    if (!query.ok) return yield failure({ tag: 'unsupportedQuery', reason: query.error });
    let reached = before;
    const pages = searchPages(
      request,
      scheme,
      auditEvent,
      { indices: ['events'], query: query.value, sort: ['-created'] },
      options,
    );
    for await (const page of pages) {
      if (!page.ok) return yield page;
      const { value } = page;
      const rows =
        group === undefined
          ? value.rows
          : value.rows.filter((row) => isAboutOneOf(row.value, group));
      reached = {
        loaded: reached.loaded + rows.length,
        unreadable: before.unreadable + value.unreadable,
      };
      const isWhole = group === undefined;
      yield success({
        ...value,
        rows,
        ...reached,
        total: isWhole ? value.total : undefined,
        last: value.last && index === groups.length - 1,
      });
    }
    before = reached;
  }
}

const groupsOf = <Entry>(entries: readonly Entry[], size: number): readonly (readonly Entry[])[] =>
  Array.from({ length: Math.ceil(entries.length / size) }, (_, index) =>
    entries.slice(index * size, (index + 1) * size),
  );
