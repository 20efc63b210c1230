import { describe, expect, it } from 'vitest';
import { createConfiguration } from '../../../src/config/configuration.ts';
import { isBypassed } from '../../../src/config/connection/proxy.ts';
import { createHome } from './home.ts';

const three = {
  SAIL_BASE_URL: 'https://acme.api.identitynow.com',
  SAIL_CLIENT_ID: 'i',
  SAIL_CLIENT_SECRET: 's',
};

describe('NO_PROXY', () => {
  const cases: readonly (readonly [url: string, list: string, isBypassed: boolean])[] = [
    ['https://acme.example.com', '', false],
    ['https://acme.example.com', ' , ', false],
    ['https://acme.example.com', '*', true],
    ['https://acme.example.com', 'acme.example.com', true],
    ['https://acme.example.com', 'ACME.Example.com', true],
    ['https://acme.example.com', 'example.com', true],
    ['https://acme.example.com', '.example.com', true],
    ['https://acme.example.com', '*.example.com', true],
    ['https://example.com', '.example.com', true],
    ['https://notexample.com', 'example.com', false],
    ['https://example.com.evil.net', 'example.com', false],
    ['https://acme.example.com', 'localhost,example.com', true],
    ['https://acme.example.com', 'localhost example.com', true],
    ['https://acme.example.com', 'example.com:443', true],
    ['https://acme.example.com', 'example.com:8443', false],
    ['https://acme.example.com:8443', 'example.com:8443', true],
    ['http://localhost', 'localhost:80', true],
    ['http://localhost:8080', 'localhost', true],
    ['http://127.0.0.1:8080', '127.0.0.1', true],
    ['http://127.0.0.1:8080', '127.0.0.1:8080', true],
    ['http://127.0.0.1:8080', '0.0.1', false],
    ['http://127.0.0.1:8080', '.0.0.1', false],
    ['http://127.0.0.1', '127.0.0.0/8', false],
    ['https://[::1]:8443', '::1', true],
    ['https://[::1]:8443', '[::1]:8443', true],
    ['https://[::1]:8443', '[::1]:9', false],
    ['https://[::1]', '::2', false],
    ['https://acme.example.com', '.', false],
  ];
  for (const [url, list, expected] of cases) {
    it(`${list} ${expected ? 'bypasses' : 'does not bypass'} for ${url}`, () => {
      expect(isBypassed(new URL(url), list)).toBe(expected);
    });
  }
});

describe('the proxy of a connection', () => {
  const opened = async (variables: Record<string, string>, own?: string) => {
    const home = createHome();
    if (own !== undefined) home.writeOwn(own);
    const { choose, open } = createConfiguration(home.surroundings({ variables }));
    const chosen = await choose(own === undefined ? {} : { env: 'acme' });
    if (!chosen.ok) return chosen.error;
    const connection = await open(chosen.value);
    return connection.ok
      ? { shown: chosen.value.proxy, route: connection.value.proxy }
      : connection.error;
  };

  it('is that of HTTPS_PROXY, in either case, and is shown without its password', async () => {
    expect(await opened({ ...three, HTTPS_PROXY: 'http://user:pass@proxy.example:3128' })).toEqual({
      shown: { shown: 'http://proxy.example:3128', from: 'HTTPS_PROXY' },
      route: { url: 'http://user:pass@proxy.example:3128/', bypass: '' },
    });
    const both = { https_proxy: 'https://lower.example', HTTPS_PROXY: 'http://upper.example' };
    expect(await opened({ ...three, ...both })).toMatchObject({
      shown: { shown: 'https://lower.example', from: 'https_proxy' },
    });
    expect(await opened({ ...three, HTTPS_PROXY: 'proxy.example:3128' })).toMatchObject({
      route: { url: 'http://proxy.example:3128/' },
    });
  });

  it('is that of HTTP_PROXY for plain HTTP only', async () => {
    const here = { ...three, SAIL_BASE_URL: 'http://127.0.0.1:8080' };
    const proxies = { HTTP_PROXY: 'http://127.0.0.1:3128', HTTPS_PROXY: 'http://localhost:9' };
    expect(await opened({ ...here, ...proxies })).toMatchObject({
      shown: { shown: 'http://127.0.0.1:3128', from: 'HTTP_PROXY' },
    });
    expect(await opened({ ...three, HTTP_PROXY: 'http://127.0.0.1:3128' })).toEqual({});
  });

  it('never carries plain HTTP off this machine', async () => {
    const here = { ...three, SAIL_BASE_URL: 'http://127.0.0.1:8080' };
    expect(await opened({ ...here, HTTP_PROXY: 'http://proxy.example:3128' })).toEqual({});
    const own =
      'environments: { acme: { base_url: http://localhost, access_token: t, proxy: "http://u:p@own.example" } }';
    expect(await opened({}, own)).toEqual({
      tag: 'invalidProxy',
      sentence:
        '~/.config/spyglass/config.yaml, line 1, column 70: environments.acme.proxy is on another machine, and the base URL is plain HTTP, so the secret would be readable on the way. Leave the proxy out.',
    });
  });

  it('gives way to NO_PROXY', async () => {
    const proxied = { ...three, HTTPS_PROXY: 'http://proxy.example' };
    expect(await opened({ ...proxied, no_proxy: 'identitynow.com' })).toEqual({});
    expect(await opened({ ...proxied, NO_PROXY: 'other.com' })).toMatchObject({
      route: { bypass: 'other.com' },
    });
  });

  it("is the environment's own before all variables", async () => {
    const own =
      'environments: { acme: { base_url: https://acme.example, access_token: t, proxy: "http://own.example:8080" } }';
    const variables = { HTTPS_PROXY: 'http://proxy.example', NO_PROXY: '*' };
    expect(await opened(variables, own)).toEqual({
      shown: {
        shown: 'http://own.example:8080',
        from: '~/.config/spyglass/config.yaml, line 1, column 74: environments.acme.proxy',
      },
      route: { url: 'http://own.example:8080/', bypass: '' },
    });
  });

  it('must be the URL of an HTTP proxy', async () => {
    for (const text of ['nowhere', 'socks5://proxy.example:1080', 'http://', 'two words']) {
      expect(await opened({ ...three, HTTPS_PROXY: text })).toEqual({
        tag: 'invalidProxy',
        sentence:
          'HTTPS_PROXY is no URL of an HTTP proxy. It looks like http://proxy.example.com:3128.',
      });
    }
  });
});
