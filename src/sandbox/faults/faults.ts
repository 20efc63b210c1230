// The faults that a test orders for requests to come, such as a status, a cut connection or a slow answer.

import type { OperationId } from '../../model/operations.ts';

/** A fault that can be ordered. */
export type Fault =
  /** A status instead of the answer; without a body, the usual body of the API for that status. */
  | {
      readonly type: 'status';
      readonly status: number;
      readonly headers?: Readonly<Record<string, string>>;
      readonly body?: unknown;
    }
  /** The HTML error page of a gateway. */
  | { readonly type: 'html'; readonly status: number }
  /** The connection is cut before the answer or in the middle of it. Only with `middle` is the request carried out. */
  | { readonly type: 'cut'; readonly when: 'before' | 'middle' }
  /** The right answer after a delay. */
  | { readonly type: 'slow'; readonly delayMs: number }
  /** Any body with any content type. */
  | {
      readonly type: 'body';
      readonly status: number;
      readonly contentType: string;
      readonly body: string;
    };

/** Which requests get a fault: any, without operation and path. `times` is the number of requests, 1 by default. */
export type FaultMatch = {
  readonly operation?: OperationId;
  /** The path without query. */
  readonly path?: string;
  readonly times?: number;
};

/** Faults that were ordered and not used yet. */
export type Faults = {
  queue(match: FaultMatch, fault: Fault): void;
  clear(): void;
};

type Waiting = { readonly match: FaultMatch; readonly fault: Fault; left: number };

/** Makes a queue of faults. `take` gives the oldest that fits a request. */
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
