// Entitlements of IdentityIQ as its SCIM API sends them, with the attributes that were asked for.

import type { ScimRow } from '../../data/access/scimEntitlements.ts';
import type { Quirks } from '../../faults/quirks.ts';
import { scimBase } from '../../state/access/scim.ts';

/** Which of the two answers a resource stands in: they name its name and the owner's address differently. */
export type ScimAnswer = 'list' | 'single';

/**
 * A resource as an answer has it (IdentityIQ SCIM API, Entitlements). With trap 53 what the description types as one
 * object is a list, as its words have it; the names of list and single answer are swapped; and the version is no ETag.
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

/** The names of a comma-separated parameter, without what is behind a dot: attributes come and go whole. */
const namesIn = (text: string): ReadonlySet<string> =>
  new Set(text.split(',').map((name) => (name.trim().split('.', 1)[0] ?? '').toLowerCase()));

/**
 * The attributes that were asked for. `attributes` supersedes `excludedAttributes`, and id and schemas are always
 * there (IdentityIQ SCIM API, getEntitlements).
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
