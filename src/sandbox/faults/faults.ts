// The faults that a test orders for requests to come, such as a status, a cut connection or a slow answer.

import type { OperationId } from '../../model/operations.ts';

/** Something that goes wrong on order. */
export type Fault =
  /** A status instead of the answer; without a body, the one the API gives for it. */
  | {
      readonly type: 'status';
      readonly status: number;
      readonly headers?: Readonly<Record<string, string>>;
      readonly body?: unknown;
    }
  /** A page of a gateway. */
  | { readonly type: 'html'; readonly status: number }
  /** The connection ends before the answer, or in the middle of it. What was asked is done only with `middle`. */
  | { readonly type: 'cut'; readonly when: 'before' | 'middle' }
  /** The right answer, late. */
  | { readonly type: 'slow'; readonly delayMs: number }
  /** Any bytes with any type. */
  | {
      readonly type: 'body';
      readonly status: number;
      readonly contentType: string;
      readonly body: string;
    };

/** Which requests a fault waits for; without operation and path, any. `times` is how many it meets, one by default. */
export type FaultMatch = {
  readonly operation?: OperationId;
  /** The path without query. */
  readonly path?: string;
  readonly times?: number;
};

/** The faults that are waiting. */
export type Faults = {
  queue(match: FaultMatch, fault: Fault): void;
  clear(): void;
};

type Waiting = { readonly match: FaultMatch; readonly fault: Fault; left: number };

/** A queue of faults: the oldest that fits a request meets it. */
export const makeFaults = (): Faults & {
  take(operation: OperationId | undefined, path: string): Fault | undefined;
} => {
  let waiting: Waiting[] = [];
  return {
    queue: (match, fault) => {
      waiting.push({ match, fault, left: match.times ?? 1 });
    },
    clear: () => {
      waiting = [];
    },
    take: (operation, path) => {
      const found = waiting.find(
        ({ match }) =>
          (match.operation === undefined || match.operation === operation) &&
          (match.path === undefined || match.path === path),
      );
      if (found === undefined) return undefined;
      found.left -= 1;
      if (found.left <= 0) waiting = waiting.filter((entry) => entry !== found);
      return found.fault;
    },
  };
};
