import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Scheme } from '../../src/model/connection.ts';
import {
  type Operation,
  type OperationId,
  operations,
  pathTemplate,
} from '../../src/model/operations.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Where the official descriptions are; they are not part of the project. */
const folder = process.env.SPYGLASS_OPENAPI ?? join(root, '../shared/openapi');

const files: readonly string[] = existsSync(folder)
  ? readdirSync(folder).filter((file) => file.endsWith('.json'))
  : [];

/** Whether the descriptions are there. */
export const present = files.length > 0;

/** Any JSON value. */
export type Json =
  | null
  | boolean
  | number
  | string
  | readonly Json[]
  | { readonly [key: string]: Json };

/** A JSON object. */
export type JsonObject = { readonly [key: string]: Json };

/** Whether a JSON value is an object, and no list. */
export const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What a part of an object says, where it is an object itself; an empty one otherwise. */
export const partOf = (value: Json | undefined, ...keys: readonly string[]): JsonObject => {
  const found = keys.reduce<Json | undefined>(
    (part, key) => (isObject(part) ? part[key] : undefined),
    value,
  );
  return isObject(found) ? found : {};
};

/** The steps of a pointer such as `#/paths/~1a/get`. */
export const stepsOf = (reference: string): readonly string[] =>
  reference
    .slice(2)
    .split('/')
    .map((part) => decodeURIComponent(part).replaceAll('~1', '/').replaceAll('~0', '~'));

/** The part of a document that a pointer such as `#/paths/~1a/get` leads to. */
export const pointedAt = (document: Json, reference: string): Json | undefined =>
  stepsOf(reference).reduce<Json | undefined>(
    (value, part) =>
      Array.isArray(value) ? value[Number(part)] : isObject(value) ? value[part] : undefined,
    document,
  );

/** A value, or what it points at where it is a pointer itself. */
export const resolved = (document: Json, value: Json | undefined): JsonObject => {
  if (!isObject(value)) return {};
  return typeof value.$ref === 'string'
    ? resolved(document, pointedAt(document, value.$ref))
    : value;
};

const documents = new Map<string, Json>();

/** A description by the name of its file. */
export const documentOf = (file: string): Json => {
  const document: Json =
    documents.get(file) ?? JSON.parse(readFileSync(join(folder, file), 'utf8'));
  documents.set(file, document);
  return document;
};

/** A parameter as a description has it. */
export type Parameter = {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required: boolean;
  readonly description: string;
  readonly schema: JsonObject;
};

/** An operation as a description has it. */
export type Description = {
  readonly file: string;
  /** In small letters. */
  readonly method: string;
  /** With the placeholders of the description. */
  readonly path: string;
  readonly operation: JsonObject;
  readonly parameters: readonly Parameter[];
  /** Where the schemas of its request bodies are, by media type. */
  readonly bodies: Readonly<Record<string, readonly string[]>>;
  /** The statuses that are good answers. */
  readonly good: readonly number[];
};

/** The part of a path template that names an operation, whatever it calls its placeholders. */
const anonymous = (path: string): string => path.replaceAll(/\{\w+\}/g, '{}');

const parametersOf = (document: Json, operation: JsonObject): readonly Parameter[] =>
  (Array.isArray(operation.parameters) ? operation.parameters : []).map((entry: Json) => {
    const { name, in: endpoint, required, description, schema } = resolved(document, entry);
    return {
      name: String(name),
      in: endpoint as Parameter['in'],
      required: required === true,
      description: String(description ?? ''),
      schema: resolved(document, schema),
    };
  });

const describe = (file: string, path: string, method: string): Description => {
  const document = documentOf(file);
  const operation = partOf(document, 'paths', path, method);
  const mediaTypes = Object.keys(partOf(operation, 'requestBody', 'content'));
  const holder = ['paths', path, method, 'requestBody', 'content'];
  return {
    file,
    method,
    path,
    operation,
    parameters: parametersOf(document, operation),
    bodies: Object.fromEntries(mediaTypes.map((type) => [type, [...holder, type, 'schema']])),
    good: Object.keys(partOf(operation, 'responses'))
      .map(Number)
      .filter((status) => status < 300),
  };
};

const index = new Map<string, Description>();
for (const file of files) {
  const document = documentOf(file);
  const prefix = file.includes('v2024') ? '/v2024' : '';
  for (const [path, methods] of Object.entries(partOf(document, 'paths'))) {
    for (const method of Object.keys(partOf(methods))) {
      index.set(`${method} ${prefix}${anonymous(path)}`, describe(file, path, method));
    }
  }
}

/** An operation in a path scheme. What exists in one only is there once. */
export type Way = {
  readonly id: OperationId;
  readonly operation: Operation;
  readonly scheme: Scheme;
};

/** Every operation of the table in every path scheme that has it. */
export const ways: readonly Way[] = (Object.keys(operations) as OperationId[]).flatMap((id) => {
  const operation: Operation = operations[id];
  const { endpoint } = operation;
  const schemes: readonly Scheme[] =
    endpoint.in === 'both' ? ['v1', 'v2024'] : [endpoint.in === 'v2024' ? 'v2024' : 'v1'];
  return schemes.map((scheme) => ({ id, operation, scheme }));
});

/** The description of an operation in a path scheme, by its method and path; undefined where there is none. */
export const descriptionOf = ({ operation, scheme }: Omit<Way, 'id'>): Description | undefined =>
  index.get(`${operation.method.toLowerCase()} ${anonymous(pathTemplate(operation, scheme))}`);

/** Every way that is described, and its description. */
export const describedWays: readonly (Way & { readonly description: Description })[] = ways.flatMap(
  (way) => {
    const description = descriptionOf(way);
    return description === undefined ? [] : [{ ...way, description }];
  },
);

/** How the title of what is left out begins. */
export const skipWord = 'SKIPPED';

/** A title for tests of descriptions that says how much is not checked where they are absent. */
export const titled = (title: string): string =>
  present
    ? title
    : `${skipWord}, the official descriptions are absent and ${ways.length} operations are NOT checked: ${title}`;

/** The examples of a request body: those of the body, then those of its schema. */
export const bodyExamplesOf = (description: Description, mediaType: string): readonly Json[] => {
  const document = documentOf(description.file);
  const body = partOf(description.operation, 'requestBody', 'content', mediaType);
  const named = Object.values(partOf(body, 'examples')).map((entry) =>
    isObject(entry) ? entry.value : undefined,
  );
  const schema = resolved(document, body.schema);
  return [body.example, ...named, schema.example].filter((value) => value !== undefined);
};

/** The schema of a request body. */
export const bodySchemaOf = (description: Description, mediaType: string): JsonObject =>
  partOf(description.operation, 'requestBody', 'content', mediaType, 'schema');
