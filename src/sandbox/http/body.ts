// Reads request bodies: JSON objects, JSON lists and multipart forms.

import { failure, type Result, success } from '../../model/result.ts';
import type { Call } from '../handlers/call.ts';
import { badRequest, type Reply, unreadable, wrongMediaType } from './respond.ts';

/** A JSON object. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** Whether a value is an object and not a list. */
export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The JSON of a body; the failure is a 400. */
export const jsonOf = ({ body }: Call): Result<unknown, Reply> => {
  try {
    return success(JSON.parse(body.toString()));
  } catch {
    return failure(unreadable);
  }
};

/** The JSON object of a body; the failure is a 400. */
export const objectOf = (call: Call): Result<JsonObject, Reply> => {
  const json = jsonOf(call);
  if (!json.ok) return json;
  return isObject(json.value)
    ? success(json.value)
    : failure(badRequest('The body must be an object.'));
};

/** The JSON list of a body; the failure is a 400. */
export const listOf = (call: Call): Result<readonly unknown[], Reply> => {
  const json = jsonOf(call);
  if (!json.ok) return json;
  return Array.isArray(json.value)
    ? success(json.value)
    : failure(badRequest('The body must be a list.'));
};

/** A form: its texts by name, and its files by name. */
export type Form = {
  readonly texts: ReadonlyMap<string, string>;
  readonly files: ReadonlyMap<string, { readonly name: string; readonly text: string }>;
};

/** Reads a multipart form; the failure is a 400 or 415. */
export const formOf = async ({ body, contentType }: Call): Promise<Result<Form, Reply>> => {
  const texts = new Map<string, string>();
  const files = new Map<string, { name: string; text: string }>();
  try {
    const response = new Response(new Uint8Array(body), {
      headers: { 'content-type': contentType },
    });
    for (const [name, value] of await response.formData()) {
      if (typeof value === 'string') texts.set(name, value);
      else files.set(name, { name: value.name, text: await value.text() });
    }
  } catch {
    return failure(contentType.includes('boundary=') ? unreadable : wrongMediaType(contentType));
  }
  return success({ texts, files });
};
