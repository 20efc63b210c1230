// The type of everything that can go wrong with an API call.

import type { Product } from './connection.ts';
import type { ApiVersion, OperationId } from './operations.ts';

/** What an error response says; SailPoint's support asks for the two ids. */
export type Said = {
  readonly status: number;
  /** Such as `400.1 Bad Request Content`. Its number is not always the status. */
  readonly detailCode?: string;
  readonly trackingId?: string;
  /** Header SLPT-Request-ID. */
  readonly requestId?: string;
  /** The text of the tenant, not cleaned yet: clean it before drawing. Empty where the body had none. */
  readonly text: string;
};

/**
 * Why a proxy opened no tunnel to the tenant. It answered: it wants credentials (`login`), forbids that host
 * (`forbidden`), could not reach the host itself (`noWay`), or sent another status (`status`). Or it did not answer:
 * its name is unknown (`hostNotFound`), nothing listens there (`unreachable`), it sent nothing in time (`silent`), it
 * closed the connection (`cut`), or its own certificate is not trusted (`untrusted`).
 */
export type ProxyReason =
  | 'login'
  | 'forbidden'
  | 'noWay'
  | 'status'
  | 'hostNotFound'
  | 'unreachable'
  | 'silent'
  | 'cut'
  | 'untrusted';

/**
 * Whether a call that got no answer may have been carried out. `harmless`: it may have arrived, but as it only reads,
 * that does not matter.
 */
export type Arrival = 'no' | 'perhaps' | 'harmless';

/** The call that an error is of. */
export type FailedCall = {
  readonly operation: OperationId;
  /** The version that it was counted under: its path and its permissions go by it. */
  readonly version: ApiVersion;
  /** Whether it asked for one thing by its id, which may then not be there. */
  readonly isOfThing: boolean;
};

/** What can go wrong with a call, and which call that was where one was sent. */
export type ApiError = Trouble & { readonly call?: FailedCall };

/**
 * Everything that can go wrong with a call. There is one tag for each thing that an operator can do about it.
 * `sentenceOf` in the api layer says it in words.
 */
export type Trouble =
  | { readonly tag: 'unauthorized'; readonly said: Said }
  /** `by` is `password` where a user name and password were wrong; otherwise the client id and secret were. */
  | { readonly tag: 'wrongCredentials'; readonly said: Said; readonly by?: 'password' }
  | {
      readonly tag: 'forbidden';
      readonly said: Said;
      readonly scopes: readonly string[];
      readonly levels: readonly string[];
    }
  | { readonly tag: 'notFound'; readonly said: Said }
  | { readonly tag: 'notEnabled'; readonly said: Said }
  | { readonly tag: 'badRequest'; readonly said: Said }
  | { readonly tag: 'rateLimited'; readonly said: Said; readonly retryAfterMs?: number }
  | { readonly tag: 'server'; readonly said: Said }
  /** A gateway before the tenant refused the call with a web page of its own. */
  | { readonly tag: 'blocked'; readonly said: Said }
  /** A list ended before it was whole: the tenant refused a later part of it, or gave the same rows again. */
  | {
      readonly tag: 'brokenOff';
      readonly loaded: number;
      readonly why: 'refused';
      readonly said: Said;
    }
  | { readonly tag: 'brokenOff'; readonly loaded: number; readonly why: 'repeated' }
  | { readonly tag: 'unexpectedStatus'; readonly said: Said }
  | {
      readonly tag: 'unreadable';
      readonly said: Said;
      readonly reason: string;
      readonly isTooLarge?: true;
    }
  | { readonly tag: 'tooManyRows'; readonly loaded: number }
  /** The list cannot be filtered or sorted so; nothing was sent. The reason names what it can be asked. */
  | { readonly tag: 'unsupportedQuery'; readonly reason: string }
  | {
      readonly tag: 'proxyRefused';
      /** Host and port of the proxy, never with the name and password that its URL may hold. */
      readonly proxyHost: string;
      /** What it answered, where it did. */
      readonly status?: number;
      readonly reason: ProxyReason;
    }
  | { readonly tag: 'hostNotFound'; readonly host: string }
  | { readonly tag: 'refusedConnection'; readonly host: string }
  | { readonly tag: 'tls'; readonly host: string; readonly reason: string }
  | {
      readonly tag: 'cut';
      readonly host: string;
      readonly reason: string;
      readonly sent: Arrival;
    }
  /** No answer, or with `isWhole` none that ended: it came in pieces and was given up after that time. */
  | {
      readonly tag: 'timeout';
      readonly afterMs: number;
      readonly sent: Arrival;
      readonly isWhole?: true;
    }
  /** There is no connection to send anything over; the reason is a sentence that says why and what to do. */
  | { readonly tag: 'notConnected'; readonly reason: string }
  /** The operation is of another product than the environment; nothing was sent. */
  | { readonly tag: 'otherProduct'; readonly operation: string; readonly product: Product }
  | { readonly tag: 'cancelled' }
  /** It asks for one thing, and the thing has no id; nothing was sent. */
  | { readonly tag: 'withoutId'; readonly operation: string }
  /** What would have been sent holds stars in place of a secret; nothing was sent. */
  | { readonly tag: 'masked' }
  | { readonly tag: 'readOnly'; readonly operation: string }
  | { readonly tag: 'probesOff'; readonly operation: string };
