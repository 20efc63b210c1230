import { gzipSync } from 'node:zlib';
import { maximumBodyBytes } from '../../src/api/http/transport/transport.ts';
import * as world from '../dsl/worlds.ts';

/** Something that goes wrong while the program runs. */
export type Cause = {
  readonly cause: string;
  readonly world: world.MakeWorld;
  /** What happened and what to do, letter by letter; HOST is that of the world. */
  readonly says: string;
  /** What `get` says, where that is not the same: it has no screen. */
  readonly saysOutside?: string;
  /** What the explorer says beside that. */
  readonly andInside?: string;
  readonly code: number;
  /** How many requests it takes, the token among them, and how many more when it is tried again. */
  readonly requests: readonly [first: number, again: number];
};

const page = '<html><head><title>x</title></head><body><h1>Sign in</h1></body></html>';
const gzip = { 'content-encoding': 'gzip' };
const packed = gzipSync(JSON.stringify([{ id: 's1', name: 'a long enough name' }]));
const support = 'Try again in a minute; if it stays, give the ids to SailPoint support.';
const content = 'Correct what the message names, such as a filter, a sorter or a value.';
const login = 'If it looks like a login or proxy page, check the base URL and the network.';
const network = 'Try again; if it goes on, check the network or VPN.';
const message = (text: string) => ({ detailCode: 'x', messages: [{ locale: 'en-US', text }] });

/** What can go wrong once there is something to ask. */
export const causes: readonly Cause[] = [
  {
    cause: '400',
    world: world.answering(400, message('The filter is wrong.')),
    says: `The tenant did not accept the content of list-sources: The filter is wrong. ${content}`,
    code: 3,
    requests: [2, 1],
  },
  {
    cause: '401, whatever the token',
    world: world.answering(401),
    says: 'The tenant did not accept the token: JWT validation failed: JWT is expired. Get a new access token, or check that the client still exists and is enabled.',
    code: 3,
    requests: [4, 3],
  },
  {
    cause: '403, also for a source sub-admin',
    world: world.answering(403, message('No.')),
    says: 'The tenant refused list-sources: No. The token needs the scope idn:sources:read or idn:sources:manage and the user level ORG_ADMIN or SOURCE_ADMIN or SOURCE_SUBADMIN or ROLE_SUBADMIN.',
    code: 3,
    requests: [3, 2],
  },
  {
    cause: '404',
    world: world.answering(404, message('There is no such path.')),
    says: 'The tenant does not know the path of list-sources: There is no such path. Try --api v2024, and check that the base URL is that of the API.',
    code: 4,
    requests: [2, 1],
  },
  ...[409, 415, 422].map((status) => ({
    cause: `${status}`,
    world: world.answering(status, message('It does not fit.')),
    says: `The tenant did not accept the content of list-sources: It does not fit. ${content}`,
    code: 3,
    requests: [2, 1] as const,
  })),
  {
    cause: '412',
    world: world.answering(412),
    says: 'The tenant does not have the feature behind list-sources: API/Feature not enabled for your organization. It is a matter of licence, not of permissions: ask SailPoint or the tenant owner.',
    code: 3,
    requests: [2, 1],
  },
  {
    cause: '429 without end',
    world: world.answering(429, undefined, { 'Retry-After': '0' }),
    says: 'The tenant turned list-sources away: too many requests. Try again in 1 s; others may be using the same client id.',
    code: 4,
    requests: [5, 4],
  },
  {
    cause: '500',
    world: world.answering(500, message('A fault.')),
    says: `The tenant failed with status 500 at list-sources: A fault. ${support}`,
    code: 4,
    requests: [2, 1],
  },
  ...[502, 503, 504].flatMap((status) => [
    {
      cause: `${status} with a web page`,
      world: world.sending(status, 'text/html', '<h1>Bad Gateway</h1>'),
      says: `The tenant failed with status ${status} at list-sources: Bad Gateway. ${support}`,
      code: 4,
      requests: [5, 4] as const,
    },
    {
      cause: `${status} with nothing`,
      world: world.answering(status, ''),
      says: `The tenant failed with status ${status} at list-sources. ${support}`,
      code: 4,
      requests: [5, 4] as const,
    },
  ]),
  {
    cause: 'a redirect to a login page',
    world: world.answering(302, page, {
      Location: 'https://login.example/sso?session=secret',
      'Content-Type': 'text/html',
    }),
    says: 'The tenant answered list-sources with status 302: It redirects to login.example. Check that the base URL is that of the API, not of the web console or a proxy.',
    code: 4,
    requests: [2, 1],
  },
  {
    cause: 'a web page with 200',
    world: world.sending(200, 'text/html', page),
    says: `The answer to list-sources is unusable: it is a web page: Sign in. ${login}`,
    code: 4,
    requests: [2, 1],
  },
  {
    cause: 'nothing with 200',
    world: world.sending(200, 'application/json', ''),
    says: `The answer to list-sources is unusable: the body is empty. ${login}`,
    code: 4,
    requests: [2, 1],
  },
  {
    cause: 'a thing in the place of a list',
    world: world.sending(200, 'application/json', '{"id":"s1"}'),
    says: `The answer to list-sources is unusable: a list was expected: {"id":"s1"}. ${login}`,
    code: 4,
    requests: [2, 1],
  },
  {
    cause: 'half a JSON',
    world: world.sending(200, 'application/json', '[{"id":'),
    says: `The answer to list-sources is unusable: it is no JSON: [{"id":. ${login}`,
    code: 4,
    requests: [2, 1],
  },
  {
    cause: 'half a gzip',
    world: world.oddBytes(packed.subarray(0, -12), gzip),
    says: `The answer to list-sources is unusable: its compression is broken. ${login}`,
    code: 4,
    requests: [2, 1],
  },
  {
    cause: 'garbage as gzip',
    world: world.oddBytes(Buffer.concat([packed.subarray(0, 10), Buffer.alloc(99, '?')]), gzip),
    says: `The answer to list-sources is unusable: its compression is broken. ${login}`,
    code: 4,
    requests: [2, 1],
  },
  {
    cause: 'a body above the cap',
    world: world.oddBytes(gzipSync(Buffer.alloc(maximumBodyBytes + 1, ' ')), gzip),
    says: 'The answer to list-sources is unusable: it is too large. Narrow the list with a filter, or look at the thing in the web console.',
    code: 4,
    // Each time half as many rows are asked for, down to one.
    requests: [10, 9],
  },
  {
    cause: 'a connection that is cut before the answer, without end',
    world: world.tenantThat(({ drops }) => drops('list-sources', 'before', 99)),
    says: `The connection to HOST broke off: the other side closed it. ${network}`,
    code: 4,
    requests: [5, 4],
  },
  {
    cause: 'a connection that is cut in the middle of the answer, without end',
    world: world.tenantThat(({ drops }) => drops('list-sources', 'middle', 99)),
    says: `The connection to HOST broke off: the other side closed it. ${network}`,
    code: 4,
    requests: [5, 4],
  },
  {
    cause: 'a server that speaks no HTTP',
    world: world.babbling('http', 'SSH-2.0-OpenSSH_9.6\r\n'),
    says: `The connection to HOST broke off: Response does not match the HTTP/1.1 protocol (Expected HTTP/, RTSP/ or ICE/). ${network}`,
    code: 4,
    requests: [4, 4],
  },
  {
    cause: 'wrong credentials',
    world: world.tenantThat(() => undefined, { SAIL_CLIENT_SECRET: 'very-secret' }),
    says: 'The tenant did not accept the client id and secret: Bad client credentials. Check both, and that the personal access token has not expired or been deleted. In a session :login takes a new one.',
    code: 3,
    requests: [1, 1],
  },
  {
    cause: 'a token endpoint that answers with a web page',
    world: world.tenantThat(({ answers }) =>
      answers(
        'create-token',
        { type: 'body', status: 200, contentType: 'text/html', body: page },
        9,
      ),
    ),
    says: `The answer to create-token is unusable: it is a web page: Sign in. ${login}`,
    code: 4,
    requests: [1, 1],
  },
  {
    cause: 'a token endpoint that sends half a token',
    world: world.tenantThat(({ answers }) =>
      answers(
        'create-token',
        { type: 'body', status: 200, contentType: 'application/json', body: '{"access_token":"ey' },
        9,
      ),
    ),
    says: `The answer to create-token is unusable: the token endpoint sent no token. ${login}`,
    code: 4,
    requests: [1, 1],
  },
  {
    cause: 'a token endpoint that fails without end',
    world: world.tenantThat(({ answers }) =>
      answers('create-token', { type: 'status', status: 503, body: message('Not now.') }, 99),
    ),
    says: `The tenant failed with status 503 at create-token: Not now. ${support}`,
    code: 4,
    requests: [4, 4],
  },
  {
    cause: 'a host that nobody knows',
    world: world.unknownHost,
    says: 'The host acme.api.invalid was not found. Check the base URL for a typing mistake, and the VPN or DNS of this machine.',
    code: 4,
    requests: [0, 0],
  },
  {
    cause: 'a port where nobody listens',
    world: world.deserted,
    says: 'The host HOST refused the connection. Check the port in the base URL, and that nothing on the way blocks it.',
    code: 4,
    requests: [0, 0],
  },
  {
    cause: 'TLS: a certificate signed by itself',
    world: world.presentingTls('self-signed', 'ca'),
    says: 'No trusted connection to HOST: its certificate is signed by itself, by no CA (DEPTH_ZERO_SELF_SIGNED_CERT). If that is how it should be, set ca_file (or SPYGLASS_CA_FILE) to this certificate in PEM.',
    code: 4,
    requests: [1, 1],
  },
  {
    cause: 'TLS: a certificate that has expired',
    world: world.presentingTls('expired', 'ca'),
    says: 'No trusted connection to HOST: its certificate has expired (CERT_HAS_EXPIRED). Check the clock of this machine; if it is right, whoever runs the host must renew it.',
    code: 4,
    requests: [1, 1],
  },
  {
    cause: 'TLS: a certificate of another host',
    world: world.presentingTls('other-host', 'ca'),
    says: 'No trusted connection to HOST: its certificate is made out to another host (ERR_TLS_CERT_ALTNAME_INVALID). Check the base URL for a typing mistake, and that no login page of the network answers.',
    code: 4,
    requests: [1, 1],
  },
  {
    cause: 'TLS: a certificate of an unknown CA',
    world: world.presentingTls('server', 'other-ca'),
    says: 'No trusted connection to HOST: its certificate is from a CA unknown here (UNABLE_TO_VERIFY_LEAF_SIGNATURE). If a proxy inspects TLS here, set ca_file (or SPYGLASS_CA_FILE) to the PEM file of its CA.',
    code: 4,
    requests: [1, 1],
  },
  {
    cause: 'TLS: plain HTTP behind https',
    world: world.babbling('https', 'HTTP/1.1 400 Bad Request\r\n\r\n'),
    says: 'No trusted connection to HOST: it does not speak TLS here (ERR_SSL_WRONG_VERSION_NUMBER). Check the port in the base URL, and that nothing on the way answers instead.',
    code: 4,
    requests: [1, 1],
  },
  {
    cause: 'a CA file that is not there',
    world: world.tenantThat(() => undefined, { SPYGLASS_CA_FILE: '/nowhere/ca.pem' }),
    says: 'SPYGLASS_CA_FILE: /nowhere/ca.pem is not there.',
    andInside: ' Then press R, or choose another environment with :env.',
    code: 2,
    requests: [0, 0],
  },
  {
    cause: 'a proxy that wants to know who asks',
    world: world.proxyAnswering('407 Proxy Authentication Required'),
    says: 'The proxy HOST wants a user name and password that it knows (status 407). Put both into the URL of the proxy, percent-encoded; of its ways to log in it must offer Basic.',
    code: 4,
    requests: [1, 1],
  },
  {
    cause: 'a proxy that lets nobody through',
    world: world.proxyAnswering('403 Forbidden'),
    says: 'The proxy HOST lets nobody through to the tenant (status 403). The tenant was not asked: have its host allowed at the proxy, or add it to NO_PROXY.',
    code: 4,
    requests: [1, 1],
  },
  {
    cause: 'a proxy that cannot reach the tenant, without end',
    world: world.proxyAnswering('502 Bad Gateway'),
    says: 'The proxy HOST could not reach the tenant (status 502). Check the base URL for a typing mistake; if it is right, ask those who run the proxy.',
    code: 4,
    requests: [4, 4],
  },
  {
    cause: 'a proxy that hangs up, without end',
    world: world.proxyCutting,
    says: 'The proxy HOST broke off before it opened a tunnel. Check that the proxy setting (or HTTPS_PROXY) names an HTTP proxy, and http or https in it.',
    code: 4,
    requests: [4, 4],
  },
  {
    cause: 'a proxy that is not there',
    world: world.proxyMissing,
    says: 'The proxy HOST cannot be reached: nobody listens there. Check the proxy setting (or HTTPS_PROXY); where none is needed, add the host to NO_PROXY.',
    code: 4,
    requests: [0, 0],
  },
];
