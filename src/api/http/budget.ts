// The request budget: 100 requests in 10 seconds for each API version, as a sliding window with a queue.

import type { ApiError } from '../../model/apiError.ts';
import type { ApiVersion } from '../../model/operations.ts';
import { failure, type Result, success } from '../../model/result.ts';
import type { Clock } from './clock.ts';

/** Who waits for an answer: somebody at the keyboard, or work that nobody looks at yet. */
export type Priority = 'key' | 'background';

/** What of the budget of one API version is in use; `pausedForMs` is there while a 429 holds everything back. */
export type BudgetUsage = {
  readonly used: number;
  readonly limit: number;
  readonly waiting: number;
  readonly pausedForMs?: number;
};

/**
 * A 429 from the tenant: what our own count was at that moment, for how long nothing more is sent, and whether the
 * call waits for that and then asks again.
 */
export type RateLimitHit = {
  readonly version: ApiVersion;
  readonly used: number;
  readonly limit: number;
  readonly forMs: number;
  readonly asksAgain: boolean;
};

/** The right to send one request. `end` must be called however the request went; calling it again does nothing. */
export type Slot = {
  /** The request is on its way: from now on the server may count it. */
  readonly written: () => void;
  /** Headers have arrived, or the request is over. What was never written is given back at once. */
  readonly end: () => void;
};

/** Shares out starts of requests, one sliding window an API version. */
export type Budget = {
  /** Waits for a slot; the only error is `cancelled`. */
  readonly take: (
    version: ApiVersion,
    priority: Priority,
    signal: AbortSignal,
  ) => Promise<Result<Slot, ApiError>>;
  /** Starts no request of this version for so long, as a 429 asks for. */
  readonly pause: (version: ApiVersion, forMs: number, asksAgain: boolean) => void;
  readonly usage: (version: ApiVersion) => BudgetUsage;
  /** Calls the listener, at most once a turn of the event loop, after any usage changed; returns how to stop that. */
  readonly onChange: (listener: () => void) => () => void;
  /** Calls the listener for every 429; returns how to stop that. */
  readonly onRateLimited: (listener: (what: RateLimitHit) => void) => () => void;
  /** Forgets listeners and timers. */
  readonly close: () => void;
};

/** 100 requests in 10 s for each client and API version (rate-limit.md). */
const limit = 100;
const windowMs = 10_000;
/** A margin for timers that fire early and for clocks that run at slightly different speeds. */
const marginMs = 50;
/** After this time the server has certainly counted the request, even if it has not answered. */
const countedWithinMs = 2_000;

type Held = { freeAtMs: number };
type Waiter = { readonly start: (slot: Slot) => void };
type Lane = {
  readonly held: Set<Held>;
  readonly waiting: Readonly<Record<Priority, Set<Waiter>>>;
  pausedUntilMs: number;
  stopTimer: () => void;
};

/**
 * A sliding window of starts. A slot is held from the start until 10 s after the server has surely counted the
 * request, which is somewhere between the write to the socket and the arrival of the headers: so no window of 10 s,
 * seen from the server, ever holds more than 100.
 */
export const createBudget = (clock: Clock): Budget => {
  const lanes = new Map<ApiVersion, Lane>();
  const listeners = new Set<() => void>();
  const rateLimitListeners = new Set<(what: RateLimitHit) => void>();
  let told = true;

  const laneOf = (version: ApiVersion): Lane => {
    const known = lanes.get(version);
    if (known !== undefined) return known;
    const lane: Lane = {
      held: new Set(),
      waiting: { key: new Set(), background: new Set() },
      pausedUntilMs: Number.NEGATIVE_INFINITY,
      stopTimer: () => {},
    };
    lanes.set(version, lane);
    return lane;
  };

  const tell = (): void => {
    if (!told || listeners.size === 0) return;
    told = false;
    queueMicrotask(() => {
      told = true;
      for (const listener of [...listeners]) listener();
    });
  };

  const takeSlot = (lane: Lane): Slot => {
    const held: Held = { freeAtMs: Number.POSITIVE_INFINITY };
    lane.held.add(held);
    return {
      written: () => {
        held.freeAtMs = clock.nowMs() + countedWithinMs + windowMs + marginMs;
        settle(lane);
      },
      end: () => {
        if (held.freeAtMs === Number.POSITIVE_INFINITY) lane.held.delete(held);
        else held.freeAtMs = Math.min(held.freeAtMs, clock.nowMs() + windowMs + marginMs);
        settle(lane);
      },
    };
  };

  const startNext = (lane: Lane): boolean => {
    for (const queue of [lane.waiting.key, lane.waiting.background]) {
      for (const waiter of queue) {
        queue.delete(waiter);
        waiter.start(takeSlot(lane));
        return true;
      }
    }
    return false;
  };

  /** Frees expired slots, starts waiting requests, and sets the one timer of the lane for its next change. */
  const settle = (lane: Lane): void => {
    const nowMs = clock.nowMs();
    for (const held of lane.held) if (held.freeAtMs <= nowMs) lane.held.delete(held);
    while (nowMs >= lane.pausedUntilMs && lane.held.size < limit && startNext(lane)) {}
    tell();
    lane.stopTimer();
    lane.stopTimer = () => {};
    if (waitingOf(lane) === 0 && listeners.size === 0) return;
    const times = [...lane.held].map((held) => held.freeAtMs);
    if (lane.pausedUntilMs > nowMs) times.push(lane.pausedUntilMs);
    const nextMs = Math.min(...times);
    if (Number.isFinite(nextMs)) {
      lane.stopTimer = clock.after(Math.ceil(nextMs - nowMs), () => settle(lane));
    }
  };

  return {
    take: (version, priority, signal) =>
      new Promise((resolve) => {
        if (signal.aborted) return resolve(failure({ tag: 'cancelled' }));
        const lane = laneOf(version);
        const cancel = () => {
          lane.waiting[priority].delete(waiter);
          settle(lane);
          resolve(failure({ tag: 'cancelled' }));
        };
        const waiter: Waiter = {
          start: (slot) => {
            signal.removeEventListener('abort', cancel);
            resolve(success(slot));
          },
        };
        signal.addEventListener('abort', cancel, { once: true });
        lane.waiting[priority].add(waiter);
        settle(lane);
      }),
    pause: (version, forMs, asksAgain) => {
      const lane = laneOf(version);
      lane.pausedUntilMs = Math.max(lane.pausedUntilMs, clock.nowMs() + forMs);
      settle(lane);
      const used = lane.held.size;
      for (const listener of [...rateLimitListeners]) {
        listener({ version, used, limit, forMs, asksAgain });
      }
    },
    usage: (version) => {
      const lane = lanes.get(version);
      if (lane === undefined) return { used: 0, limit, waiting: 0 };
      const nowMs = clock.nowMs();
      const used = [...lane.held].filter((held) => held.freeAtMs > nowMs).length;
      const pausedForMs = lane.pausedUntilMs - nowMs;
      const usage = { used, limit, waiting: waitingOf(lane) };
      return pausedForMs > 0 ? { ...usage, pausedForMs } : usage;
    },
    onChange: (listener) => {
      listeners.add(listener);
      for (const lane of lanes.values()) settle(lane);
      return () => listeners.delete(listener);
    },
    onRateLimited: (listener) => {
      rateLimitListeners.add(listener);
      return () => rateLimitListeners.delete(listener);
    },
    close: () => {
      listeners.clear();
      rateLimitListeners.clear();
      for (const lane of lanes.values()) lane.stopTimer();
    },
  };
};

const waitingOf = (lane: Lane): number => lane.waiting.key.size + lane.waiting.background.size;
