// Rules for changes of a source: which fields are fixed, and how a whole document is saved.

import { isDeepStrictEqual } from 'node:util';
import { type Result, success } from '../../../model/result.ts';
import type { WireSource } from '../../data/wire.ts';
import type { JsonObject } from '../../http/body.ts';
import type { Reply } from '../../http/respond.ts';
import type { FoundSource, Tenant } from '../../tenant.ts';
import { sourceFieldNames, sourceFieldsOf } from './sourceFields.ts';
import type { ShownSource } from './sourceView.ts';

/** The fields that a PUT must not change (sources API, put-source). */
export const fixedFields = [
  'id',
  'type',
  'authoritative',
  'connector',
  'connectorClass',
  'passwordPolicies',
] as const satisfies readonly (keyof WireSource)[];

/** Objections to the fixed fields that a document changes. A value may be sent back as the API showed it. */
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

/** The document with the stored values instead of shown ones that were sent back, which quirks may have changed. */
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

/** The present time, but always later than another one; both RFC 3339. */
export const laterThan = (tenant: Tenant, time: string): string =>
  new Date(Math.max(tenant.now(), Date.parse(time) + 1)).toISOString();

/** Saves a whole document as a source, and gives the new source. The failure is a 400. */
export const saveDocument = (
  tenant: Tenant,
  { source, place }: FoundSource,
  document: JsonObject,
): Result<WireSource, Reply> => {
  const fields = sourceFieldsOf(tenant, document, { place, owner: source.owner });
  if (!fields.ok) return fields;
  const unchanged = sourceFieldNames.filter((field) =>
    isDeepStrictEqual(document[field], source[field as keyof WireSource]),
  );
  const { description: _, ...rest } = source;
  const next: WireSource = {
    ...rest,
    ...fields.value,
    ...Object.fromEntries(Object.entries(source).filter(([field]) => unchanged.includes(field))),
    modified: laterThan(tenant, source.modified),
  };
  tenant.sources.set(place, next);
  return success(next);
};
