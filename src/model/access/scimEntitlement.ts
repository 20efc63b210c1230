// The schema of an entitlement of IdentityIQ, and of the SCIM list around it.

import * as z from 'zod';
import { flag, id, list, maybe, number, text } from '../tolerant.ts';

/**
 * A part that is described as a list and typed as one object, or the other way round: both read as a list
 * (IdentityIQ SCIM API, Entitlements: descriptions and classifications).
 */
const oneOrMany = <Part extends z.ZodType>(part: Part) =>
  z.preprocess(
    (value) => (Array.isArray(value) || value === undefined || value === null ? value : [value]),
    list(part),
  );

/** A pointer of SCIM: the id it leads to is called `value`. */
const scimReference = z.looseObject({ value: text, displayName: text, $ref: text });

/** A pointer to a user, an application or the like. */
export type ScimReference = z.output<typeof scimReference>;

const description = z.looseObject({ locale: text, value: text });

const classification = z.looseObject({
  source: text,
  effective: flag,
  classification: maybe(z.looseObject({ name: text, displayName: text, origin: text, type: text })),
});

/** What the API says of every entitlement; other attributes are the deployment's own. */
const wire = z.looseObject({
  id,
  descriptions: oneOrMany(description),
  displayName: text,
  displayableName: text,
  type: text,
  application: oneOrMany(scimReference),
  owner: oneOrMany(scimReference),
  requestable: flag,
  aggregated: flag,
  attribute: text,
  value: text,
  lastRefresh: text,
  lastTargetAggregation: text,
  classifications: oneOrMany(classification),
  meta: maybe(z.looseObject({ created: text, lastModified: text, location: text, version: text })),
  schemas: z.unknown().optional(),
});

/** The attributes above, which are no extended ones. */
const known: ReadonlySet<string> = new Set(Object.keys(wire.shape));

/**
 * An entitlement of IdentityIQ. The list calls its name `displayName` and the single answer `displayableName`; here
 * both are `name`. What else stands in it are attributes that the deployment added (`extended`), such as `rank`,
 * `reviewer`, and the owner's address, which is `email` in one answer and `emails` in the other (IdentityIQ SCIM API,
 * Entitlements). Attributes that were not asked for are missing.
 */
export const scimEntitlement = wire.transform((read) => ({
  id: read.id,
  name: read.displayName ?? read.displayableName,
  descriptions: read.descriptions,
  type: read.type,
  applications: read.application,
  owners: read.owner,
  requestable: read.requestable,
  aggregated: read.aggregated,
  attribute: read.attribute,
  value: read.value,
  lastRefresh: read.lastRefresh,
  lastTargetAggregation: read.lastTargetAggregation,
  classifications: read.classifications,
  created: read.meta?.created,
  lastModified: read.meta?.lastModified,
  location: read.meta?.location,
  version: read.meta?.version,
  extended: Object.fromEntries(Object.entries(read).filter(([name]) => !known.has(name))),
}));

/** An entitlement of IdentityIQ, whichever answer it came from. */
export type ScimEntitlement = z.output<typeof scimEntitlement>;

/** The envelope of a SCIM list. Without results there need be no `Resources` (RFC 7644, section 3.4.2). */
export const scimList = z.looseObject({
  /** Some servers send a text with more than the number in it, such as `"60,"`. */
  totalResults: z.preprocess(
    (value) => (typeof value === 'string' ? /^\s*(\d+)\b/.exec(value)?.[1] : value),
    number,
  ),
  Resources: z.preprocess((value) => value ?? [], z.array(z.unknown())),
  schemas: z.unknown().optional(),
});
