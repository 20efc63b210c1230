// Fetches access tokens, keeps them, and replaces them before they expire.

import type { ApiError } from '../../model/apiError.ts';
import type { Credentials } from '../../model/connection.ts';
import { failure, type Result, success } from '../../model/result.ts';
import type { Clock } from './clock.ts';

/** A token as it was received. */
export type FetchedToken = { readonly accessToken: string; readonly lifetimeMs: number };

/** Fetches a token with these form fields; it is not cancelled by whoever happened to ask first. */
export type FetchToken = (
  form: Readonly<Record<string, string>>,
) => Promise<Result<FetchedToken, ApiError>>;

/** Credentials that become a token: all but those that go with every request as they are. */
export type TokenCredentials = Exclude<Credentials, { readonly type: 'basic' }>;

/** Where calls get their token from. */
export type Tokens = {
  /** A token that stays valid for a while. Cancelling one caller does not stop the fetch that others share. */
  readonly current: (signal: AbortSignal) => Promise<Result<string, ApiError>>;
  /** The server refused this token. Answers whether another one can be had. */
  readonly refused: (accessToken: string) => boolean;
};

/**
 * Client credentials: one fetch serves everybody who waits, its token is kept until shortly before it ends (a tenth
 * of its life, at most a minute, counted from its arrival), and a failed fetch is forgotten at once. A token from
 * elsewhere is used as it is.
 */
export const createTokens = (
  credentials: TokenCredentials,
  clock: Clock,
  fetchToken: FetchToken,
): Tokens =>
  credentials.type === 'token'
    ? { current: async () => success(credentials.accessToken), refused: () => false }
    : clientTokens(credentials, clock, fetchToken);

type Held =
  | { readonly is: 'none' }
  | { readonly is: 'fetching'; readonly fetched: Promise<Result<string, ApiError>> }
  | { readonly is: 'held'; readonly accessToken: string; readonly refreshAtMs: number };

const clientTokens = (
  credentials: Extract<Credentials, { type: 'client' }>,
  clock: Clock,
  fetchToken: FetchToken,
): Tokens => {
  let held: Held = { is: 'none' };

  const fetchOne = async (): Promise<Result<string, ApiError>> => {
    const fetched = await fetchToken({
      grant_type: 'client_credentials',
      client_id: credentials.clientId,
      client_secret: credentials.clientSecret,
    });
    if (!fetched.ok) {
      held = { is: 'none' };
      return failure(credentialsErrorOf(fetched.error));
    }
    const { accessToken, lifetimeMs } = fetched.value;
    const earlyMs = Math.min(60_000, lifetimeMs / 10);
    held = { is: 'held', accessToken, refreshAtMs: clock.nowMs() + lifetimeMs - earlyMs };
    return success(accessToken);
  };

  return {
    current: (signal) => {
      if (held.is === 'held' && clock.nowMs() < held.refreshAtMs) {
        return Promise.resolve(success(held.accessToken));
      }
      if (held.is !== 'fetching') held = { is: 'fetching', fetched: fetchOne() };
      return unlessCancelled(held.fetched, signal);
    },
    refused: (accessToken) => {
      if (held.is === 'held' && held.accessToken === accessToken) held = { is: 'none' };
      return true;
    },
  };
};

const unlessCancelled = <T>(
  awaited: Promise<Result<T, ApiError>>,
  signal: AbortSignal,
): Promise<Result<T, ApiError>> =>
  new Promise((resolve, reject) => {
    const cancel = () => resolve(failure({ tag: 'cancelled' }));
    if (signal.aborted) return cancel();
    signal.addEventListener('abort', cancel, { once: true });
    awaited.then(resolve, reject).finally(() => signal.removeEventListener('abort', cancel));
  });

/** The token endpoint refuses a wrong client with 401 and a malformed one with 400 (authentication guide of the API). */
const credentialsErrorOf = (error: ApiError): ApiError =>
  error.tag === 'unauthorized' || error.tag === 'badRequest'
    ? { tag: 'wrongCredentials', said: error.said, call: error.call }
    : error;
