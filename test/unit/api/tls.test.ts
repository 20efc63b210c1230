import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { selfSigned } from './selfSigned.ts';
import { apiOf, fixedToken, listen } from './server.ts';

it('a certificate that nobody trusts gets no request', async () => {
  let requests = 0;
  const server = createServer(selfSigned, (_, response) => {
    requests += 1;
    response.end('{}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.close();
  });
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const result = await apiOf({ baseUrl: `https://${host}` }, {}, fixedToken).sources.get('s1');
  expect({ result, requests }).toEqual({
    result: { ok: false, error: { tag: 'tls', host, reason: 'DEPTH_ZERO_SELF_SIGNED_CERT' } },
    requests: 0,
  });
});

it('a server that speaks no TLS gets no request either', async () => {
  const { port } = await listen((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
  const host = `127.0.0.1:${port}`;
  const result = await apiOf({ baseUrl: `https://${host}` }, {}, fixedToken).sources.get('s1');
  expect(result).toMatchObject({ ok: false, error: { tag: 'tls', host } });
});
