// Sends single HTTP requests through undici, directly or through a proxy.

import { isIP } from 'node:net';
import type { SecureContext } from 'node:tls';
import { Agent, buildConnector, type Dispatcher, Pool, ProxyAgent } from 'undici';
import { failure, type Result, success } from '../../../model/result.ts';
import { type ProxyServer, proxyServerOf } from './proxyServer.ts';
import { trusting } from './trust.ts';

/** Header names are in lower case. */
export type ResponseHeaders = Readonly<Record<string, string | string[] | undefined>>;

/** One HTTP exchange to make. `path` goes out letter for letter, with its query. */
export type TransportRequest = {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Scheme, host and port. */
  readonly origin: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
  readonly signal: AbortSignal;
  /** From the write to the headers of the answer. */
  readonly headersTimeoutMs: number;
  /** From one piece of the body to the next. */
  readonly bodyTimeoutMs: number;
  /** From the write to the last byte: an answer that drips, or never ends, is given up then. */
  readonly wholeTimeoutMs: number;
  /**
   * A connection is open and the request is about to be written to it. Through a proxy that is the tunnel to the
   * server, TLS included: CONNECT was answered before, and nothing of the request is on its way yet. From then on the
   * proxy passes bytes on as it likes, so the server may see them somewhat later than over a connection of our own.
   */
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
  /** It was the proxy that failed, before there was a tunnel; `status` is what it answered, where it did. */
  readonly proxy?: { readonly host: string; readonly status?: number };
};

export type Transport = {
  /** How long opening a connection, TLS included, may take. */
  readonly connectTimeoutMs: number;
  readonly send: (request: TransportRequest) => Promise<Result<TransportAnswer, Fault>>;
  /** Ends all connections; what is still under way fails. */
  readonly close: () => Promise<void>;
};

export type TransportOptions = {
  /** 10 s by default. */
  readonly connectTimeoutMs?: number;
  /** How many connections may be open to one host. */
  readonly connections?: number;
  /** The largest body that is taken in, as it comes over the wire. */
  readonly maximumBodyBytes?: number;
  /** An `http` or `https` proxy, with name and password where it wants them; all requests go through tunnels that it opens. */
  readonly proxyUrl?: string;
  /** Certificates in PEM that a server, or a proxy that speaks TLS, may present besides those that Node trusts. */
  readonly caCertificates?: string;
};

/**
 * A larger body is not accepted: no answer of this API is that large, a page of a list that is can be asked for in
 * parts, and whoever reads more in one go hears no key meanwhile.
 */
export const maximumBodyBytes = 16 * 1024 * 1024;

/** Codes of faults that do not come from Node or undici. */
export const faultCodes = {
  cancelled: 'CANCELLED',
  tooLarge: 'BODY_TOO_LARGE',
  tooLong: 'ANSWER_TOO_LONG',
} as const;

/**
 * HTTP/1.1 over undici: keep-alive, one request at a time on a connection, no redirects followed, TLS verified.
 * HTTP/2 stays off, because after a lost connection it cannot say for certain which requests were never sent.
 */
export const createTransport = (options: TransportOptions = {}): Transport => {
  const bodyLimit = options.maximumBodyBytes ?? maximumBodyBytes;
  const connectTimeoutMs = options.connectTimeoutMs ?? 10_000;
  const { caCertificates, proxyUrl } = options;
  const tls = {
    timeout: connectTimeoutMs,
    allowH2: false,
    secureContext: caCertificates === undefined ? undefined : trusting(caCertificates),
  };
  const pools = {
    connections: options.connections ?? 32,
    pipelining: 1,
    allowH2: false,
    keepAliveTimeout: 10_000,
  };
  const dispatcher =
    proxyUrl === undefined
      ? new Agent({ ...pools, connect: tls })
      : tunnelling(proxyServerOf(proxyUrl), tls, pools);
  return {
    connectTimeoutMs,
    send: (request) => exchange(dispatcher, request, bodyLimit),
    close: () => dispatcher.destroy(),
  };
};

type Tls = {
  readonly timeout: number;
  readonly allowH2: boolean;
  readonly secureContext: SecureContext | undefined;
};

/** Sends everything through tunnels of a proxy, plain HTTP too, so that the proxy is only ever asked to CONNECT. */
const tunnelling = (proxy: ProxyServer, tls: Tls, pools: Agent.Options): Dispatcher => {
  const connectToProxy = buildConnector(tls);
  return new ProxyAgent({
    ...pools,
    uri: proxy.origin,
    token: proxy.authorization,
    proxyTunnel: true,
    requestTls: tls,
    clientFactory: (origin) =>
      new Pool(origin, {
        // A proxy that takes the connection and then says nothing is given up like one that does not take it.
        headersTimeout: tls.timeout,
        connect: (target, done) =>
          connectToProxy({ ...target, servername: nameOrNone(target) }, done),
      }).compose(tellingProxyFaults(proxy.host)),
  });
};

/** TLS takes no address for a server name. */
const nameOrNone = ({ hostname, servername }: buildConnector.Options): string | undefined =>
  isIP(hostname) === 0 ? servername : undefined;

type ProxyFault = NonNullable<Fault['proxy']> & { readonly error?: Error };

/** What the proxy itself failed with, by the error that undici hands to the request that wanted the tunnel. */
const proxyFaults = new WeakMap<Error, ProxyFault>();

/** Marks what happens on the way to a tunnel, since errors from inside the tunnel have the same codes. */
const tellingProxyFaults =
  (host: string): Dispatcher.DispatcherComposeInterceptor =>
  (dispatch) =>
  (options, handler) => {
    const fail = (controller: Dispatcher.DispatchController, fault: Omit<ProxyFault, 'host'>) => {
      // Without a code, or undici would take some of these for troubles of a connection that it can open again.
      const error = new Error(fault.error?.message ?? `the proxy answered ${fault.status}`);
      proxyFaults.set(error, { ...fault, host });
      handler.onResponseError?.(controller, error);
    };
    return dispatch(options, {
      onRequestStart: (controller, context) => handler.onRequestStart?.(controller, context),
      onRequestUpgrade: (controller, status, headers, socket) => {
        if (status === 200) {
          handler.onRequestUpgrade?.(controller, status, headers, socket);
        } else {
          socket.on('error', () => {}).destroy();
          fail(controller, { status });
        }
      },
      onResponseError: (controller, error) => fail(controller, { error }),
    });
  };

type Phase =
  | { at: 'connecting' }
  | { at: 'written' }
  | { at: 'answered'; status: number; headers: ResponseHeaders };

const exchange = (
  dispatcher: Dispatcher,
  request: TransportRequest,
  bodyLimit: number,
): Promise<Result<TransportAnswer, Fault>> =>
  new Promise((resolve) => {
    let phase: Phase = { at: 'connecting' };
    let abort: (reason: Error) => void = () => {};
    let size = 0;
    const chunks: Uint8Array[] = [];

    let whole: NodeJS.Timeout | undefined;
    const settle = (result: Result<TransportAnswer, Fault>): void => {
      clearTimeout(whole);
      request.signal.removeEventListener('abort', cancel);
      resolve(result);
    };
    const fail = (code: string, message: string, proxy?: Fault['proxy']): void => {
      const sent = phase.at === 'connecting' ? 'no' : 'perhaps';
      const status = phase.at === 'answered' ? phase.status : undefined;
      settle(failure({ code, message, sent, status, proxy }));
    };
    const giveUp = (code: string): void => {
      fail(code, code);
      abort(new Error(code));
    };
    const cancel = (): void => giveUp(faultCodes.cancelled);

    if (request.signal.aborted) return cancel();
    request.signal.addEventListener('abort', cancel, { once: true });
    dispatcher.dispatch(
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
          // A call that was cancelled while the connection was being opened must not be sent.
          if (request.signal.aborted) return controller.abort(new Error(faultCodes.cancelled));
          abort = (reason) => controller.abort(reason);
          phase = { at: 'written' };
          whole = setTimeout(() => giveUp(faultCodes.tooLong), request.wholeTimeoutMs);
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
        onResponseError: (_, error) => {
          const proxy = proxyFaults.get(error);
          fail(codeOf(proxy?.error ?? error), error.message, proxy);
        },
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
