// The handlers that create, replace, patch and delete schemas.

import { randomOf } from '../../../data/random.ts';
import { timeText } from '../../../data/time.ts';
import type { WireSchema } from '../../../data/wire.ts';
import { type JsonObject, objectOf } from '../../../http/body.ts';
import {
  badRequest,
  created,
  noContent,
  notFound,
  ok,
  type Reply,
  refusal,
} from '../../../http/respond.ts';
import { patched } from '../../../patching.ts';
import { sourceSchemasOf } from '../../../state/sources/schemas.ts';
import type { Call, Handlers } from '../../call.ts';
import { sourceOf } from '../sources.ts';
import { csvTemplateHandlers } from './csvTemplates.ts';
import { checkedSchema } from './schemaRules.ts';
import { schemaOf, shownSchema } from './schemas.ts';

const createSchema = (call: Call): Reply => {
  const found = sourceOf(call);
  if (found === undefined) return notFound;
  const body = objectOf(call);
  if (!body.ok) return body.error;
  const state = sourceSchemasOf(call.tenant);
  const siblings = state.of(found.source.id);
  const { name } = body.value;
  if (siblings.some((schema) => schema.name === name)) {
    return badRequest(`The source has a schema "${String(name)}" already.`);
  }
  const salts = [found.source.id, String(name), call.atMs | 0] as const;
  const schema = checkedSchema(body.value, {
    id: `2c918085${randomOf(call.tenant.seed, 'new schema', ...salts).hex(24)}`,
    created: timeText(call.atMs),
    modified: null,
    siblings,
  });
  if (!schema.ok) return schema.error;
  state.set(found.source.id, [...siblings, schema.value]);
  return created(shownSchema(call, schema.value));
};

const parsed = (value: unknown): number =>
  typeof value === 'string' ? Date.parse(value.replace(/(\.\d{3})\d+/, '$1')) : Number.NaN;

/**
 * Whether the sent value of a fixed field is the stored one. Times may differ in notation, and a time with the invalid
 * hour of quirk 7 is accepted.
 */
const isKept = (sent: unknown, stored: unknown, isTime: boolean): boolean => {
  if (sent === undefined || sent === null || sent === stored) return true;
  if (!isTime || typeof sent !== 'string') return false;
  return /T42:/.test(sent) || Math.abs(parsed(sent) - parsed(stored)) < 1_000;
};

/** Replaces a schema by a document, and answers with the new schema. */
const replace = (
  call: Call,
  { source, schemas, schema }: NonNullable<ReturnType<typeof schemaOf>>,
  document: JsonObject,
): Reply => {
  const { id, name, created: createdAt } = schema;
  const next = checkedSchema(
    { ...document, name },
    { id, created: createdAt, modified: timeText(call.atMs), siblings: schemas },
  );
  if (!next.ok) return next.error;
  sourceSchemasOf(call.tenant).set(
    source.id,
    schemas.map((other) => (other.id === id ? next.value : other)),
  );
  return ok(shownSchema(call, next.value));
};

const putSchema = (call: Call): Reply => {
  const found = schemaOf(call);
  if (found === undefined) return notFound;
  const body = objectOf(call);
  if (!body.ok) return body.error;
  const { schema } = found;
  if (body.value.id !== schema.id) return badRequest("Field 'id' must be that of the schema.");
  const fixed = ['name', 'created', 'modified'] as const satisfies readonly (keyof WireSchema)[];
  const changed = fixed.filter(
    (field) => !isKept(body.value[field], schema[field], field !== 'name'),
  );
  return changed.length > 0
    ? badRequest(...changed.map((field) => `Field '${field}' cannot be changed.`))
    : replace(call, found, body.value);
};

const patchable = [
  'nativeObjectType',
  'identityAttribute',
  'displayAttribute',
  'hierarchyAttribute',
  'includePermissions',
  'features',
  'configuration',
  'attributes',
];

const patchSchema = (call: Call): Reply => {
  const found = schemaOf(call);
  if (found === undefined) return notFound;
  const document = patched<JsonObject>(call, found.schema, { patchable });
  return document.ok ? replace(call, found, document.value) : document.error;
};

/** Deletes a schema, unless attributes of another one refer to it. */
const deleteSchema = (call: Call): Reply => {
  const found = schemaOf(call);
  if (found === undefined) return notFound;
  const { source, schemas, schema } = found;
  const others = schemas.filter(({ id }) => id !== schema.id);
  const users = others.flatMap((other) =>
    other.attributes
      .filter((attribute) => attribute.schema?.id === schema.id)
      .map((attribute) => `"${attribute.name}" of the schema "${other.name}"`),
  );
  if (users.length > 0) {
    return refusal(
      '400.2.1 Referential integrity violation',
      `The schema "${schema.name}" is referred to by ${users.join(', ')}.`,
    );
  }
  sourceSchemasOf(call.tenant).set(source.id, others);
  return noContent;
};

/** The handlers that change schemas, and those of CSV templates. */
export const schemaWriteHandlers = {
  'create-source-schema': createSchema,
  'put-source-schema': putSchema,
  'update-source-schema': patchSchema,
  'delete-source-schema': deleteSchema,
  ...csvTemplateHandlers,
} satisfies Handlers;
