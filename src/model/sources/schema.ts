// The schema of an account or group schema of a source, and how it is written back.

import * as z from 'zod';
import { maybeReference } from '../reference.ts';
import { flag, id, list, record, text, texts } from '../tolerant.ts';

/** An attribute of a schema. The wire says `isMulti`; older texts say `isMultiValued`, so both are read. */
export const attributeDefinition = z.preprocess(
  (value) =>
    typeof value === 'object' && value !== null && 'isMultiValued' in value && !('isMulti' in value)
      ? { ...value, isMulti: value.isMultiValued }
      : value,
  z.looseObject({
    name: z.string(),
    nativeName: text,
    type: text,
    description: text,
    schema: maybeReference,
    isMulti: flag,
    isEntitlement: flag,
    isGroup: flag,
  }),
);
export type AttributeDefinition = z.infer<typeof attributeDefinition>;

/** A schema of a source: what an account or a group of it looks like (sources API, get-source-schema). */
export const schema = z.looseObject({
  id,
  name: text,
  nativeObjectType: text,
  identityAttribute: text,
  displayAttribute: text,
  hierarchyAttribute: text,
  includePermissions: flag,
  features: texts,
  configuration: record,
  attributes: list(attributeDefinition),
  created: text,
  modified: text,
});
export type Schema = z.infer<typeof schema>;

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const writtenAttribute = (attribute: unknown): unknown => {
  if (!isObject(attribute) || !('isMultiValued' in attribute)) return attribute;
  const { isMultiValued, ...rest } = attribute;
  return { isMulti: isMultiValued, ...rest };
};

/**
 * A schema document as the API takes it: `isMulti` where an attribute says `isMultiValued`, which the API passes over
 * in what it is sent, so that every such attribute would come to hold a single value. Everything else stays.
 */
export const writtenSchema = (raw: unknown): unknown =>
  isObject(raw) && Array.isArray(raw.attributes)
    ? { ...raw, attributes: raw.attributes.map(writtenAttribute) }
    : raw;
