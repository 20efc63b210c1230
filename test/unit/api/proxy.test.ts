import { describe, expect, it } from 'vitest';
import { createTransport, sentenceOf } from '../../../src/api/index.ts';
import type { ApiError } from '../../../src/model/apiError.ts';
import type { Connection } from '../../../src/model/connection.ts';
import { certificate, serveTls } from './certificates.ts';
import { handClock, hurriedClock } from './clocks.ts';
import { startProxy } from './proxyServer.ts';
import { apiOf, fixedToken, json, listen, serve } from './server.ts';

const through = (url: string, changes: Partial<Connection> = {}): Partial<Connection> => ({
  proxy: { url, bypass: '' },
  ...changes,
});

const trusted = { ...fixedToken, caCertificates: certificate('ca') };
const outcome = (result: { ok: true } | { ok: false; error: { tag: string } }) =>
  result.ok ? 'ok' : result.error.tag;

/** Nobody resolves this name but the proxy. */
const name = 'acme.api.example';

describe('a proxy', () => {
  it.each(['http', 'https'])('over %s is asked for a tunnel by name', async (scheme) => {
    const server = await serveTls('server');
    const proxy = await startProxy({
      certificate: scheme === 'https' ? 'server' : undefined,
      names: { [`${name}:443`]: server.port },
    });
    const api = apiOf({ baseUrl: `https://${name}` }, {}, through(proxy.url, trusted));
    const results = await Promise.all([api.sources.get('s1'), api.sources.get('s1')]);
    expect({
      outcomes: results.map(outcome),
      connects: proxy.connects,
      forwarded: proxy.forwarded(),
      paths: server.paths,
    }).toEqual({
      outcomes: ['ok', 'ok'],
      connects: Array(2).fill({ target: `${name}:443`, authorization: undefined }),
      forwarded: 0,
      paths: Array(2).fill('/sources/v1/s1'),
    });
  });

  it('carries plain HTTP in tunnels too, token and calls, and keeps them', async () => {
    const server = await serve((_, response) => json(response, { id: 's1' }));
    const proxy = await startProxy();
    const api = apiOf(server, {}, through(proxy.url));
    for (let call = 0; call < 6; call += 1) await api.sources.get('s1');
    const target = server.baseUrl.replace('http://', '');
    expect({
      calls: server.calls.length,
      tokens: server.tokenCalls.length,
      connects: proxy.connects,
      forwarded: proxy.forwarded(),
    }).toEqual({
      calls: 6,
      tokens: 1,
      // A connection rests for a moment after each answer, so calls in quick succession take turns on two.
      connects: Array(2).fill({ target, authorization: undefined }),
      forwarded: 0,
    });
  });

  it('gets the name and password of its URL, and the tenant does not', async () => {
    const server = await serve((_, response) => json(response, { id: 's1' }));
    const proxy = await startProxy();
    const api = apiOf(server, {}, through(proxy.urlWith('night%40ops:p%3Ass'), fixedToken));
    expect(outcome(await api.sources.get('s1'))).toBe('ok');
    const authorization = `Basic ${Buffer.from('night@ops:p:ss').toString('base64')}`;
    expect(proxy.connects.map((connect) => connect.authorization)).toEqual([authorization]);
    expect(server.calls[0]?.headers['proxy-authorization']).toBeUndefined();
  });

  it('has its password taken out of what a page says on the way back', async () => {
    const packed = Buffer.from('ops:s%cret').toString('base64');
    const server = await serve((_, response) => {
      response.writeHead(418).end(`blocked: ops:s%cret, Basic ${packed}`);
    });
    const proxy = await startProxy();
    const api = apiOf(server, {}, through(proxy.urlWith('ops:s%cret'), fixedToken));
    expect(await api.sources.get('s1')).toMatchObject({
      error: { said: { text: 'blocked: ops:***, Basic ***' } },
    });
  });

  it('does not take a call out of the budget before the tunnel is open', async () => {
    const { clock } = handClock();
    const proxy = await startProxy({ answer: ['HTTP/1.1 407 Proxy Authentication Required'] });
    const server = await serve(() => {});
    const refused = apiOf(server, { clock }, through(proxy.url, fixedToken));
    await refused.sources.get('s1');
    const open = await startProxy();
    const written = apiOf(server, { clock }, through(open.url, fixedToken));
    const result = written.sources.get('s1');
    await server.arrived(1);
    expect([refused.budget.usage('v1').used, written.budget.usage('v1').used]).toEqual([0, 1]);
    await written.close();
    expect(outcome(await result)).toBe('cancelled');
  });

  it('leaves a call that is called off while it waits for the tunnel unsent', async () => {
    const proxy = await startProxy({ silent: true });
    const server = await serve(() => {});
    const api = apiOf(server, {}, through(proxy.url, fixedToken));
    const controller = new AbortController();
    const result = api.sources.get('s1', { signal: controller.signal });
    controller.abort();
    expect([outcome(await result), server.calls]).toEqual(['cancelled', []]);
    await api.close();
  });
});

describe('a proxy that opens no tunnel is never taken for the tenant', () => {
  const base = `https://${name}`;
  const apiThrough = (url: string, connectTimeoutMs = 10_000) => {
    const transport = createTransport({ proxyUrl: url, connectTimeoutMs });
    const options = { transport, clock: hurriedClock().clock };
    return apiOf({ baseUrl: base }, options, through(url, fixedToken));
  };
  const refusalAt = async (url: string): Promise<ApiError | undefined> => {
    const result = await apiThrough(url).sources.get('s1');
    return result.ok ? undefined : result.error;
  };

  it.each([
    [407, 'login', 1],
    [403, 'forbidden', 1],
    [502, 'noWay', 4],
    [503, 'noWay', 4],
    [504, 'noWay', 4],
    [405, 'status', 1],
    [401, 'status', 1],
    [302, 'status', 1],
  ])('status %i is %s', async (status, reason, attempts) => {
    const page = 'tenant refused secret';
    const proxy = await startProxy({
      answer: [`HTTP/1.1 ${status} No`, `content-length: ${page.length}`, '', page],
    });
    const error = await refusalAt(proxy.urlWith('ops:secret'));
    expect([error, proxy.connects.length]).toEqual([
      { tag: 'proxyRefused', proxyHost: proxy.host, status, reason },
      attempts,
    ]);
  });

  it('nobody listens', async () => {
    const proxy = await startProxy();
    await proxy.close();
    expect(await refusalAt(proxy.urlWith('ops:secret'))).toEqual({
      tag: 'proxyRefused',
      proxyHost: proxy.host,
      reason: 'unreachable',
    });
  });

  it('there is no such host', async () => {
    expect(await refusalAt('http://ops:secret@no-such-proxy.invalid:3128')).toEqual({
      tag: 'proxyRefused',
      proxyHost: 'no-such-proxy.invalid:3128',
      reason: 'hostNotFound',
    });
  });

  it('it says nothing', async () => {
    const proxy = await startProxy({ silent: true });
    // A probe, because a read would be tried again.
    expect(await apiThrough(proxy.url, 50).sources.pingCluster('s1')).toEqual({
      ok: false,
      error: { tag: 'proxyRefused', proxyHost: proxy.host, reason: 'silent' },
    });
  });

  it.each<[string, string]>([
    ['hangs up', ''],
    ['is none', 'SSH-2.0-OpenSSH_9.6\r\n'],
  ])('what listens there %s', async (_, words) => {
    const { port } = await listen((socket) => socket.end(words));
    expect(await refusalAt(`http://127.0.0.1:${port}`)).toEqual({
      tag: 'proxyRefused',
      proxyHost: `127.0.0.1:${port}`,
      reason: 'cut',
    });
  });

  it.each(['server', 'other-host'])('its own certificate is not trusted: %s', async (presented) => {
    const proxy = await startProxy({ certificate: presented });
    expect([await refusalAt(proxy.url), proxy.connects]).toEqual([
      { tag: 'proxyRefused', proxyHost: proxy.host, reason: 'untrusted' },
      [],
    ]);
  });

  it('it speaks no TLS, though its URL says so', async () => {
    const proxy = await startProxy();
    const url = proxy.url.replace('http:', 'https:');
    expect(await refusalAt(url)).toEqual({
      tag: 'proxyRefused',
      proxyHost: proxy.host,
      reason: 'untrusted',
    });
  });

  it('the sentence names the proxy and leaves its password out', async () => {
    const proxy = await startProxy({ answer: ['HTTP/1.1 403 Forbidden'] });
    const error = await refusalAt(proxy.urlWith('ops:secret'));
    expect(error && sentenceOf(error, { host: name })).toEqual({
      what: `The proxy ${proxy.host} lets nobody through to ${name} (status 403).`,
      next: 'The tenant was not asked: have its host allowed at the proxy, or add it to NO_PROXY.',
    });
  });
});

describe('behind a tunnel, the tenant speaks for itself', () => {
  it.each(['expired', 'other-host', 'self-signed'])('a certificate: %s', async (presented) => {
    const server = await serveTls(presented);
    const proxy = await startProxy();
    const result = await apiOf(server, {}, through(proxy.url, trusted)).sources.get('s1');
    expect([result, server.paths]).toMatchObject([
      { error: { tag: 'tls', host: server.host } },
      [],
    ]);
  });

  it.each([403, 407, 502])('status %i', async (status) => {
    const server = await serve((_, response) => json(response, {}, status));
    const proxy = await startProxy();
    const api = apiOf(server, { clock: hurriedClock().clock }, through(proxy.url, fixedToken));
    expect(await api.sources.get('s1')).toMatchObject({
      error: { tag: { 403: 'forbidden', 407: 'unexpectedStatus', 502: 'server' }[status] },
    });
  });

  it('a connection that breaks, after the request was sent', async () => {
    const server = await serve((_, response) => response.destroy());
    const proxy = await startProxy();
    const api = apiOf(server, {}, through(proxy.url, fixedToken));
    expect(await api.jitPolicy.patch([])).toMatchObject({ error: { tag: 'cut', sent: 'perhaps' } });
    expect(server.calls).toHaveLength(1);
  });
});
