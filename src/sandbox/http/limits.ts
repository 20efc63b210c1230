// The rate limit of the API: 100 requests in 10 seconds for each client and API version.

/** The limit of the API: so many requests in any window, per client and API version. */
export const requestLimit = 100;
export const windowMs = 10_000;

/** Whether a request may pass; if not, how many whole seconds to wait. */
export type Admission =
  | { readonly type: 'admitted' }
  | { readonly type: 'refused'; readonly retryAfterSeconds: number };

/** Counts requests by key. */
export type Limits = { admit(key: string, atMs: number): Admission };

type Window = { readonly arrivalsMs: Float64Array; next: number };

/**
 * A sliding window over arrivals: a request passes when the hundredth before it is at least 10 s old.
 * Only requests that pass are counted, so that a client that keeps knocking still gets in.
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
