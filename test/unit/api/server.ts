import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { type AddressInfo, createServer as createTcpServer, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';
import { type Api, type ConnectOptions, connect, nothingMasked } from '../../../src/api/index.ts';
import type { Connection } from '../../../src/model/connection.ts';

/** A request as a test server got it. */
export type Seen = {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
};

/** Answers a request; `number` counts the requests that were not for a token, from 1. */
export type Handler = (seen: Seen, response: ServerResponse, number: number) => void;

/** Answers JSON. */
export const json = (
  response: ServerResponse,
  value: unknown,
  status = 200,
  headers: Record<string, string> = {},
): void => {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify(value));
};

/** Hands out `token-1`, `token-2` and so on. */
const tokens = (lifetimeSeconds: number): Handler => {
  let number = 0;
  return (_, response) => {
    number += 1;
    json(response, { access_token: `token-${number}`, expires_in: lifetimeSeconds });
  };
};

export type TestServer = {
  readonly baseUrl: string;
  /** Everything but requests for tokens. */
  readonly calls: readonly Seen[];
  readonly tokenCalls: readonly Seen[];
  /** How many connections are open now. */
  readonly connections: () => number;
  /** Resolves once that many calls have arrived. */
  readonly arrived: (count: number) => Promise<void>;
  /** Resolves once a client has left before its answer was whole. */
  readonly abandoned: Promise<void>;
  /** Resolves once no connection is open. */
  readonly deserted: () => Promise<void>;
};

/** A server on loopback that ends with the test. */
export const serve = async (
  handler: Handler,
  token: Handler = tokens(600),
): Promise<TestServer> => {
  const calls: Seen[] = [];
  const tokenCalls: Seen[] = [];
  const sockets = new Set<Socket>();
  const waiting: { count: number; resolve: () => void }[] = [];
  const abandoned = Promise.withResolvers<void>();
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    response.on('close', () => response.writableFinished || abandoned.resolve());
    for await (const chunk of request) chunks.push(chunk);
    const { pathname, searchParams } = new URL(`http://host${request.url ?? ''}`);
    const seen: Seen = {
      method: request.method ?? '',
      path: pathname,
      query: searchParams,
      headers: request.headers,
      body: Buffer.concat(chunks).toString(),
    };
    const isToken = pathname === '/oauth/token';
    (isToken ? tokenCalls : calls).push(seen);
    for (const { count, resolve } of waiting) if (calls.length >= count) resolve();
    if (isToken) token(seen, response, tokenCalls.length);
    else handler(seen, response, calls.length);
  });
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const arrived = (count: number) =>
    new Promise<void>((resolve) => {
      if (calls.length >= count) resolve();
      else waiting.push({ count, resolve });
    });
  const { port } = server.address() as AddressInfo;
  return {
    baseUrl: `http://127.0.0.1:${port}`,
    calls,
    tokenCalls,
    connections: () => sockets.size,
    arrived,
    abandoned: abandoned.promise,
    deserted: async () => {
      for (const socket of sockets) await once(socket, 'close');
    },
  };
};

/** A TCP listener that counts what reaches it and can answer with raw bytes; it ends with the test. */
export const listen = async (onData: (socket: Socket, data: Buffer) => void = () => {}) => {
  const got = { connections: 0, bytes: 0 };
  const sockets = new Set<Socket>();
  const server = createTcpServer((socket) => {
    got.connections += 1;
    sockets.add(socket);
    socket.on('error', () => {});
    socket.on('data', (data) => {
      got.bytes += data.length;
      onData(socket, data);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const close = () =>
    new Promise<void>((resolve) => {
      for (const socket of sockets) socket.destroy();
      server.close(() => resolve());
    });
  onTestFinished(close);
  return { got, port, close };
};

/** A connection with client credentials, as a settings file would give it. */
export const connectionTo = (baseUrl: string, changes: Partial<Connection> = {}): Connection => ({
  environment: 'test',
  origin: 'test',
  baseUrl,
  scheme: 'v1',
  credentials: { type: 'client', clientId: 'id-1', clientSecret: 'very+secret/1' },
  ...changes,
});

/** A token from elsewhere, which saves a test the token endpoint. */
export const fixedToken: Partial<Connection> = {
  credentials: { type: 'token', accessToken: 'fixed-token' },
};

/** The API of a test server, allowed to do everything unless told; it is closed with the test. */
export const apiOf = (
  server: Pick<TestServer, 'baseUrl'>,
  options: Partial<ConnectOptions> = {},
  changes: Partial<Connection> = {},
): Api => {
  const api = connect(connectionTo(server.baseUrl, changes), {
    masking: nothingMasked,
    allowed: () => ({ probes: true, writes: true }),
    random: () => 0,
    ...options,
  });
  onTestFinished(() => api.close());
  return api;
};
