import { Ajv, type ValidateFunction } from 'ajv';
import formats from 'ajv-formats';
import {
  type Description,
  documentOf,
  isObject,
  type Json,
  type JsonObject,
  partOf,
  pointedAt,
  stepsOf,
} from './descriptions.ts';

/**
 * OpenAPI 3.0 says `nullable` where JSON Schema has a type more. A nullable schema becomes "null, or the schema";
 * one that only says `nullable` inside an allOf makes the whole allOf nullable, which is what its authors mean by it.
 */
const withoutNullable = (value: Json): Json => {
  if (Array.isArray(value)) return value.map(withoutNullable);
  if (!isObject(value)) return value;
  const entries = Object.entries(value).filter(([key]) => key !== 'nullable' && key !== 'example');
  const converted = Object.fromEntries(entries.map(([key, part]) => [key, withoutNullable(part)]));
  const parts = value.allOf;
  const nullable =
    value.nullable === true ||
    (Array.isArray(parts) && parts.some((part) => isObject(part) && part.nullable === true));
  return nullable ? { anyOf: [{ type: 'null' }, converted] } : converted;
};

/**
 * Puts what is pointed at in the place of the pointer where that is another part of a path: such pointers hold
 * characters that a validator does not find again, and lead through what nullability changes.
 */
const withPathsInlined = (value: Json, document: Json): Json => {
  if (Array.isArray(value)) return value.map((part) => withPathsInlined(part, document));
  if (!isObject(value)) return value;
  const { $ref: reference } = value;
  if (typeof reference === 'string' && reference.startsWith('#/paths/')) {
    return withPathsInlined(pointedAt(document, reference) ?? {}, document);
  }
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => [key, withPathsInlined(part, document)]),
  );
};

/** A JSON pointer as the fragment of a URI. */
const pointer = (parts: readonly string[]): string =>
  parts
    .map((part) => part.replaceAll('~', '~0').replaceAll('/', '~1'))
    .map(encodeURIComponent)
    .join('/');

const settings = {
  strict: false,
  allErrors: true,
  validateSchema: false,
  formats: { int32: true, int64: true, binary: true, 'comma-separated': true },
} as const;
const ajv = new Ajv(settings);
formats.default(ajv);
/** Texts of a path or query become what their schema says they are, as a server reads them. */
const coercing = new Ajv({ ...settings, coerceTypes: true });
formats.default(coercing);

const loaded = new Set<string>();
const compiled = new Map<string, ValidateFunction>();

/** The validator of a schema that stands at a place of a description. */
const validatorAt = (file: string, steps: readonly string[]): ValidateFunction => {
  if (!loaded.has(file)) {
    const document = documentOf(file);
    ajv.addSchema(withoutNullable(withPathsInlined(document, document)) as object, file);
    loaded.add(file);
  }
  const reference = `${file}#/${pointer(steps)}`;
  const known = compiled.get(reference) ?? ajv.compile({ $ref: reference });
  compiled.set(reference, known);
  return known;
};

/** What a value has against a schema, each as the place and what is wrong there. */
const faultsBy = (check: ValidateFunction, value: unknown): readonly string[] => {
  check(value);
  return (check.errors ?? []).map(({ instancePath, message, keyword, params }) =>
    keyword === 'oneOf' && params.passingSchemas !== null
      ? `${instancePath} matches several schemas in oneOf`
      : `${instancePath} ${message}`,
  );
};

/** What an answer is made of. */
export type Answered = {
  readonly status: number;
  /** The media type without parameters; empty where there is none. */
  readonly mediaType: string;
  readonly text: string;
};

/** What the body of an answer has against its description; a status that is not described is a fault too. */
export const answerFaults = (
  description: Description,
  { status, mediaType, text }: Answered,
): readonly string[] => {
  const { file, method, path } = description;
  const place = ['paths', path, method, 'responses', String(status)];
  const document = documentOf(file);
  const entry = pointedAt(document, `#/${pointer(place)}`);
  if (entry === undefined) return [`status ${status} is not described`];
  const reference = isObject(entry) ? entry.$ref : undefined;
  const holder = typeof reference === 'string' ? stepsOf(reference) : place;
  const content = partOf(pointedAt(document, `#/${pointer(holder)}`), 'content');
  const types = Object.keys(content);
  if (types.length === 0) return text === '' ? [] : ['the body is not empty'];
  if (!types.includes(mediaType)) return [`the media type is ${mediaType || 'missing'}`];
  if (content[mediaType] === undefined || partOf(content, mediaType).schema === undefined)
    return [];
  const check = validatorAt(file, [...holder, 'content', mediaType, 'schema']);
  return faultsBy(check, /json/.test(mediaType) ? JSON.parse(text) : text);
};

/** What a value has against the description of a request body. */
export const bodyFaults = (
  { file, bodies }: Description,
  mediaType: string,
  value: unknown,
): readonly string[] => {
  const place = bodies[mediaType];
  if (place === undefined) return [`a body of ${mediaType} is not described`];
  return faultsBy(validatorAt(file, place), value);
};

/** What the text of a parameter has against its schema. */
export const textFaults = (schema: JsonObject, text: string): readonly string[] => {
  const key = JSON.stringify(schema);
  const check =
    compiled.get(key) ??
    coercing.compile({ properties: { value: withoutNullable(schema) as object } });
  compiled.set(key, check);
  const value = schema.type === 'array' ? text.split(',') : text;
  return faultsBy(check, { value });
};
