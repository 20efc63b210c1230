// The answers of the API: their types, the usual errors, and how they are written to the socket.

import type { IncomingMessage, ServerResponse } from 'node:http';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

/** The answer of a handler: JSON, CSV, nothing, or a problem that becomes an ErrorResponseDto. */
export type Reply =
  | {
      readonly type: 'json';
      readonly status: number;
      readonly body: unknown;
      readonly headers?: Readonly<Record<string, string>>;
    }
  | { readonly type: 'csv'; readonly text: string }
  | { readonly type: 'empty'; readonly status: number }
  | {
      readonly type: 'problem';
      readonly status: number;
      readonly detailCode: string;
      readonly text: string;
      readonly causes?: readonly string[];
    };

/** A reply as status, headers and text. */
export type RawReply = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
};

/** 200. */
export const ok = (body: unknown, headers?: Readonly<Record<string, string>>): Reply => ({
  type: 'json',
  status: 200,
  body,
  headers,
});

/** 201: something was created. */
export const created = (body: unknown): Reply => ({ type: 'json', status: 201, body });

/** 202: something was started. */
export const accepted = (body: unknown): Reply => ({ type: 'json', status: 202, body });

/** 204: done, without a body. */
export const noContent: Reply = { type: 'empty', status: 204 };

/** 400 for a request whose content is wrong; the causes say why. */
export const badRequest = (...causes: readonly string[]): Reply => ({
  type: 'problem',
  status: 400,
  detailCode: '400.1 Bad Request Content',
  text: 'The request was syntactically correct but its content is semantically invalid.',
  causes,
});

/** 400 with a code of its own, such as `400.1.3 Illegal value`. */
export const refusal = (detailCode: string, ...causes: readonly string[]): Reply => ({
  type: 'problem',
  status: 400,
  detailCode,
  text: 'The request was syntactically correct but its content is semantically invalid.',
  causes,
});

/** 400 for a body that is no JSON. */
export const unreadable: Reply = {
  type: 'problem',
  status: 400,
  detailCode: '400.1 Bad request syntax',
  text: 'The request could not be read.',
  causes: ['The body is not JSON.'],
};

/** 412 for a feature that the tenant has not bought. The API too sends the blank at the start. */
export const notEnabled: Reply = {
  type: 'json',
  status: 412,
  body: { message: ' API/Feature not enabled for your organization.' },
};

/** 415, in the shape of the servlet container. */
export const wrongMediaType = (found: string): Reply => ({
  type: 'json',
  status: 415,
  body: {
    status: 415,
    error: 'Unsupported Media Type',
    message: `Content type '${found}' not supported`,
  },
});

/** 403 for a scope or a user level that is missing. */
export const forbidden: Reply = {
  type: 'problem',
  status: 403,
  detailCode: '403 Forbidden',
  text: 'The server understood the request but refuses to authorize it.',
};

/** 404 for an object or a path that does not exist. */
export const notFound: Reply = {
  type: 'problem',
  status: 404,
  detailCode: '404 Not found',
  text: 'The server did not find a current representation for the target resource.',
};

/** 500, for ordered faults and for bugs of the sandbox. */
export const internalFault: Extract<Reply, { type: 'problem' }> = {
  type: 'problem',
  status: 500,
  detailCode: '500.0 Internal Fault',
  text: 'An internal fault occurred.',
};

/** 401, in a shape of its own that is no ErrorResponseDto. */
export const unauthorized = (error: string): Reply => ({
  type: 'json',
  status: 401,
  body: { error },
});

/** 429 with the time to wait, in whole seconds. The API too sends the blanks around the text. */
export const tooManyRequests = (retryAfterSeconds: number): Reply => ({
  type: 'json',
  status: 429,
  body: { message: ' Rate Limit Exceeded ' },
  headers: { 'Retry-After': String(retryAfterSeconds) },
});

const message = (text: string) => ({ locale: 'en-US', localeOrigin: 'DEFAULT', text });

/** Turns a reply into status, headers and text; `trackingId` is put into the body of a problem. */
export const rawReply = (reply: Reply, trackingId: string): RawReply => {
  const headers = { 'Content-Type': 'application/json;charset=UTF-8' };
  if (reply.type === 'csv') {
    return { status: 200, headers: { 'Content-Type': 'text/csv;charset=UTF-8' }, body: reply.text };
  }
  if (reply.type === 'empty') return { status: reply.status, headers: {}, body: '' };
  if (reply.type === 'json') {
    return {
      status: reply.status,
      headers: { ...headers, ...reply.headers },
      body: JSON.stringify(reply.body),
    };
  }
  return {
    status: reply.status,
    headers,
    body: JSON.stringify({
      detailCode: reply.detailCode,
      trackingId,
      messages: [message(reply.text)],
      ...(reply.causes === undefined ? {} : { causes: reply.causes.map(message) }),
    }),
  };
};

const compress = promisify(gzip);
/** Shorter bodies are not compressed. */
const worthCompressingBytes = 1_024;

/** How much of a reply is sent: all of it, or half of it before the connection is cut. */
export type Extent = 'whole' | 'half';

/** Writes a reply, compressed where the client accepts that. Resolves when the socket has it. */
export const send = async (
  request: IncomingMessage,
  response: ServerResponse,
  reply: RawReply,
  extent: Extent,
): Promise<void> => {
  const plain = Buffer.from(reply.body);
  const zipped =
    plain.length >= worthCompressingBytes &&
    /\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''));
  const body = zipped ? await compress(plain, { level: 1 }) : plain;
  if (response.destroyed) return;
  response.writeHead(reply.status, {
    ...reply.headers,
    ...(zipped ? { 'Content-Encoding': 'gzip' } : {}),
    'Content-Length': String(body.length),
    'Cache-Control': 'no-cache, no-store, max-age=0, must-revalidate',
    Vary: 'Accept-Encoding',
  });
  if (extent === 'whole') {
    response.end(body);
    return;
  }
  response.write(body.subarray(0, Math.ceil(body.length / 2)), () => response.destroy());
};
