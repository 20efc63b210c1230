// The log of all requests that the sandbox received, for tests that look at them or wait for one.

import type { OperationId } from '../../model/operations.ts';

/** One request. `status` is undefined until it is answered, and stays so where the connection was cut. */
export type RequestRecord = {
  readonly method: string;
  /** Path with query, as it was sent. */
  readonly path: string;
  readonly operation: OperationId | undefined;
  /** The client id of the token; undefined without a valid token. */
  readonly client: string | undefined;
  /** When it arrived, in epoch milliseconds of the sandbox's clock. */
  readonly atMs: number;
  readonly status: number | undefined;
  /** The body as text; never that of a token call, which holds the secret. */
  readonly body: string | undefined;
  /** The headers, without the one that holds the token. */
  readonly headers: Readonly<Record<string, string>>;
};

/** The record of a request that is not answered yet. */
export type OpenRecord = { -readonly [Field in keyof RequestRecord]: RequestRecord[Field] };

/** The log keeps so many requests; the oldest are dropped first. */
const mostRecords = 10_000;

/** The log of requests. */
export type RequestLog = {
  readonly log: readonly RequestRecord[];
  readonly unexpected: readonly RequestRecord[];
  add(record: OpenRecord): void;
  /** Resolves with the first request that fits, in the past or in the future. */
  arrival(fits: (record: RequestRecord) => boolean): Promise<RequestRecord>;
};

/** Makes an empty log. */
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
      if (log.length > mostRecords) log.shift();
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
