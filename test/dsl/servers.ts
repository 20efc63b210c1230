import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import {
  type AddressInfo,
  createServer as createTcpServer,
  type Server,
  type Socket,
} from 'node:net';
import { presenting } from '../unit/api/certificates.ts';

/** A server in the place of a tenant or a proxy. */
export type OddServer = {
  /** Address and port. */
  readonly host: string;
  /** What has reached it so far: requests of HTTP, or connections where it speaks none. */
  readonly arrivals: () => number;
  readonly close: () => Promise<void>;
};

const started = async (server: Server, arrivals: () => number): Promise<OddServer> => {
  const sockets = new Set<Socket>();
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => undefined);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    host: `127.0.0.1:${port}`,
    arrivals,
    close: () => {
      for (const socket of sockets) socket.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
};

/** Answers a request that is not for a token. */
export type Handler = (request: IncomingMessage, response: ServerResponse) => void;

/** Speaks HTTP: gives a token to whoever asks for one, and leaves every other request to the handler. */
export const serveHttp = (handler: Handler): Promise<OddServer> => {
  let requests = 0;
  const server = createServer((request, response) => {
    requests += 1;
    request.resume();
    if (request.url !== '/oauth/token') return handler(request, response);
    response.setHeader('content-type', 'application/json');
    response.end('{"access_token":"t","expires_in":600}');
  });
  return started(server, () => requests);
};

/** Answers every connection with these bytes, and closes it. */
export const serveBytes = (bytes: string): Promise<OddServer> => {
  let connections = 0;
  const server = createTcpServer((socket) => {
    connections += 1;
    socket.once('data', () => socket.end(bytes));
  });
  return started(server, () => connections);
};

/** Presents a certificate of the fixtures; counts connections, since no request should get as far. */
export const serveTls = (certificate: string): Promise<OddServer> => {
  let connections = 0;
  const server = createTlsServer(presenting(certificate), (_, response) => response.end('[]'));
  server.on('connection', () => {
    connections += 1;
  });
  server.on('tlsClientError', () => undefined);
  return started(server, () => connections);
};

/** An address on which nobody listens any more. */
export const freeHost = async (): Promise<string> => {
  const server = await serveBytes('');
  await server.close();
  return server.host;
};
