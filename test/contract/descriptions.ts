import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv, type ValidateFunction } from 'ajv';
import formats from 'ajv-formats';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Where the official descriptions are; they are not part of the project. */
export const folder = process.env.SPYGLASS_OPENAPI ?? join(root, '../shared/openapi');

const files = {
  v2024: 'isc-v2024.json',
  sources: 'isc-sources-v1.json',
  entitlements: 'isc-entitlements-v1.json',
  clusters: 'isc-managed-clusters-v1.json',
  policy: 'isc-jit-access-v1.json',
} as const;
export type Description = keyof typeof files;

/** Whether every description is there. */
export const present = Object.values(files).every((file) => existsSync(join(folder, file)));

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

const isObject = (value: Json | undefined): value is { readonly [key: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

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

/** The steps of a pointer such as `#/paths/~1a/get`. */
const stepsOf = (reference: string): readonly string[] =>
  reference
    .slice(2)
    .split('/')
    .map((part) => decodeURIComponent(part).replaceAll('~1', '/').replaceAll('~0', '~'));

/** The part of a document that a pointer such as `#/paths/~1a/get` leads to. */
const pointedAt = (document: Json, reference: string): Json | undefined =>
  stepsOf(reference).reduce<Json | undefined>(
    (value, part) =>
      Array.isArray(value) ? value[Number(part)] : isObject(value) ? value[part] : undefined,
    document,
  );

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

const ajv = new Ajv({
  strict: false,
  allErrors: true,
  validateSchema: false,
  formats: { int32: true, 'comma-separated': true },
});
formats.default(ajv);

const loaded = new Set<Description>();

/** The check of what an operation answers with a status: `path` and `method` as the description has them. */
export const answerCheck = (
  description: Description,
  path: string,
  method: string,
  status: number,
): ValidateFunction => {
  if (!loaded.has(description)) {
    const document: Json = JSON.parse(readFileSync(join(folder, files[description]), 'utf8'));
    const whole = withPathsInlined(document, document);
    ajv.addSchema(withoutNullable(whole) as object, description);
    loaded.add(description);
  }
  const response = ['paths', path, method, 'responses', String(status)];
  const found = ajv.getSchema(description)?.schema as Json;
  const reference = pointedAt(found, `#/${pointer([...response, '$ref'])}`);
  const holder = typeof reference === 'string' ? stepsOf(reference) : response;
  return ajv.compile({
    $ref: `${description}#/${pointer([...holder, 'content', 'application/json', 'schema'])}`,
  });
};
