import type { ApiError } from '../model/apiError.ts';
import type { Scheme } from '../model/connection.ts';
import { type Entitlement, entitlement } from '../model/entitlement.ts';
import type { Result } from '../model/result.ts';
import { decodeWith } from './http/decode.ts';
import type { PageQuery, Past, Row } from './http/paging.ts';
import type { Answer, Request } from './http/request.ts';
import {
  type CallOptions,
  type ListOptions,
  listPages,
  type Pages,
  uniqueSorters,
} from './list.ts';

/** The entitlements of the tenant. */
export type Entitlements = {
  /**
   * All entitlements that fit, by name unless told. The order holds for the first 10,000; beyond them a list
   * may have to go on in the order of creation (`pages` of the paging module), so sort again what must be sorted.
   */
  readonly list: (options?: ListOptions) => Pages<Entitlement>;
  readonly get: (
    entitlementId: string,
    options?: CallOptions,
  ) => Promise<Result<Answer<Entitlement>, ApiError>>;
};

/** The functions of the entitlements service. */
export const createEntitlements = (request: Request, scheme: Scheme): Entitlements => ({
  list: ({ filters, sorters = 'name', ...options } = {}) => {
    const operation = 'list-entitlements';
    const asked = uniqueSorters(operation, scheme, sorters) ?? sorters;
    return listPages(request, {
      operation,
      schema: entitlement,
      scheme,
      asked: { filters, sorters: asked },
      query: (page) =>
        page.order === 'asked'
          ? { filters, sorters: asked, searchAfter: page.searchAfter?.join(',') }
          : { filters: createdFrom(page, filters), sorters: 'created,id' },
      paging: { ...options, past: waysPast(asked, scheme), keyOf: (row) => row.id },
    });
  },
  get: (entitlementId, options) =>
    request({
      ...options,
      operation: 'get-entitlement',
      path: { entitlementId },
      decode: decodeWith(entitlement),
    }),
});

/** Only the per-service API knows searchAfter; the filters by time are in both (entitlements API, list-entitlements: filters). */
const waysPast = (sorters: string, scheme: Scheme): readonly Past<Entitlement>[] => {
  const byCreation: Past<Entitlement> = { by: 'keyset', keyOf: createdOf };
  return scheme === 'v2024'
    ? [byCreation]
    : [{ by: 'searchAfter', valuesOf: (row) => valuesOf(row, sorters) }, byCreation];
};

/** The time of creation, where it is one that a filter can be written with. */
const createdOf = ({ value }: Row<Entitlement>): string | undefined =>
  value.created !== undefined && /^\d{4}-\d\d-\d\dT[\d:.]+(Z|[+-]\d\d:\d\d)$/.test(value.created)
    ? value.created
    : undefined;

const createdFrom = ({ from }: PageQuery, filters: string | undefined): string | undefined => {
  if (from === undefined) return filters;
  const created = `created ge ${from}`;
  return filters === undefined ? created : `(${filters}) and ${created}`;
};

/** A row's values of the sorters, which searchAfter separates by commas: a value that has one itself cannot be said. */
const valuesOf = (row: Row<Entitlement>, sorters: string): readonly string[] | undefined => {
  const names = sorters.split(',');
  const values = names.flatMap((sorter) => {
    const text = textAt(row.raw, sorter.trim());
    return text === undefined || text.includes(',') ? [] : [text];
  });
  return values.length === names.length ? values : undefined;
};

/** What stands at a property such as `-source.id`, as text. */
const textAt = (raw: unknown, sorter: string): string | undefined => {
  let value = raw;
  for (const name of sorter.replace(/^-/, '').split('.')) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = Reflect.get(value, name);
  }
  return ['string', 'number', 'boolean'].includes(typeof value) ? String(value) : undefined;
};
