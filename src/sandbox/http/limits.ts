// The rate limit of the API: 100 requests in 10 seconds for each client and API version.

/** The number of requests that a client may send to an API version in any window. */
export const requestLimit = 100;
/** The length of a window. */
export const windowMs = 10_000;

/** Whether a request is admitted; if not, how many whole seconds to wait. */
export type LimitCheck =
  | { readonly type: 'admitted' }
  | { readonly type: 'refused'; readonly retryAfterSeconds: number };

/** Counts requests by key. */
export type Limits = { admit(key: string, atMs: number): LimitCheck };

type Window = { readonly arrivalsMs: Float64Array; next: number };

/**
 * A sliding window: a request is admitted when the hundredth before it is at least 10 s old. Refused requests do not
 * count, so that a client that retries at once is admitted in the end.
 */
export const makeLimits = (): Limits => {
  const windows = new Map<string, Window>();
  return {
    admit: (key, atMs) => {
      let window = windows.get(key);
      if (window === undefined) {
        window = { arrivalsMs: new Float64Array(requestLimit).fill(-Infinity), next: 0 };
        windows.set(key, window);
      }
      const oldestMs = window.arrivalsMs[window.next] ?? -Infinity;
      const waitMs = oldestMs + windowMs - atMs;
      if (waitMs > 0) {
        return { type: 'refused', retryAfterSeconds: Math.max(1, Math.ceil(waitMs / 1_000)) };
      }
      window.arrivalsMs[window.next] = atMs;
      window.next = (window.next + 1) % requestLimit;
      return { type: 'admitted' };
    },
  };
};
