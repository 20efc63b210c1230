// The one function that sends calls to a tenant: checks permission, adds the token, decodes the answer.

import type { ApiError } from '../../model/apiError.ts';
import type { Allowed, Product, Scheme } from '../../model/connection.ts';
import {
  type ApiVersion,
  type GivenQuery,
  type Operation,
  type OperationId,
  operations,
  productOf,
  queryFor,
  versionOf,
} from '../../model/operations.ts';
import { failure, type Result, success } from '../../model/result.ts';
import { withoutDepth } from './body/depth.ts';
import { mapInSlices } from './body/slices.ts';
import type { Priority } from './budget.ts';
import { basicOf, type Caller, type CallerParts, createCaller } from './caller.ts';
import type { Conceal } from './conceal.ts';
import type { Decode } from './decode.ts';
import { concealedIn, headerOf, saidOf } from './errors.ts';
import type { Exchanged } from './exchange.ts';
import { holdsMask, type Masking } from './masking.ts';
import { parseJson } from './parseJson.ts';

/** One call of the API, and how to read its answer. */
export type Call<T> = {
  readonly operation: OperationId;
  /** Values of the path's placeholders, not encoded. */
  readonly path?: Readonly<Record<string, string>>;
  /** Not encoded; undefined values are left out. */
  readonly query?: Readonly<Record<string, string | number | boolean | undefined>>;
  /** More query parameters, of which those are sent that the operation takes. */
  readonly moreQuery?: GivenQuery;
  /** A `FormData` for operations that take a form with files, else what becomes JSON. */
  readonly body?: unknown;
  /** What the answer should be; JSON by default. CSV is decoded from its text. */
  readonly expects?: 'json' | 'csv';
  /** The path scheme of this call, where only one of the two can do it. */
  readonly scheme?: Scheme;
  readonly signal?: AbortSignal;
  /** `key` by default. */
  readonly priority?: Priority;
  /** For the headers, and between pieces of the body: 30 s for reads, 120 s for probes, 60 s for writes by default. */
  readonly timeoutMs?: number;
  readonly decode: Decode<T>;
};

/** A good answer: what it means, and the JSON it was, untouched. */
export type Answer<T> = {
  readonly value: T;
  readonly raw: unknown;
  /** How many entries a list has in all, where the answer tells. */
  readonly total?: number;
  readonly headers: {
    /** Header SLPT-Request-ID. */
    readonly requestId?: string;
    /** The server's date, as it wrote it. */
    readonly date?: string;
    /** The API version is on its way out (X-Deprecated). */
    readonly deprecated: boolean;
  };
  /** From sending the attempt that succeeded to its last byte. */
  readonly elapsedMs: number;
};

/** Sends a call. Never throws for what a tenant or a network does: every failure is an ApiError. */
export type Request = <T>(call: Call<T>) => Promise<Result<Answer<T>, ApiError>>;

/** What a request function is made of. */
export type RequestParts = CallerParts & {
  /** What the session may do, asked anew for every call. */
  readonly allowed: () => Allowed;
  /** Who calls; one of its own where absent. */
  readonly caller?: Caller;
  /** Told of every answer that says that its API version is on its way out. */
  readonly onDeprecated?: (version: ApiVersion) => void;
};

/** The one function that sends calls to a tenant: every call goes through it. */
export const createRequest = (parts: RequestParts): Request => {
  const { connection, closing } = parts;
  const { credentials, product = 'identity-security-cloud' } = connection;
  const { exchange, tokens, conceal, concealGood } = parts.caller ?? createCaller(parts);

  const send = async <T>(call: Call<T>): Promise<Result<Answer<T>, ApiError>> => {
    const operation: Operation | undefined = operations[call.operation];
    const refusal = refusalOf(call.operation, operation, parts.allowed(), product);
    if (refusal !== undefined) return failure(refusal);
    if (Object.values(call.path ?? {}).includes('')) {
      return failure({ tag: 'withoutId', operation: call.operation });
    }
    // A mask stands for something that nobody here has seen: it must not be sent in its place.
    if ([call.path, call.body].some((sent) => holdsMask(sent, parts.masking))) {
      return failure({ tag: 'masked' });
    }
    const signal = call.signal === undefined ? closing : AbortSignal.any([call.signal, closing]);
    let used: string | undefined;
    const attempt = () =>
      exchange({
        ...call,
        query: { ...call.query, ...queryFor(operation, call.moreQuery) },
        operation,
        signal,
        priority: call.priority ?? 'key',
        authorize: async () => {
          const anonymous = operation?.withoutToken === true;
          const token = anonymous ? undefined : await tokens?.current(signal);
          if (token?.ok) used = token.value;
          // Permission may have been withdrawn while the call was waiting for its turn.
          const late = refusalOf(call.operation, operation, parts.allowed(), product);
          if (late !== undefined) return failure(late);
          if (anonymous) return success(undefined);
          if (credentials.type === 'basic') return success(`Basic ${basicOf(credentials)}`);
          return token?.ok === false ? token : success(`Bearer ${used}`);
        },
        conceal,
      });
    let result = await attempt();
    // A 401 means that the call was not carried out, so even a write may go again, once, with another token.
    if (!result.ok && result.error.tag === 'unauthorized' && used !== undefined) {
      if (tokens?.refused(used)) result = await attempt();
    }
    if (!result.ok && result.error.tag === 'unauthorized' && credentials.type === 'basic') {
      return failure({ tag: 'wrongCredentials', said: result.error.said, by: 'password' });
    }
    if (!result.ok) return failure(harmless(result.error, operation));
    if (isDeprecated(result.value)) {
      parts.onDeprecated?.(versionOf(operation, call.scheme ?? connection.scheme));
    }
    return answerOf(result.value, call, { conceal, concealGood, masking: parts.masking });
  };

  return async (call) => {
    const answer = await send(call);
    return answer.ok ? answer : failure(withCall(answer.error, call, connection.scheme));
  };
};

/** The error with the call that it is of, so that whoever says it in words need not know it. */
const withCall = (error: ApiError, call: Call<unknown>, scheme: Scheme): ApiError => {
  const operation: Operation | undefined = operations[call.operation];
  if (error.call !== undefined || operation === undefined) return error;
  const version = versionOf(operation, call.scheme ?? scheme);
  return { ...error, call: { operation: call.operation, version, isOfThing: isOfThing(call) } };
};

/** Whether a call names a thing by its id; the type of a configuration is none. */
const isOfThing = ({ path = {} }: Call<unknown>): boolean =>
  Object.keys(path).some((name) => name !== 'configType');

/** Reads and probes change nothing, so it does not matter whether one that got no answer had arrived. */
const harmless = (error: ApiError, operation: Operation | undefined): ApiError =>
  'sent' in error &&
  error.sent === 'perhaps' &&
  operation !== undefined &&
  operation.effect !== 'writes'
    ? { ...error, sent: 'harmless' }
    : error;

/** Why a call may not be made at all; a name that the table does not have is treated as a write that nobody allowed. */
const refusalOf = (
  id: OperationId,
  operation: Operation | undefined,
  allowed: Allowed,
  product: Product,
): ApiError | undefined => {
  if (operation === undefined) return { tag: 'readOnly', operation: id };
  const needed = productOf(operation);
  if (needed !== product) return { tag: 'otherProduct', operation: id, product: needed };
  if (operation.effect === 'writes' && !allowed.writes) return { tag: 'readOnly', operation: id };
  if (operation.effect === 'probes' && !allowed.probes) return { tag: 'probesOff', operation: id };
  return undefined;
};

/** What takes secrets out of an answer: the connection's own, and what the tenant sends as one. */
type Hiding = Pick<Caller, 'conceal' | 'concealGood'> & { readonly masking: Masking };

/** A body without the connection's own secrets, which a tenant may echo. */
const concealed = (body: Exchanged['body'], conceal: Conceal): Exchanged['body'] => {
  if (body.type === 'empty') return body;
  const text = conceal(body.text);
  if (text === body.text) return body;
  return body.type === 'json'
    ? { type: 'json', text, value: withoutDepth(parseJson(text), text) }
    : { ...body, text };
};

/** A list is masked row by row, so that a long one holds nobody up; a list of lists may be one of pairs, and is one value. */
const maskedIn = (sent: unknown, masking: Masking): unknown =>
  Array.isArray(sent) && !Array.isArray(sent[0])
    ? mapInSlices(sent, masking.value)
    : masking.value(sent);

const answerOf = async <T>(
  exchanged: Exchanged,
  { decode, expects = 'json' }: Call<T>,
  { conceal, concealGood, masking }: Hiding,
): Promise<Result<Answer<T>, ApiError>> => {
  const { headers, elapsedMs } = exchanged;
  const body = concealed(exchanged.body, concealGood);
  const sent = expects === 'csv' ? textOf(body) : body.type === 'json' ? body.value : undefined;
  // Secrets are masked before anything is decoded: the names that give them away may be lost in that.
  const raw = await maskedIn(sent, masking);
  const decoded =
    expects === 'json' && body.type === 'text' ? failure('it is no JSON') : await decode(raw);
  if (!decoded.ok) {
    const said = saidOf(exchanged, body, conceal);
    return failure({ tag: 'unreadable', said, reason: decoded.error });
  }
  return success({
    value: decoded.value,
    raw,
    total: totalOf(exchanged),
    headers: {
      requestId: concealedIn(headerOf(headers, 'slpt-request-id'), conceal),
      date: concealedIn(headerOf(headers, 'date'), conceal),
      deprecated: isDeprecated(exchanged),
    },
    elapsedMs,
  });
};

const isDeprecated = ({ headers }: Exchanged): boolean =>
  headerOf(headers, 'x-deprecated')?.toLowerCase() === 'true';

/** A line of CSV without a comma may well be JSON too. */
const textOf = (body: Exchanged['body']): string | undefined =>
  body.type === 'empty' ? undefined : body.text;

/** Most lists name their total X-Total-Count, the entitlements of an account total-count (standard collection parameters of the API). */
const totalOf = ({ headers }: Exchanged): number | undefined => {
  const text = headerOf(headers, 'x-total-count') ?? headerOf(headers, 'total-count') ?? '';
  return /^\d+$/.test(text.trim()) ? Number(text) : undefined;
};
