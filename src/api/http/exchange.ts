// Sends one call within the budget, and repeats it where that is safe.

import type { ApiError } from '../../model/apiError.ts';
import type { Scheme } from '../../model/connection.ts';
import {
  type Effect,
  type Operation,
  pathOf,
  productOf,
  versionOf,
} from '../../model/operations.ts';
import { failure, type Result, success } from '../../model/result.ts';
import type { Budget, Priority } from './budget.ts';
import { type Clock, wait } from './clock.ts';
import type { Conceal } from './conceal.ts';
import { type Body, readBody } from './decode.ts';
import { tooLarge } from './encodings.ts';
import { errorOfAnswer, type Head, saidOf } from './errors.ts';
import { rateLimitWaitMs, retryOf } from './retry.ts';
import { errorOfFault } from './transport/faults.ts';
import type { Transport, TransportAnswer } from './transport/transport.ts';

/** A call, with all that its attempts need. */
export type ExchangeCall = {
  readonly operation: Operation;
  readonly path?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string | number | boolean | undefined>>;
  readonly body?: unknown;
  readonly signal: AbortSignal;
  readonly priority: Priority;
  readonly timeoutMs?: number;
  /** What the answer should be; JSON by default. */
  readonly expects?: 'json' | 'csv';
  /** The path scheme of this call, where it is not the session's. */
  readonly scheme?: Scheme;
  /** The header `Authorization` to send, asked for when the attempt may start, so that no token grows old in the queue. */
  readonly authorize: () => Promise<Result<string | undefined, ApiError>>;
  readonly conceal: Conceal;
};

/** A 2xx answer; `elapsedMs` is the time from sending its attempt to the last byte. */
export type Exchanged = Head & { readonly body: Body; readonly elapsedMs: number };

export type Exchange = (call: ExchangeCall) => Promise<Result<Exchanged, ApiError>>;

export type ExchangeParts = {
  readonly baseUrl: string;
  readonly scheme: Scheme;
  readonly transport: Transport;
  readonly budget: Budget;
  readonly clock: Clock;
  readonly random: () => number;
};

/** The outcome of one attempt. Without a slot in the budget, or without a token, nothing is sent. */
type Attempt =
  | { readonly type: 'notSent'; readonly error: ApiError }
  | { readonly type: 'sent'; readonly result: Result<Exchanged, ApiError> };

/** Live checks wait for the connected system; writes get longer than reads, since giving up on one leaves it unknown. */
export const timeoutsMs: Readonly<Record<Effect, number>> = {
  reads: 30_000,
  probes: 120_000,
  writes: 60_000,
};

/** An answer that comes in pieces is given up after so many times the patience for one piece. */
const wholeTimes = 4;
const wholeMsOf = (timeoutMs: number): number => Math.max(wholeTimes * timeoutMs, 10_000);

/** Sends calls within the budget and repeats what may be repeated. It knows neither tokens nor what the session may do. */
export const createExchange = (parts: ExchangeParts): Exchange => {
  const base = new URL(parts.baseUrl);
  const prefix = base.pathname.replace(/\/+$/, '');

  const attempt = async (call: ExchangeCall): Promise<Attempt> => {
    const { operation, signal } = call;
    const timeoutMs = call.timeoutMs ?? timeoutsMs[operation.effect];
    const scheme = call.scheme ?? parts.scheme;
    const version = versionOf(operation, scheme);
    const sent = await bodyOf(call);
    const slot = await parts.budget.take(version, call.priority, signal);
    if (!slot.ok) return { type: 'notSent', error: slot.error };
    try {
      const authorization = await call.authorize();
      if (!authorization.ok) return { type: 'notSent', error: authorization.error };
      const startedMs = parts.clock.nowMs();
      const answer = await parts.transport.send({
        method: operation.method,
        origin: base.origin,
        // Put together by hand: URL would resolve an encoded `..` and so leave the path that the operation names.
        path: `${prefix}${pathOf(operation, scheme, call.path)}${queryOf(call.query)}`,
        headers: headersOf(call, authorization.value, sent.mediaType),
        body: sent.body,
        signal,
        headersTimeoutMs: timeoutMs,
        bodyTimeoutMs: timeoutMs,
        wholeTimeoutMs: wholeMsOf(timeoutMs),
        onWritten: slot.value.written,
        onHeaders: slot.value.end,
      });
      const { conceal } = call;
      if (!answer.ok) {
        const timeouts = {
          connectMs: parts.transport.connectTimeoutMs,
          answerMs: timeoutMs,
          wholeMs: wholeMsOf(timeoutMs),
        };
        const error = errorOfFault(answer.error, base.host, timeouts, conceal);
        return { type: 'sent', result: failure(error) };
      }
      const result = await read(answer.value, call, conceal, parts.clock, startedMs);
      return { type: 'sent', result };
    } finally {
      slot.value.end();
    }
  };

  return async (call) => {
    for (let number = 1; ; number += 1) {
      const tried = await attempt(call);
      // The token call has had its own repetitions: another attempt here would multiply them.
      if (tried.type === 'notSent') return failure(tried.error);
      const { result } = tried;
      if (result.ok) return result;
      const { error } = result;
      const random = parts.random();
      const retry = retryOf(call.operation.effect, number, error, random);
      if (error.tag === 'rateLimited') {
        const pauseMs = rateLimitWaitMs(error.retryAfterMs, number, random);
        const version = versionOf(call.operation, call.scheme ?? parts.scheme);
        parts.budget.pause(version, pauseMs, retry.type === 'again');
      }
      if (retry.type === 'giveUp') return result;
      const waited = await wait(parts.clock, retry.afterMs, call.signal);
      if (waited === 'cancelled') return failure({ tag: 'cancelled' });
    }
  };
};

const read = async (
  answer: TransportAnswer,
  { operation }: ExchangeCall,
  conceal: Conceal,
  clock: Clock,
  startedMs: number,
): Promise<Result<Exchanged, ApiError>> => {
  const body = await readBody(answer);
  const isSuccess = answer.status >= 200 && answer.status < 300;
  if (!body.ok) {
    const error = { type: 'empty' } as const;
    return isSuccess
      ? unreadable(answer, error, body.error, conceal)
      : failure(errorOfAnswer(answer, error, operation, conceal));
  }
  if (!isSuccess) {
    return failure(errorOfAnswer(answer, body.value, operation, conceal));
  }
  if (body.value.type === 'html') {
    return unreadable(answer, body.value, 'it is a web page', conceal);
  }
  const { status, headers } = answer;
  return success({ status, headers, body: body.value, elapsedMs: clock.nowMs() - startedMs });
};

const unreadable = (
  head: Head,
  body: Body,
  reason: string,
  conceal: Conceal,
): Result<never, ApiError> =>
  failure({
    tag: 'unreadable',
    said: saidOf(head, body, conceal),
    reason,
    ...(reason === tooLarge ? { isTooLarge: true } : {}),
  });

/** Both types that the SCIM API of IdentityIQ answers with. */
const scimType = 'application/scim+json, application/json';

const accepted = { json: 'application/json', csv: 'text/csv, application/json' } as const;

const headersOf = (
  call: ExchangeCall,
  authorization: string | undefined,
  mediaType: string | undefined,
): Record<string, string> => ({
  accept: productOf(call.operation) === 'identityiq' ? scimType : accepted[call.expects ?? 'json'],
  'accept-encoding': 'gzip',
  'user-agent': 'spyglass',
  ...(productOf(call.operation) === 'identityiq' ? {} : { 'x-sailpoint-experimental': 'true' }),
  ...(authorization === undefined ? {} : { authorization }),
  ...(mediaType === undefined ? {} : { 'content-type': mediaType }),
});

/** A body as it is sent, and its media type: for a form with files the type holds the boundary. */
type SentBody = { readonly body?: string | Uint8Array; readonly mediaType?: string };

const bodyOf = async ({ operation, body }: ExchangeCall): Promise<SentBody> => {
  const mediaType = operation.body;
  if (body === undefined || mediaType === undefined) return {};
  // Checked only here: naming the class makes Node load its own HTTP client, which nothing else needs.
  if (mediaType === 'multipart/form-data' && body instanceof FormData) {
    const written = new Response(body);
    const bytes = new Uint8Array(await written.arrayBuffer());
    return { body: bytes, mediaType: written.headers.get('content-type') ?? mediaType };
  }
  return mediaType === 'application/x-www-form-urlencoded'
    ? { body: new URLSearchParams(Object.entries({ ...body }).map(asField)).toString(), mediaType }
    : { body: JSON.stringify(body), mediaType };
};

const asField = ([name, value]: [string, unknown]): [string, string] => [name, String(value)];

/** The query of a call. Blanks are %20, which every server reads the same way. */
export const queryOf = (query: ExchangeCall['query'] = {}): string => {
  const pairs = Object.entries(query).flatMap(([name, value]) =>
    value === undefined ? [] : [`${encodeURIComponent(name)}=${encodeURIComponent(value)}`],
  );
  return pairs.length === 0 ? '' : `?${pairs.join('&')}`;
};
