// A live check of a thing, what it found, and what a session saw by all that it ran.

import type { Api, CallOptions } from '../api/index.ts';
import type { ApiError } from '../model/apiError.ts';
import type { Result } from '../model/result.ts';
import type { KindId, Thing } from './things.ts';

/** A live check of a thing: asks the tenant, changes nothing, answers with details to show. */
export type Probe<Row = Thing> = {
  readonly id: string;
  readonly title: string;
  /** What to do next where it failed and what the connector said names no cause. */
  readonly whenUnclear: string;
  /** Why it makes no sense for this thing; it is then left out and the ladder goes on. */
  whyNot?(row: Row): string | undefined;
  run(api: Api, row: Row, options: CallOptions): Promise<Result<ProbeOutcome, ApiError>>;
};

/** What a probe found: judged by the body, with the connector's whole details. */
export type ProbeOutcome = {
  readonly passed: boolean;
  readonly summary: string;
  readonly elapsedMs?: number;
  /** The details as the connector sent them: object, text or null. */
  readonly details: unknown;
};

/** A live check that came to an end: with an answer, or without one. */
export type SeenStep = {
  /** The id of the probe. */
  readonly probe: string;
  readonly title: string;
  readonly atMs: number;
} & (
  | { readonly status: 'done'; readonly outcome: ProbeOutcome }
  | { readonly status: 'failed'; readonly error: ApiError }
);

/** The live checks of one thing that came to an end, the earliest first; one that ran several times is there as often. */
export type SeenProbes = {
  readonly kind: KindId;
  readonly thingId: string;
  readonly label: string;
  readonly steps: readonly SeenStep[];
};

/** What a session itself saw since rows were read: the live checks that it ran, and how late it is. */
export type Seen = {
  /** Counted to the minute, and never before what was seen last; epoch milliseconds. */
  readonly nowMs: number;
  readonly probes: readonly SeenProbes[];
};
