import { createServer, type IncomingMessage, type RequestListener } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { type AddressInfo, connect } from 'node:net';
import type { Duplex } from 'node:stream';
import { onTestFinished } from 'vitest';
import { presenting } from './certificates.ts';

export type ProxyOptions = {
  /** Opens no tunnel but answers this, line by line. */
  readonly answer?: readonly string[];
  /** Takes CONNECT and says nothing. */
  readonly silent?: true;
  /** Speaks TLS with this certificate. */
  readonly certificate?: string;
  /** The port on loopback that a name stands for; addresses on loopback are taken as they are. */
  readonly names?: Readonly<Record<string, number>>;
};

/** A proxy on loopback that ends with the test. */
export const startProxy = async (options: ProxyOptions = {}) => {
  const connects: { readonly target: string; readonly authorization: string | undefined }[] = [];
  let forwarded = 0;
  const refuse: RequestListener = (_, response) => {
    forwarded += 1;
    response.writeHead(501).end();
  };
  const server =
    options.certificate === undefined
      ? createServer(refuse)
      : createTlsServer(presenting(options.certificate), refuse);
  const sockets = new Set<Duplex>();
  server.on('connect', (request: IncomingMessage, client: Duplex) => {
    const target = request.url ?? '';
    connects.push({ target, authorization: request.headers['proxy-authorization'] });
    sockets.add(client);
    client.on('error', () => {});
    if (options.silent) return;
    if (options.answer !== undefined) {
      client.end(`${options.answer.join('\r\n')}\r\n\r\n`);
      return;
    }
    const port = options.names?.[target] ?? Number(target.split(':').at(-1));
    const upstream = connect(port, '127.0.0.1', () => {
      client.write('HTTP/1.1 200 Connection established\r\n\r\n');
      upstream.pipe(client).pipe(upstream);
    });
    sockets.add(upstream);
    upstream.on('error', () => client.destroy());
    client.on('close', () => upstream.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = () =>
    new Promise<void>((resolve) => {
      for (const socket of sockets) socket.destroy();
      server.closeAllConnections();
      server.close(() => resolve());
    });
  onTestFinished(close);
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const scheme = options.certificate === undefined ? 'http' : 'https';
  return {
    host,
    url: `${scheme}://${host}`,
    urlWith: (login: string) => `${scheme}://${login}@${host}`,
    connects,
    forwarded: () => forwarded,
    close,
  };
};
