// Entitlements of IdentityIQ as its SCIM API sends them, with the attributes that were asked for.

import type { ScimRow } from '../../data/access/scimEntitlements.ts';
import type { Quirks } from '../../faults/quirks.ts';
import { scimBase } from '../../state/access/scim.ts';

/** The answer that a resource is part of; some field names differ between the two. */
export type ScimAnswer = 'list' | 'single';

/**
 * An entitlement as the SCIM API sends it (IdentityIQ SCIM API, Entitlements). With quirk 53 some objects are lists, the
 * field names of list and single answer are swapped, and the version is no valid ETag.
 */
export const scimResource = (
  row: ScimRow,
  answer: ScimAnswer,
  quirks: Quirks,
): Readonly<Record<string, unknown>> => {
  const isOdd = quirks.has(53);
  const description = { locale: 'en_US', value: row.description };
  const isListed = (answer === 'list') !== isOdd;
  return {
    id: row.id,
    descriptions: isOdd ? [description] : description,
    [isListed ? 'displayName' : 'displayableName']: row.name,
    type: row.type,
    application: [row.application],
    ...(row.owner === undefined ? {} : { owner: [row.owner] }),
    requestable: row.requestable,
    aggregated: row.aggregated,
    attribute: row.attribute,
    value: row.value,
    lastRefresh: row.lastRefresh,
    ...(row.lastTargetAggregation === undefined
      ? {}
      : { lastTargetAggregation: row.lastTargetAggregation }),
    ...(row.classification === undefined
      ? {}
      : { classifications: isOdd ? [row.classification] : row.classification }),
    meta: {
      created: row.created,
      location: `${scimBase}/scim/v2/Entitlements/${row.id}`,
      lastModified: row.lastModified,
      version: isOdd ? `"W"${row.version}"` : `W/"${row.version}"`,
      resourceType: 'Entitlement',
    },
    schemas: ['urn:ietf:params:scim:schemas:sailpoint:1.0:Entitlement'],
    entitleAuth: row.entitleAuth,
    entDate: row.entDate,
    active: row.active,
    rank: row.rank,
    rule: row.rule,
    reviewer: row.reviewer,
    [isListed ? 'email' : 'emails']: row.email,
  };
};

const alwaysThere = ['id', 'schemas'];

/** The attribute names of a comma-separated parameter, without sub-attributes. */
const namesIn = (text: string): ReadonlySet<string> =>
  new Set(text.split(',').map((name) => (name.trim().split('.', 1)[0] ?? '').toLowerCase()));

/**
 * The attributes that the query asks for. `attributes` wins over `excludedAttributes`; id and schemas are always sent
 * (IdentityIQ SCIM API, getEntitlements).
 */
export const withAttributes = (
  resource: Readonly<Record<string, unknown>>,
  query: URLSearchParams,
): Readonly<Record<string, unknown>> => {
  const wanted = query.get('attributes') ?? '';
  const excluded = query.get('excludedAttributes') ?? '';
  if (wanted === '' && excluded === '') return resource;
  const names = namesIn(wanted === '' ? excluded : wanted);
  const isShown = (name: string): boolean => names.has(name.toLowerCase()) === (wanted !== '');
  return Object.fromEntries(
    Object.entries(resource).filter(([name]) => alwaysThere.includes(name) || isShown(name)),
  );
};
