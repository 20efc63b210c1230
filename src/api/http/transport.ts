import { Agent } from 'undici';
import { failure, type Result, success } from '../../model/result.ts';

/** Header names are in lower case. */
export type ResponseHeaders = Readonly<Record<string, string | string[] | undefined>>;

/** One HTTP exchange to make. `path` goes out letter for letter, with its query. */
export type TransportRequest = {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Scheme, host and port. */
  readonly origin: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly signal: AbortSignal;
  /** From the write to the headers of the answer. */
  readonly headersTimeoutMs: number;
  /** From one piece of the body to the next. */
  readonly bodyTimeoutMs: number;
  /** A connection is open and the request is about to be written to it. */
  readonly onWritten?: () => void;
  readonly onHeaders?: () => void;
};

/** A whole answer, its body still encoded as it came. */
export type TransportAnswer = {
  readonly status: number;
  readonly headers: ResponseHeaders;
  readonly body: Uint8Array;
};

/** An exchange that came to no answer: the code of Node or undici, and whether the server may have got the request. */
export type Fault = {
  readonly code: string;
  readonly message: string;
  readonly sent: 'no' | 'perhaps';
  /** The status, where the headers did arrive. */
  readonly status?: number;
};

export type Transport = {
  /** How long opening a connection, TLS included, may take. */
  readonly connectTimeoutMs: number;
  readonly send: (request: TransportRequest) => Promise<Result<TransportAnswer, Fault>>;
  /** Ends all connections; what is still under way fails. */
  readonly close: () => Promise<void>;
};

export type TransportOptions = {
  /** 10 s unless told. */
  readonly connectTimeoutMs?: number;
  /** How many connections may be open to one host. */
  readonly connections?: number;
  /** The largest body that is taken in, as it comes over the wire. */
  readonly maximumBodyBytes?: number;
};

/** A body larger than this is no answer of this API. */
export const maximumBodyBytes = 64 * 1024 * 1024;

/** Codes of faults that are ours. */
export const faultCodes = { cancelled: 'CANCELLED', tooLarge: 'BODY_TOO_LARGE' } as const;

/**
 * HTTP/1.1 over undici: keep-alive, one request at a time on a connection, no redirects followed, TLS verified.
 * HTTP/2 stays off, because after a lost connection it cannot say for certain which requests were never sent.
 */
export const createTransport = (options: TransportOptions = {}): Transport => {
  const bodyLimit = options.maximumBodyBytes ?? maximumBodyBytes;
  const connectTimeoutMs = options.connectTimeoutMs ?? 10_000;
  const agent = new Agent({
    connections: options.connections ?? 32,
    pipelining: 1,
    allowH2: false,
    keepAliveTimeout: 10_000,
    connect: { timeout: connectTimeoutMs },
  });
  return {
    connectTimeoutMs,
    send: (request) => exchange(agent, request, bodyLimit),
    close: () => agent.destroy(),
  };
};

type Phase =
  | { at: 'connecting' }
  | { at: 'written' }
  | { at: 'answered'; status: number; headers: ResponseHeaders };

const exchange = (
  agent: Agent,
  request: TransportRequest,
  bodyLimit: number,
): Promise<Result<TransportAnswer, Fault>> =>
  new Promise((resolve) => {
    let phase: Phase = { at: 'connecting' };
    let abort: (reason: Error) => void = () => {};
    let size = 0;
    const chunks: Uint8Array[] = [];

    const settle = (result: Result<TransportAnswer, Fault>): void => {
      request.signal.removeEventListener('abort', cancel);
      resolve(result);
    };
    const fail = (code: string, message: string): void => {
      const sent = phase.at === 'connecting' ? 'no' : 'perhaps';
      const fault = { code, message, sent } as const;
      settle(failure(phase.at === 'answered' ? { ...fault, status: phase.status } : fault));
    };
    const giveUp = (code: string): void => {
      fail(code, code);
      abort(new Error(code));
    };
    const cancel = (): void => giveUp(faultCodes.cancelled);

    if (request.signal.aborted) return cancel();
    request.signal.addEventListener('abort', cancel, { once: true });
    agent.dispatch(
      {
        origin: request.origin,
        path: request.path,
        method: request.method,
        headers: request.headers,
        body: request.body,
        headersTimeout: request.headersTimeoutMs,
        bodyTimeout: request.bodyTimeoutMs,
      },
      {
        onRequestStart: (controller) => {
          // Whoever gave up while the connection was being opened must not send anything after all.
          if (request.signal.aborted) return controller.abort(new Error(faultCodes.cancelled));
          abort = (reason) => controller.abort(reason);
          phase = { at: 'written' };
          request.onWritten?.();
        },
        onResponseStart: (_, status, headers) => {
          if (status < 200) return;
          phase = { at: 'answered', status, headers };
          request.onHeaders?.();
        },
        onResponseData: (_, chunk) => {
          size += chunk.length;
          chunks.push(chunk);
          if (size > bodyLimit) giveUp(faultCodes.tooLarge);
        },
        onResponseEnd: () => {
          if (phase.at !== 'answered') return fail('NO_ANSWER', 'the answer had no headers');
          const { status, headers } = phase;
          settle(success({ status, headers, body: Buffer.concat(chunks, size) }));
        },
        onResponseError: (_, error) => fail(codeOf(error), error.message),
      },
    );
  });

/** The most telling code of an error: its own, or that of what it wraps (attempts on several addresses are wrapped). */
const codeOf = (error: unknown): string => {
  if (typeof error !== 'object' || error === null) return 'UNKNOWN';
  if ('code' in error && typeof error.code === 'string') return error.code;
  if ('errors' in error && Array.isArray(error.errors)) return codeOf(error.errors[0]);
  return 'cause' in error ? codeOf(error.cause) : 'UNKNOWN';
};
