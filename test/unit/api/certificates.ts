import { readFileSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

/** A certificate of the fixtures, in PEM. */
export const certificate = (name: string): string =>
  readFileSync(new URL(`../../fixtures/certificates/${name}.pem`, import.meta.url), 'utf8');

/** What a TLS server needs to present a certificate of the fixtures. */
export const presenting = (name: string) => ({ cert: certificate(name), key: certificate('key') });

/** A TLS server on loopback that presents a certificate, gives every request `{"id":"s1"}`, and ends with the test. */
export const serveTls = async (name: string) => {
  const paths: string[] = [];
  const server = createServer(presenting(name), (request, response) => {
    paths.push(request.url ?? '');
    response.setHeader('content-type', 'application/json');
    response.end('{"id":"s1"}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return { paths, port, host: `127.0.0.1:${port}`, baseUrl: `https://127.0.0.1:${port}` };
};
