// Rules for changes of a source: which fields are fixed, and how a whole document is saved.

import { isDeepStrictEqual } from 'node:util';
import { type Result, success } from '../../../model/result.ts';
import type { WireSource } from '../../data/wire.ts';
import type { JsonObject } from '../../http/body.ts';
import type { Reply } from '../../http/respond.ts';
import type { FoundSource, Tenant } from '../../tenant.ts';
import { draftFields, draftOf } from './sourceDrafts.ts';
import type { ShownSource } from './sourceView.ts';

/** What nobody may change of a source by PUT (sources API, put-source). */
export const fixedFields = [
  'id',
  'type',
  'authoritative',
  'connector',
  'connectorClass',
  'passwordPolicies',
] as const satisfies readonly (keyof WireSource)[];

/** The fixed fields that a document gives another value. What was shown may be sent back as it was. */
export const objectionsToDocument = (
  document: JsonObject,
  { source }: FoundSource,
  shown: ShownSource,
): readonly string[] =>
  fixedFields
    .filter((field) => {
      const value = document[field];
      if (value === undefined || isDeepStrictEqual(value, shown[field])) return false;
      return !isDeepStrictEqual(value, source[field]);
    })
    .map((field) => `Field '${field}' is not editable.`);

/** The document with what is just as it was shown replaced by what the tenant holds, whatever a trap made of it. */
export const restored = (
  document: JsonObject,
  { source }: FoundSource,
  shown: ShownSource,
): JsonObject =>
  Object.fromEntries(
    Object.entries(document).map(([field, value]) => [
      field,
      field in source && isDeepStrictEqual(value, shown[field])
        ? source[field as keyof WireSource]
        : value,
    ]),
  );

/** A time that is later than another one, both RFC 3339. */
export const laterThan = (tenant: Tenant, time: string): string =>
  new Date(Math.max(tenant.now(), Date.parse(time) + 1)).toISOString();

/** Gives a source what a whole document says of it, and says what it is then. The failure is a 400. */
export const saveDocument = (
  tenant: Tenant,
  { source, place }: FoundSource,
  document: JsonObject,
): Result<WireSource, Reply> => {
  const draft = draftOf(tenant, document, { place, owner: source.owner });
  if (!draft.ok) return draft;
  const unchanged = draftFields.filter((field) =>
    isDeepStrictEqual(document[field], source[field as keyof WireSource]),
  );
  const { description: _, ...rest } = source;
  const next: WireSource = {
    ...rest,
    ...draft.value,
    ...Object.fromEntries(Object.entries(source).filter(([field]) => unchanged.includes(field))),
    modified: laterThan(tenant, source.modified),
  };
  tenant.sources.set(place, next);
  return success(next);
};
