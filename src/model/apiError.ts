// The type of everything that can go wrong with an API call.

import type { Product } from './connection.ts';

/** What a response said about itself; the two ids are what SailPoint's support asks for. */
export type Said = {
  readonly status: number;
  /** Such as `400.1 Bad Request Content`. Its number is not always the status. */
  readonly detailCode?: string;
  readonly trackingId?: string;
  /** Header SLPT-Request-ID. */
  readonly requestId?: string;
  /** The text of the tenant, unclean: whoever draws it cleans it. Empty where the body had none. */
  readonly text: string;
};

/**
 * Why a proxy opened no way to the tenant: it wants to know who asks (`login`), does not let anybody through to that
 * host (`forbidden`), could not reach the host itself (`noWay`), or answered in some other way (`status`). Or no
 * answer came at all: its name is unknown (`hostNotFound`), nobody listens there (`unreachable`), it kept silent
 * (`silent`), it hung up (`cut`), or its own certificate is not trusted (`untrusted`).
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

/**
 * Everything that can go wrong with a call, one tag for each thing an operator would do next.
 * `sentenceOf` in the api layer says it in words.
 */
export type ApiError =
  | { readonly tag: 'unauthorized'; readonly said: Said }
  /** `by` says what was wrong where it is no client: the user name and password of every request. */
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
  | { readonly tag: 'unexpectedStatus'; readonly said: Said }
  | { readonly tag: 'unreadable'; readonly said: Said; readonly reason: string }
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
  | { readonly tag: 'timeout'; readonly afterMs: number; readonly sent: Arrival }
  /** There is no connection to send anything over; the reason is a sentence that says why and what to do. */
  | { readonly tag: 'notConnected'; readonly reason: string }
  /** The operation is of another product than the environment; nothing was sent. */
  | { readonly tag: 'otherProduct'; readonly operation: string; readonly product: Product }
  | { readonly tag: 'cancelled' }
  | { readonly tag: 'readOnly'; readonly operation: string }
  | { readonly tag: 'probesOff'; readonly operation: string };
