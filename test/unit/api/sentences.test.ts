import { describe, expect, it } from 'vitest';
import { sentenceOf, wholeSentenceOf } from '../../../src/api/index.ts';
import type { ApiError, ProxyReason } from '../../../src/model/apiError.ts';

const said = (status: number, text = '') => ({ status, text });
const host = 'x.api.identitynow.com';
const proxyReasons: readonly (readonly [ProxyReason, number?])[] = [
  ['login', 407],
  ['forbidden', 403],
  ['noWay', 503],
  ['status', 405],
  ['hostNotFound'],
  ['unreachable'],
  ['silent'],
  ['cut'],
  ['untrusted'],
];
const errors: readonly ApiError[] = [
  { tag: 'unauthorized', said: said(401, 'JWT is required') },
  { tag: 'wrongCredentials', said: said(401, 'Bad client credentials') },
  { tag: 'wrongCredentials', said: said(401), by: 'password' },
  { tag: 'otherProduct', operation: 'list-sources', product: 'identity-security-cloud' },
  { tag: 'otherProduct', operation: 'get-scim-entitlements', product: 'identityiq' },
  {
    tag: 'forbidden',
    said: said(403),
    scopes: ['idn:sources:read', 'idn:sources:manage'],
    levels: ['ORG_ADMIN'],
  },
  { tag: 'forbidden', said: said(403), scopes: [], levels: [] },
  { tag: 'notFound', said: said(404) },
  { tag: 'notEnabled', said: said(412, 'API/Feature not enabled for your organization.') },
  { tag: 'badRequest', said: said(400, 'Field a.') },
  { tag: 'rateLimited', said: said(429), retryAfterMs: 7400 },
  { tag: 'rateLimited', said: said(429) },
  { tag: 'server', said: said(502, 'Bad gateway') },
  { tag: 'unexpectedStatus', said: said(302, 'It redirects to login.example.com.') },
  { tag: 'unreadable', said: said(200, 'Log in'), reason: 'it is a web page' },
  { tag: 'hostNotFound', host },
  { tag: 'refusedConnection', host },
  { tag: 'tls', host, reason: 'SELF_SIGNED_CERT_IN_CHAIN' },
  ...[
    'DEPTH_ZERO_SELF_SIGNED_CERT',
    'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
    'CERT_HAS_EXPIRED',
    'CERT_NOT_YET_VALID',
    'ERR_TLS_CERT_ALTNAME_INVALID',
    'ERR_SSL_WRONG_VERSION_NUMBER',
  ].map((reason) => ({ tag: 'tls', host, reason }) as const),
  ...proxyReasons.map(
    ([reason, status]) =>
      ({ tag: 'proxyRefused', proxyHost: 'proxy.corp.example:3128', status, reason }) as const,
  ),
  { tag: 'tooManyRows', loaded: 12_345 },
  { tag: 'cut', host, reason: 'there is no route to the host', sent: 'no' },
  { tag: 'cut', host, reason: 'the other side reset it', sent: 'perhaps' },
  { tag: 'timeout', afterMs: 10_000, sent: 'no' },
  { tag: 'timeout', afterMs: 30_000, sent: 'perhaps' },
  { tag: 'cancelled' },
  { tag: 'withoutId', operation: 'get-source' },
  { tag: 'readOnly', operation: 'patch-jit-activation-config' },
  { tag: 'probesOff', operation: 'test-source-connection' },
];

describe('sentenceOf', () => {
  it.each(errors.map((error) => [error.tag, error] as const))('%s is said in full', (_, error) => {
    const { what, next } = sentenceOf(error, { operation: 'list-sources', environment: 'acme' });
    for (const sentence of [what, next]) {
      expect(sentence).toMatch(/^[A-Za-z]/);
      expect(sentence).not.toMatch(/undefined|\[object|\.\.$|: $/);
      expect(sentence.length).toBeLessThan(140);
    }
    expect(next).toMatch(/\.$/);
  });

  it.each(errors.map((error) => [error.tag, error] as const))(
    '%s speaks of ids only where there are some, and shows them',
    (_, error) => {
      const given =
        'said' in error
          ? ({ ...error, said: { ...error.said, trackingId: 't-1' } } as ApiError)
          : error;
      expect(wholeSentenceOf(given)).toMatch(
        'said' in error ? /trackingId t-1\. / : /^(?!.*\bthe ids\b)/,
      );
      if (!('said' in error)) return;
      const none = { ...error, said: { status: error.said.status, text: error.said.text } };
      expect(wholeSentenceOf(none as ApiError)).not.toMatch(/\bthe ids\b|trackingId/);
    },
  );

  it.each<[ApiError, Parameters<typeof sentenceOf>[1], ReturnType<typeof sentenceOf>]>([
    [
      { tag: 'hostNotFound', host },
      undefined,
      {
        what: 'The host x.api.identitynow.com was not found.',
        next: 'Check the base URL for a typing mistake, and the VPN or DNS of this machine.',
      },
    ],
    [
      {
        tag: 'forbidden',
        said: { ...said(403, 'No.'), trackingId: 't-1', requestId: 'r-1' },
        scopes: ['idn:sources:read', 'idn:sources:manage'],
        levels: ['ORG_ADMIN'],
      },
      { operation: 'get-source', environment: 'acme' },
      {
        what: 'acme refused get-source: No.',
        next: 'The token needs the scope idn:sources:read or idn:sources:manage and the user level ORG_ADMIN.',
        ids: 'trackingId t-1 · requestId r-1',
      },
    ],
    [
      { tag: 'timeout', afterMs: 60_000, sent: 'perhaps' },
      { operation: 'patch-jit-activation-config' },
      {
        what: 'No answer to patch-jit-activation-config after 60 s.',
        next: 'It may have been carried out all the same: look before trying again.',
      },
    ],
    [
      { tag: 'timeout', afterMs: 30_000, sent: 'perhaps' },
      { operation: 'list-sources' },
      {
        what: 'No answer to list-sources after 30 s.',
        next: 'Try again; if it goes on, check the network or VPN.',
      },
    ],
    [
      {
        tag: 'forbidden',
        said: said(403),
        scopes: [],
        levels: [],
        call: { operation: 'get-managed-clusters', version: 'v1', isOfThing: false },
      },
      undefined,
      {
        what: 'The tenant refused get-managed-clusters.',
        next: 'The token needs the scope idn:remote-client:read or idn:remote-client:manage and the user level ORG_ADMIN. It must be the token of a user, not of a client alone.',
      },
    ],
    [
      {
        tag: 'forbidden',
        said: said(403),
        scopes: [],
        levels: [],
        call: { operation: 'get-managed-clusters', version: 'v2024', isOfThing: false },
      },
      undefined,
      {
        what: 'The tenant refused get-managed-clusters.',
        next: 'The token needs the scope idn:remote-client:read or idn:remote-client:manage and the user level ORG_ADMIN.',
      },
    ],
    [
      {
        tag: 'forbidden',
        said: said(403, 'Forbidden'),
        scopes: ['idn:sources:read'],
        levels: [],
      },
      { operation: 'list-sources' },
      {
        what: 'A gateway refused list-sources and gave no reason: Forbidden.',
        next: 'It may be the network or the address as well as a right. The call needs the scope idn:sources:read.',
      },
    ],
    [
      {
        tag: 'forbidden',
        said: { ...said(403, 'Forbidden'), detailCode: '403 Forbidden' },
        scopes: ['idn:sources:read'],
        levels: [],
      },
      { operation: 'list-sources' },
      {
        what: 'The tenant refused list-sources: Forbidden.',
        next: 'The token needs the scope idn:sources:read.',
      },
    ],
    [
      {
        tag: 'forbidden',
        said: said(403, 'Access from this network is blocked'),
        scopes: ['idn:sources:read'],
        levels: [],
      },
      { operation: 'list-sources' },
      {
        what: 'The tenant refused list-sources: Access from this network is blocked.',
        next: 'The text speaks of the network, not of a right: ask who may reach the tenant from here.',
      },
    ],
    [
      { tag: 'badRequest', said: said(431, 'Too large') },
      { operation: 'list-sources' },
      {
        what: 'The tenant was sent too long a header with list-sources: Too large.',
        next: 'A shorter token or filter may do.',
      },
    ],
    [
      { tag: 'badRequest', said: said(400, '[Microsoft-Entra]: AADSTS7000215: x') },
      { operation: 'peek-resource-objects' },
      {
        what: 'The tenant could not carry out peek-resource-objects: [Microsoft-Entra]: AADSTS7000215: x.',
        next: 'Read the text first: it may be that of the connector, and the call itself in order.',
      },
    ],
    [
      { tag: 'tooManyRows', loaded: 12_345 },
      { operation: 'list-entitlements' },
      {
        what: 'Only the first 12,345 rows of list-entitlements can be reached.',
        next: 'Narrow the list with a filter, so that what is looked for is among them.',
      },
    ],
    [
      { tag: 'proxyRefused', proxyHost: 'proxy:3128', status: 407, reason: 'login' },
      { environment: 'acme' },
      {
        what: 'The proxy proxy:3128 wants a user name and password that it knows (status 407).',
        next: 'Put both into the URL of the proxy, percent-encoded; of its ways to log in it must offer Basic.',
      },
    ],
    [
      { tag: 'proxyRefused', proxyHost: 'proxy:3128', reason: 'unreachable' },
      { environment: 'acme' },
      {
        what: 'The proxy proxy:3128 cannot be reached: nobody listens there.',
        next: 'Check the proxy setting (or HTTPS_PROXY); where none is needed, add the host to NO_PROXY.',
      },
    ],
    [
      { tag: 'proxyRefused', proxyHost: 'proxy:3128', reason: 'hostNotFound' },
      { environment: 'acme' },
      {
        what: 'The host of the proxy, proxy:3128, was not found.',
        next: 'Check the proxy setting (or HTTPS_PROXY) for a typing mistake, and the VPN or DNS of this machine.',
      },
    ],
  ])('names what helps: %o', (error, context, sentences) => {
    expect(sentenceOf(error, context)).toEqual(sentences);
  });
});

it.each([
  [410, 'acme no longer has list-sources', /--api v1 and --api v2024/],
  [413, 'acme was sent more than it takes with list-sources', /^Send less/],
  [414, 'acme was sent too long an address with list-sources', /^Shorten the filter/],
  [423, 'acme has locked what it is about with list-sources', /try again in a minute/],
  ...[520, 521, 522, 523, 524].map(
    (status) => [status, 'list-sources', /^(?!.*(?:base URL|scope))/] as const,
  ),
] as const)('status %i has words of its own', (status, what, next) => {
  const tag = status < 500 ? 'badRequest' : 'server';
  const told = sentenceOf(
    { tag, said: said(status, 'x') },
    { operation: 'list-sources', environment: 'acme' },
  );
  expect([told.what, told.next]).toEqual([
    expect.stringContaining(what),
    expect.stringMatching(next),
  ]);
});

it('keeps what to do next in sight behind pages of a text, and cuts no character in two', () => {
  for (const text of ['x'.repeat(20_000), `${'x'.repeat(971)}${'🚢'.repeat(9_000)}`]) {
    const whole = wholeSentenceOf({ tag: 'server', said: said(502, text) });
    expect(whole.length).toBeLessThan(1_300);
    expect(whole).toMatch(/x{900}.* … \(cut\)\. [A-Z]/);
    expect(whole).not.toMatch(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])/);
  }
});
