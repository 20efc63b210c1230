// The handlers of IdentityIQ's SCIM API: list entitlements with filter and order, get one.

import { parseFilter } from '../../../model/filters/parseFilter.ts';
import type { ScimRow } from '../../data/access/scimEntitlements.ts';
import type { Reply } from '../../http/respond.ts';
import { scimOk, scimProblem } from '../../http/scimReply.ts';
import { fits } from '../../lists/matching.ts';
import { scimRows } from '../../state/access/scim.ts';
import type { Call, Handlers } from '../call.ts';
import { scimResource, withAttributes } from './scimShapes.ts';

/** The attributes that filters and `sortBy` may name, and how each is read from a row. */
const readers: Readonly<Record<string, (row: ScimRow) => unknown>> = {
  id: (row) => row.id,
  displayname: (row) => row.name,
  displayablename: (row) => row.name,
  type: (row) => row.type,
  application: (row) => row.application.displayName,
  'application.displayname': (row) => row.application.displayName,
  'application.value': (row) => row.application.value,
  owner: (row) => row.owner?.displayName,
  'owner.displayname': (row) => row.owner?.displayName,
  'owner.value': (row) => row.owner?.value,
  requestable: (row) => row.requestable,
  aggregated: (row) => row.aggregated,
  attribute: (row) => row.attribute,
  value: (row) => row.value,
  lastrefresh: (row) => row.lastRefresh,
  'meta.created': (row) => row.created,
  'meta.lastmodified': (row) => row.lastModified,
  entitleauth: (row) => row.entitleAuth,
  active: (row) => row.active,
  rank: (row) => row.rank,
};

const readerOf = (name: string) => {
  const key = name.toLowerCase();
  return Object.hasOwn(readers, key) ? readers[key] : undefined;
};

/** The rows that fit a filter of RFC 7644; undefined where it cannot be read or names an unknown attribute. */
const filtered = (rows: readonly ScimRow[], text: string): readonly ScimRow[] | undefined => {
  if (text.trim() === '') return rows;
  const filter = parseFilter(text);
  if (!filter.ok) return undefined;
  const unknown = new Set<string>();
  const read = (row: ScimRow) => (property: string) => {
    const reader = readerOf(property);
    if (reader === undefined) unknown.add(property);
    return reader?.(row);
  };
  const found = rows.filter((row) => fits(filter.value, read(row)));
  return unknown.size === 0 ? found : undefined;
};

const sortText = (value: unknown): string =>
  typeof value === 'number' ? String(value).padStart(9, '0') : String(value ?? '').toLowerCase();

/** A whole number of the query, at least `least` (RFC 7644, section 3.4.2.4); undefined where it is no whole number. */
const wholeNumber = (text: string | null, usual: number, least: number): number | undefined => {
  if (text === null || text === '') return usual;
  return /^-?\d{1,9}$/.test(text) ? Math.max(least, Number(text)) : undefined;
};

const usualCount = 1_000;

const listEntitlements = ({ tenant, query, quirks }: Call): Reply => {
  const startIndex = wholeNumber(query.get('startIndex'), 1, 1);
  const count = wholeNumber(query.get('count'), usualCount, 0);
  if (startIndex === undefined || count === undefined) {
    return scimProblem(400, 'startIndex and count must be whole numbers.', 'invalidValue');
  }
  const found = filtered(scimRows(tenant), query.get('filter') ?? '');
  if (found === undefined) {
    return scimProblem(
      400,
      'The filter is invalid or names an unknown attribute.',
      'invalidFilter',
    );
  }
  const sortBy = query.get('sortBy') ?? '';
  const reader = readerOf(sortBy);
  if (sortBy !== '' && reader === undefined) {
    return scimProblem(400, `Resources cannot be sorted by ${sortBy}.`, 'invalidPath');
  }
  const order = (query.get('sortOrder') ?? '') || 'ascending';
  if (order !== 'ascending' && order !== 'descending') {
    return scimProblem(400, 'sortOrder must be ascending or descending.', 'invalidValue');
  }
  const sign = order === 'descending' ? -1 : 1;
  const sorted =
    reader === undefined
      ? found
      : found.toSorted((left, right) => {
          const [before, after] = [sortText(reader(left)), sortText(reader(right))];
          return before === after ? 0 : before < after ? -sign : sign;
        });
  const shown = sorted.slice(startIndex - 1, startIndex - 1 + count);
  return scimOk({
    totalResults: quirks.has(53) ? `${sorted.length},` : sorted.length,
    startIndex,
    schemas: ['urn:ietf:params:scim:api:messages:2.0:ListResponse'],
    Resources: shown.map((row) => withAttributes(scimResource(row, 'list', quirks), query)),
  });
};

const getEntitlement = ({ tenant, parameters, query, quirks }: Call): Reply => {
  const row = scimRows(tenant).find(({ id }) => id === parameters.entitlementId);
  return row === undefined
    ? scimProblem(404, `Resource ${parameters.entitlementId} not found.`)
    : scimOk(withAttributes(scimResource(row, 'single', quirks), query));
};

/** The handlers of IdentityIQ's entitlements. */
export const scimHandlers = {
  'get-scim-entitlements': listEntitlements,
  'get-scim-entitlement-by-id': getEntitlement,
} satisfies Handlers;
