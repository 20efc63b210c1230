// Reads the body of an answer, and decodes it by a schema.

import type * as z from 'zod';
import { failure, type Result, success } from '../../model/result.ts';
import { withoutDepth } from './body/depth.ts';
import { mapInSlices } from './body/slices.ts';
import { withoutCodings } from './encodings.ts';
import { createDeduplicator } from './pages/deduplicate.ts';
import type { Row } from './pages/paging.ts';
import { parseJson } from './parseJson.ts';
import { maximumBodyBytes, type TransportAnswer } from './transport/transport.ts';

/** Makes a value of what the JSON of an answer holds (undefined where the body was empty), or says why it cannot. */
export type Decode<T> = (raw: unknown) => Result<T, string> | Promise<Result<T, string>>;

/** The body of an answer, as far as it can be read without knowing what it should be. */
export type Body =
  | { readonly type: 'empty' }
  | { readonly type: 'json'; readonly value: unknown; readonly text: string }
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'html'; readonly text: string };

/** A list of which entries that do not fit are left out and counted. */
export type DecodedList<T> = {
  readonly rows: readonly Row<T>[];
  readonly unreadable: number;
  /** The entries that do not fit, as they came. */
  readonly unread?: readonly unknown[];
};

/** Bytes to body. The error is a reason in words: a broken or oversized compression, an unknown encoding. */
export const readBody = async (answer: TransportAnswer): Promise<Result<Body, string>> => {
  const coding = answer.headers['content-encoding'];
  const bytes = await withoutCodings(
    answer.body,
    coding === undefined ? undefined : String(coding),
    maximumBodyBytes,
  );
  if (!bytes.ok) return bytes;
  const text = new TextDecoder().decode(bytes.value);
  if (text.trim() === '') return success({ type: 'empty' });
  const mediaType = String(answer.headers['content-type'] ?? '').toLowerCase();
  if (mediaType.includes('html')) return success({ type: 'html', text });
  // Error bodies come without a type or with a wrong one, so whatever parses counts as JSON.
  if (mediaType.includes('csv')) return success({ type: 'text', text });
  try {
    return success({ type: 'json', value: withoutDepth(parseJson(text), text), text });
  } catch {
    return success({ type: /^\s*</.test(text) ? 'html' : 'text', text });
  }
};

/** The beginning of a body for people: tags, scripts and runs of blanks gone, at most 200 characters. */
export const excerptOf = (text: string): string =>
  text
    .slice(0, 20_000)
    .replace(/<(script|style|head)\b[\s\S]*?<\/\1\s*>/gi, ' ')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 200);

/** What came in place of one entity. */
const misfit = (raw: unknown): string =>
  Array.isArray(raw)
    ? 'it is a list where one thing was expected'
    : typeof raw === 'object' && raw !== null
      ? 'it does not have the form that was expected'
      : 'it is a bare value where one thing was expected';

/** Decodes one entity by its schema. */
export const decodeWith =
  <Schema extends z.ZodType>(schema: Schema) =>
  (raw: unknown): Result<z.output<Schema>, string> => {
    if (raw === undefined) return failure('the body is empty');
    const parsed = schema.safeParse(raw);
    if (parsed.success) return success(parsed.data);
    const where = parsed.error.issues[0]?.path.map(String).join('.') ?? '';
    return failure(where === '' ? misfit(raw) : `its ${where} is missing or of another type`);
  };

/** Decodes a bare array of entities; anything else is no list. Equal parts of its entities are the same objects. */
export const decodeList =
  <Schema extends z.ZodType>(schema: Schema) =>
  async (raw: unknown): Promise<Result<DecodedList<z.output<Schema>>, string>> => {
    if (!Array.isArray(raw)) {
      return failure(raw === undefined ? 'the body is empty' : 'a list was expected');
    }
    const deduplicate = createDeduplicator();
    const unread: unknown[] = [];
    const read = await mapInSlices(raw, (entry: unknown): Row<z.output<Schema>> | undefined => {
      const parsed = schema.safeParse(entry);
      if (parsed.success) return { value: deduplicate(parsed.data), raw: entry };
      unread.push(entry);
      return undefined;
    });
    const rows = read.filter((row) => row !== undefined);
    return success({ rows, unreadable: unread.length, ...(unread.length > 0 ? { unread } : {}) });
  };

/** Decodes an answer that says nothing beyond its status. */
export const decodeNothing: Decode<undefined> = () => success(undefined);

/** Decodes one entity by its schema; undefined where the tenant has none, which it says with an empty body. */
export const decodeIfAny =
  <Schema extends z.ZodType>(schema: Schema): Decode<z.output<Schema> | undefined> =>
  (raw) =>
    raw === undefined ? success(undefined) : decodeWith(schema)(raw);

/** Decodes a text, such as CSV. */
export const decodeText: Decode<string> = (raw) =>
  typeof raw === 'string' ? success(raw) : failure('the body is empty');
