// The log of all requests that the sandbox received, for tests that look at them or wait for one.

import type { OperationId } from '../../model/operations.ts';

/** One request as the sandbox saw it. `status` is undefined until it is answered, and for good if it was cut off. */
export type RequestRecord = {
  readonly method: string;
  /** Path with query, as it was sent. */
  readonly path: string;
  readonly operation: OperationId | undefined;
  /** The client id behind the token; undefined where there was no good token. */
  readonly client: string | undefined;
  /** When it arrived, in epoch milliseconds of the sandbox's clock. */
  readonly atMs: number;
  readonly status: number | undefined;
  /** The body as text; never that of a token call, which holds the secret. */
  readonly body: string | undefined;
  /** The headers, without the one that holds the token. */
  readonly headers: Readonly<Record<string, string>>;
};

/** A record while its request is under way. */
export type OpenRecord = { -readonly [Field in keyof RequestRecord]: RequestRecord[Field] };

/** More requests than these are not remembered; the oldest go first. */
const remembered = 10_000;

/** The book of requests, and the wait for one that has not come yet. */
export type RequestLog = {
  readonly log: readonly RequestRecord[];
  readonly unexpected: readonly RequestRecord[];
  add(record: OpenRecord): void;
  /** Resolves with the first request, past or to come, that fits. */
  arrival(fits: (record: RequestRecord) => boolean): Promise<RequestRecord>;
};

/** An empty book. */
export const makeRequestLog = (): RequestLog => {
  const log: OpenRecord[] = [];
  const unexpected: OpenRecord[] = [];
  let waiting: {
    readonly fits: (record: RequestRecord) => boolean;
    readonly resolve: (record: RequestRecord) => void;
  }[] = [];
  return {
    log,
    unexpected,
    add: (record) => {
      log.push(record);
      if (log.length > remembered) log.shift();
      if (record.operation === undefined) unexpected.push(record);
      waiting = waiting.filter(({ fits, resolve }) => {
        if (!fits(record)) return true;
        resolve(record);
        return false;
      });
    },
    arrival: (fits) => {
      const known = log.find(fits);
      if (known !== undefined) return Promise.resolve(known);
      return new Promise((resolve) => waiting.push({ fits, resolve }));
    },
  };
};
