// Decides whether a failed call is sent again, and after how long.

import type { ApiError } from '../../model/apiError.ts';
import type { Effect } from '../../model/operations.ts';

/** What to do after a failed attempt. */
export type Retry =
  | { readonly type: 'giveUp' }
  | { readonly type: 'again'; readonly afterMs: number };

const giveUp: Retry = { type: 'giveUp' };
const maximumAttempts = 4;
const longestWaitMs = 30_000;
/** A tenant may ask for a long rest (seen on tenants: limits of their own for some APIs); longer is told at once. */
const longestRestMs = 10 * 60_000;

/**
 * Whether a failed call may be sent again, and when. `attempt` counts from 1; `random` is in [0, 1).
 * A read may be repeated whatever became of it. A probe may be repeated only when it was turned away (429), since
 * it costs the connected system something. A write never is. The method decides nothing: the token is fetched by
 * a POST that changes nothing.
 */
export const retryOf = (
  effect: Effect,
  attempt: number,
  error: ApiError,
  random: number,
): Retry => {
  if (effect === 'writes' || attempt >= maximumAttempts) return giveUp;
  if (error.tag === 'rateLimited') {
    const { retryAfterMs } = error;
    const isLongRest = retryAfterMs !== undefined && retryAfterMs > longestWaitMs;
    if (isLongRest && (attempt > 1 || retryAfterMs > longestRestMs)) return giveUp;
    return { type: 'again', afterMs: rateLimitWaitMs(retryAfterMs, attempt, random) };
  }
  if (effect === 'probes' || !isPassing(error)) return giveUp;
  return { type: 'again', afterMs: backOffMs(300, attempt, random) };
};

/** How long to wait after a 429: as long as it says, at most ten minutes; else a back-off that starts at 1 s. */
export const rateLimitWaitMs = (
  retryAfterMs: number | undefined,
  attempt: number,
  random: number,
): number =>
  retryAfterMs === undefined
    ? backOffMs(1000, attempt, random)
    : Math.min(retryAfterMs, longestRestMs);

/** A longer time than a day is a mistake of the server, and is ignored. */
const longestRetryAfterMs = 24 * 3_600_000;

/**
 * The header Retry-After in milliseconds from now: seconds, or an HTTP date, which means something only beside the
 * date that the same answer carries, since the clock of this machine may be wrong. Undefined where it is missing or
 * makes no sense.
 */
export const retryAfterMsOf = (
  retryAfter: string | undefined,
  serverDate: string | undefined,
): number | undefined => {
  const text = retryAfter?.trim() ?? '';
  const waitMs = /^\d+(\.\d+)?$/.test(text)
    ? Math.ceil(Number(text) * 1000)
    : Math.max(0, dateMsOf(text) - dateMsOf(serverDate));
  return waitMs <= longestRetryAfterMs ? waitMs : undefined;
};

/** An HTTP date; NaN where the text is none. `Date.parse` takes bare numbers for years. */
const dateMsOf = (text = ''): number => (/[a-z]/i.test(text) ? Date.parse(text) : Number.NaN);

/** A gateway that found nobody behind it; 520 to 524 are Cloudflare's words for that. */
const passingStatuses: readonly number[] = [502, 503, 504, 520, 521, 522, 523, 524];

/** Errors that often pass by themselves: an overloaded gateway, a broken connection, a connection that took too long to open. */
const isPassing = (error: ApiError): boolean =>
  (error.tag === 'server' && passingStatuses.includes(error.said.status)) ||
  (error.tag === 'proxyRefused' && ['noWay', 'cut', 'silent'].includes(error.reason)) ||
  error.tag === 'cut' ||
  (error.tag === 'timeout' && error.sent === 'no');

/** Doubles with every attempt. Half of it is random, so that clients do not all come back at the same time. */
const backOffMs = (firstMs: number, attempt: number, random: number): number =>
  Math.min(longestWaitMs, firstMs * 2 ** (attempt - 1)) * (0.5 + random / 2);
