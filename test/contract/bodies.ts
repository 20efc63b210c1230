import {
  bodyExamplesOf,
  bodySchemaOf,
  type Description,
  documentOf,
  isObject,
  type Json,
  type JsonObject,
  resolved,
} from './descriptions.ts';

/**
 * A value that fits a schema: its example or default, else one made of those of its parts. An object has what its
 * schema requires; where that is nothing, all that is not read only.
 */
export const madeFrom = (document: Json, given: Json | undefined, depth = 0): Json => {
  const schema = resolved(document, given);
  const { example, default: standard, enum: allowed, items, type } = schema;
  for (const list of [schema.allOf, schema.oneOf, schema.anyOf]) {
    if (!Array.isArray(list) || example !== undefined) continue;
    const values = list.map((part: Json) => madeFrom(document, part, depth + 1));
    const objects = values.filter(isObject);
    return list === schema.allOf && objects.length > 0
      ? Object.assign({}, ...objects)
      : (values[0] ?? null);
  }
  if (isObject(schema.properties) && depth < 8) {
    const required = Array.isArray(schema.required) ? schema.required : [];
    const wanted = Object.entries(schema.properties).filter(([name, part]) =>
      required.length > 0 ? required.includes(name) : resolved(document, part).readOnly !== true,
    );
    return Object.fromEntries(
      wanted.map(([name, part]) => [name, madeFrom(document, part, depth + 1)]),
    );
  }
  if (example !== undefined) return example;
  if (standard !== undefined) return standard;
  if (Array.isArray(allowed)) return allowed[0] ?? null;
  if (type === 'array') return [madeFrom(document, items, depth + 1)];
  if (type === 'boolean') return false;
  if (type === 'integer' || type === 'number') return 1;
  return type === 'string' ? 'text' : {};
};

/** The bodies that a description gives to send: its examples, else one that is made of its schema. */
export const describedBodies = (description: Description, mediaType: string): readonly Json[] => {
  const examples = bodyExamplesOf(description, mediaType);
  if (examples.length > 0) return examples;
  return [madeFrom(documentOf(description.file), bodySchemaOf(description, mediaType))];
};

/** Real things by what descriptions call their kind. */
export type Stock = Readonly<Record<string, { readonly id: string; readonly name: string }>>;

/** Which kind of thing a field holds the id of, or a list of such ids. */
const kindsOfFields: Readonly<Record<string, string>> = {
  connectionId: 'ENTITLEMENT_CONNECTION',
  clientId: 'MANAGED_CLIENT',
  policyId: 'PASSWORD_POLICY',
  approverId: 'GOVERNANCE_GROUP',
  entitlementIds: 'ENTITLEMENT',
  entitlementId: 'ENTITLEMENT',
};

const realId = (stock: Stock, kind: string): string => {
  const thing = stock[kind];
  if (thing === undefined) throw new Error(`the walk knows no ${kind}`);
  return thing.id;
};

const realField = (stock: Stock, name: string, value: Json, holder: JsonObject): Json => {
  const kind = kindsOfFields[name];
  if (kind !== undefined && typeof value === 'string') return realId(stock, kind);
  if (kind !== undefined && Array.isArray(value)) return [realId(stock, kind)];
  // A patch of a reference by its id, such as `/cluster/id`.
  const [, field = ''] = /^\/(\w+)\/id$/.exec(String(holder.path ?? '')) ?? [];
  const referred = field.toUpperCase();
  if (name === 'value' && stock[referred] !== undefined) return realId(stock, referred);
  return withRealIds(value, stock);
};

/**
 * The rule by which ids of a description's example become those of real things: references go by their `type`, other
 * fields by their name, and patches by their path. Everything else stays as the example has it.
 */
export const withRealIds = (value: Json, stock: Stock): Json => {
  if (Array.isArray(value)) return value.map((part) => withRealIds(part, stock));
  if (!isObject(value)) return value;
  const thing = typeof value.type === 'string' ? stock[value.type] : undefined;
  const fields = Object.fromEntries(
    Object.entries(value).map(([name, part]) => [name, realField(stock, name, part, value)]),
  );
  return thing !== undefined && 'id' in value
    ? { ...fields, id: thing.id, ...('name' in value ? { name: thing.name } : {}) }
    : fields;
};
