// The handlers that list and get schemas, and their shape with quirks.

import { randomOf } from '../../../data/random.ts';
import type { WireAttribute, WireSchema } from '../../../data/wire.ts';
import { notFound, ok, type Reply } from '../../../http/respond.ts';
import { sourceSchemasOf } from '../../../state/sources/schemas.ts';
import type { FoundSource } from '../../../tenant.ts';
import type { Call, Handlers } from '../../call.ts';
import { sourceOf } from '../sources.ts';

/** The attributes in another order at every moment. */
const shuffled = (call: Call, schema: WireSchema): readonly WireAttribute[] => {
  const random = randomOf(call.tenant.seed, 'order of attributes', schema.id, call.atMs | 0);
  return schema.attributes
    .map((attribute) => ({ attribute, rank: random.int(0, 1_000_000) }))
    .sort((left, right) => left.rank - right.rank)
    .map(({ attribute }) => attribute);
};

/** The attribute with its quirks: the old name of a flag, and a reference with an extra field. */
const oddAttribute = ({ quirks }: Call, attribute: WireAttribute): unknown => {
  const { isMulti, schema, ...rest } = attribute;
  return {
    ...rest,
    schema: quirks.has(10) && schema !== null ? { ...schema, configuration: {} } : schema,
    ...(quirks.has(8) ? { isMultiValued: isMulti } : { isMulti }),
  };
};

/** A schema as the API sends it, with quirks. */
export const shownSchema = (call: Call, schema: WireSchema): unknown => {
  const attributes = call.quirks.has(22) ? shuffled(call, schema) : schema.attributes;
  return {
    ...schema,
    attributes: attributes.map((attribute) => oddAttribute(call, attribute)),
  };
};

/** The source of a path, its schemas, and the schema of the path. */
export const schemaOf = (
  call: Call,
):
  | (FoundSource & { readonly schemas: readonly WireSchema[]; readonly schema: WireSchema })
  | undefined => {
  const found = sourceOf(call);
  if (found === undefined) return undefined;
  const schemas = sourceSchemasOf(call.tenant).of(found.source.id);
  const schema = schemas.find(({ id }) => id === call.parameters.schemaId);
  return schema && { ...found, schemas, schema };
};

/** Lists the schemas of a source: of include-types `group` those of groups, else those of include-names, else all. */
const getSourceSchemas = (call: Call): Reply => {
  const found = sourceOf(call);
  if (found === undefined) return notFound;
  const isOfGroups = call.query.get('include-types') === 'group';
  const names = call.query
    .get('include-names')
    ?.split(',')
    .map((name) => name.trim());
  return ok(
    sourceSchemasOf(call.tenant)
      .of(found.source.id)
      .filter(({ name }) =>
        isOfGroups ? name !== 'account' : names === undefined || names.includes(name),
      )
      .map((schema) => shownSchema(call, schema)),
  );
};

/** One schema of a source. */
const getSourceSchema = (call: Call): Reply => {
  const found = schemaOf(call);
  return found === undefined ? notFound : ok(shownSchema(call, found.schema));
};

/** The handlers that read schemas. */
export const schemaHandlers = {
  'get-source-schemas': getSourceSchemas,
  'get-source-schema': getSourceSchema,
} satisfies Handlers;
