import {
  brotliCompressSync,
  deflateRawSync,
  deflateSync,
  gzipSync,
  zstdCompressSync,
} from 'node:zlib';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createBudget } from '../../../src/api/http/budget.ts';
import { decodeWith } from '../../../src/api/http/decode.ts';
import { createRequest } from '../../../src/api/http/request.ts';
import { maximumBodyBytes } from '../../../src/api/http/transport/transport.ts';
import { createTransport, nothingMasked, realClock, sentenceOf } from '../../../src/api/index.ts';
import type { ApiError } from '../../../src/model/apiError.ts';
import type { OperationId } from '../../../src/model/operations.ts';
import { source } from '../../../src/model/sources/source.ts';
import { hurriedClock } from './clocks.ts';
import { apiOf, connectionTo, fixedToken, json, listen, serve } from './server.ts';

/** The error of a read of one source against a server that gives this answer. */
const errorAt = async (
  status: number,
  body: string | Buffer,
  headers: Record<string, string> = {},
): Promise<ApiError | undefined> => {
  const server = await serve((_, response) => {
    response.writeHead(status, headers);
    response.end(body);
  });
  const result = await apiOf(server, hurried(), fixedToken).sources.get('s1');
  return result.ok ? undefined : result.error;
};

const hurried = () => ({ clock: hurriedClock().clock });

const message = (locale: string, text: string) => ({ locale, localeOrigin: 'DEFAULT', text });

describe('an error answer', () => {
  it('keeps the code, both ids and the texts, in English where there is a choice', async () => {
    const body = {
      detailCode: '400.1 Bad request content',
      trackingId: 'e7eab609',
      messages: [message('und', 'Der Inhalt ist falsch.'), message('en-US', 'It is wrong.')],
      causes: [message('en-US', 'Field a.'), message('en-US', 'Field b.')],
    };
    expect(await errorAt(400, JSON.stringify(body), { 'slpt-request-id': 'r-1' })).toEqual({
      tag: 'badRequest',
      said: {
        status: 400,
        detailCode: '400.1 Bad request content',
        trackingId: 'e7eab609',
        requestId: 'r-1',
        text: 'It is wrong. Field a. Field b.',
      },
    });
  });

  const page = '<html><head><title>x</title></head><body><h1>502</h1>\n<p>Bad  gateway</body>';
  it.each<[string, string, string]>([
    ['a nested message', '{"error":{"code":"BAD","message":"one"}}', 'one'],
    ['a list of errors', '{"errors":[{"message":"one"},"two"]}', 'one two'],
    ['a message with a capital', '{"Message":"one"}', 'one'],
    ['messages with causes null', '{"messages":[{"text":"one"}],"causes":null}', 'one'],
    ['no English message', '{"messages":[{"locale":"de","text":"eins"}]}', 'eins'],
    ['error_description', '{"error":"a","error_description":"b"}', 'b'],
    ['error', '{"error":"a"}', 'a'],
    ['message with blanks', '{"message":" Rate Limit Exceeded "}', 'Rate Limit Exceeded'],
    ['detailMessage', '{"detailMessage":"d","stackTrace":[]}', 'd'],
    ['formatted_msg', '{"formatted_msg":"f"}', 'f'],
    ['errorMessage', '{"errorMessage":"e"}', 'e'],
    ['another shape', '{"error":{"x":1}}', '{"error":{"x":1}}'],
    ['plain text', 'upstream   failed', 'upstream failed'],
    ['a page', page, '502 Bad gateway'],
    ['a long text', 'x'.repeat(1000), 'x'.repeat(200)],
    ['nothing', '', ''],
    ['the token itself', 'authorization: Bearer fixed-token', 'authorization: Bearer ***'],
  ])('finds its text: %s', async (_, body, text) => {
    expect(await errorAt(418, body)).toEqual({
      tag: 'unexpectedStatus',
      said: { status: 418, text },
    });
  });

  it.each<[number, ApiError['tag']]>([
    [400, 'badRequest'],
    [401, 'unauthorized'],
    [404, 'notFound'],
    [409, 'badRequest'],
    [412, 'notEnabled'],
    [415, 'badRequest'],
    [422, 'badRequest'],
    [500, 'server'],
    [502, 'server'],
    [503, 'server'],
    [504, 'server'],
    [405, 'unexpectedStatus'],
  ])('%i is %s', async (status, tag) => {
    expect(await errorAt(status, page, { 'content-type': 'text/html' })).toEqual({
      tag,
      said: { status, text: '502 Bad gateway' },
    });
  });

  it('403 names the scopes and user levels of the operation', async () => {
    expect(await errorAt(403, '{}')).toEqual({
      tag: 'forbidden',
      said: { status: 403, text: '{}' },
      scopes: ['idn:sources:read', 'idn:sources:manage'],
      levels: ['ORG_ADMIN', 'SOURCE_ADMIN', 'SOURCE_SUBADMIN'],
    });
  });

  it('429 says when to come back, uncut', async () => {
    expect(await errorAt(429, '', { 'retry-after': '3600' })).toEqual({
      tag: 'rateLimited',
      said: { status: 429, text: '' },
      retryAfterMs: 3_600_000,
    });
  });

  it.each([
    ['https://login.example.com/a?token=1', 'It redirects to login.example.com.'],
    ['/elsewhere', 'It redirects to another path of the same host.'],
  ])('a redirect is not followed, but its host is named: %s', async (location, text) => {
    expect(await errorAt(302, '', { location })).toEqual({
      tag: 'unexpectedStatus',
      said: { status: 302, text },
    });
  });

  it.each([
    [
      'a feature that is not there',
      412,
      '{"message":" API/Feature not enabled for your organization."}',
      {},
      {
        what: 'acme does not have the feature behind get-source: API/Feature not enabled for your organization.',
        next: 'It is a matter of licence, not of permissions: ask SailPoint or the tenant owner.',
      },
    ],
    [
      'a login page',
      302,
      '<h1>Moved</h1>',
      { location: 'https://login.example.com/a?session=1', 'content-type': 'text/html' },
      {
        what: 'acme answered get-source with status 302: It redirects to login.example.com.',
        next: 'Check that the base URL is that of the API, not of the web console or a proxy.',
      },
    ],
  ])('says what to do: %s', async (_, status, body, headers, sentences) => {
    const error = await errorAt(status, body, headers as Record<string, string>);
    const context = { operation: 'get-source', environment: 'acme' } as const;
    expect(error && sentenceOf(error, context)).toEqual(sentences);
  });

  it('is read when it is compressed', async () => {
    const body = gzipSync('{"message":"packed"}');
    expect(await errorAt(400, body, { 'content-encoding': 'gzip' })).toEqual({
      tag: 'badRequest',
      said: { status: 400, text: 'packed' },
    });
  });
});

describe('a good answer that cannot be read', () => {
  const cutGzip = gzipSync('{"id":"s1","name":"a long enough name"}').subarray(0, 20);
  const noGzip = Buffer.concat([Buffer.of(0x1f, 0x8b, 8), Buffer.alloc(200, 'garbage')]);
  const hugeGzip = gzipSync(Buffer.alloc(maximumBodyBytes + 1, '['));
  const gzip = { 'content-encoding': 'gzip' };
  it.each<[string, string | Buffer, Record<string, string>, string, string]>([
    ['a page', '<p>Log in</p>', { 'content-type': 'text/html' }, 'Log in', 'it is a web page'],
    ['a page sent as JSON', '<p>Log in</p>', {}, 'Log in', 'it is a web page'],
    ['cut JSON', '{"id":', {}, '{"id":', 'it is no JSON'],
    ['empty', '', {}, '', 'the body is empty'],
    ['a list', '[]', {}, '[]', 'it is a list where one thing was expected'],
    ['no id', '{"name":"x"}', {}, '{"name":"x"}', 'its id is missing or of another type'],
    ['cut gzip', cutGzip, gzip, '', 'its compression is broken'],
    ['garbage as gzip', noGzip, gzip, '', 'its compression is broken'],
    ['gzip of too much', hugeGzip, gzip, '', 'it is too large'],
    [
      'a coding nobody unpacks',
      'x',
      { 'content-encoding': 'compress' },
      '',
      'it is encoded as compress',
    ],
    [
      'broken brotli',
      '\u0001\u0002',
      { 'content-encoding': 'br' },
      '',
      'its compression is broken',
    ],
  ])('%s', async (_, body, headers, text, reason) => {
    expect(await errorAt(200, body, headers)).toEqual({
      tag: 'unreadable',
      said: { status: 200, text },
      reason,
      ...(reason === 'it is too large' ? { isTooLarge: true } : {}),
    });
  });
});

describe('a good answer', () => {
  it.each([
    ['compressed', gzipSync('{"id":"s1"}'), { 'content-encoding': 'gzip' }],
    ['unpacked on the way', '{"id":"s1"}', { 'content-encoding': 'gzip' }],
    ['with brotli', brotliCompressSync('{"id":"s1"}'), { 'content-encoding': 'br' }],
    ['with deflate', deflateSync('{"id":"s1"}'), { 'content-encoding': 'deflate' }],
    ['with bare deflate', deflateRawSync('{"id":"s1"}'), { 'content-encoding': 'deflate' }],
    ['with zstd', zstdCompressSync('{"id":"s1"}'), { 'content-encoding': 'zstd' }],
    [
      'packed twice',
      brotliCompressSync(gzipSync('{"id":"s1"}')),
      { 'content-encoding': 'gzip, br' },
    ],
    ['with an encoding that is no coding', '{"id":"s1"}', { 'content-encoding': 'UTF-8' }],
    ['with an empty encoding', '{"id":"s1"}', { 'content-encoding': '' }],
    ['with brotli that was unpacked on the way', '{"id":"s1"}', { 'content-encoding': 'br' }],
    ['with an id that is a number', '{"id":12}', {}],
    ['without a media type', '{"id":"s1"}', {}],
    ['with a byte order mark', '\uFEFF{"id":"s1"}', {}],
  ] as const)('%s is read', async (_, body, headers) => {
    expect(await errorAt(200, body, headers)).toBeUndefined();
  });

  it('keeps the digits of integers that no number holds', async () => {
    const server = await serve((_, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(
        '{"id":"s1","big":12345678901234567890,"list":[-9007199254740993],"small":7,"text":"12345678901234567890"}',
      );
    });
    const result = await apiOf(server, {}, fixedToken).sources.get('s1');
    expect(result.ok && result.value.raw).toEqual({
      id: 's1',
      big: 12_345_678_901_234_567_890n,
      list: [-9_007_199_254_740_993n],
      small: 7,
      text: '12345678901234567890',
    });
  });

  it('of 10 MB is read', async () => {
    const raw = { id: 's1', description: 'x'.repeat(10_000_000) };
    const server = await serve((_, response) => json(response, raw));
    const result = await apiOf(server, {}, fixedToken).sources.get('s1');
    expect(result.ok && result.value.value.description?.length).toBe(10_000_000);
  });
});

describe('an exchange that comes to nothing', () => {
  const failAt = async (baseUrl: string): Promise<ApiError | undefined> => {
    const transport = createTransport({ connectTimeoutMs: 50, maximumBodyBytes: 1000 });
    const options = { ...hurried(), transport };
    const result = await apiOf({ baseUrl }, options, fixedToken).sources.checkConnection('s1');
    return result.ok ? undefined : result.error;
  };

  it('because nobody listens', async () => {
    const { port, close } = await listen();
    await close();
    const host = `127.0.0.1:${port}`;
    expect(await failAt(`http://${host}`)).toEqual({ tag: 'refusedConnection', host });
  });

  it('because there is no such host', async () => {
    expect(await failAt('http://no-such-host.invalid')).toEqual({
      tag: 'hostNotFound',
      host: 'no-such-host.invalid',
    });
  });

  it('because the connection never opens', async () => {
    const { port } = await listen();
    expect(await failAt(`https://127.0.0.1:${port}`)).toEqual({
      tag: 'timeout',
      afterMs: 50,
      sent: 'no',
    });
  });

  it('because it is not HTTP', async () => {
    const { port } = await listen((socket) => socket.end('SSH-2.0-OpenSSH_9.6\r\n'));
    expect(await failAt(`http://127.0.0.1:${port}`)).toMatchObject({
      tag: 'cut',
      sent: 'harmless',
    });
  });

  it('because the body is too large', async () => {
    const { baseUrl } = await serve((_, response) => json(response, { id: 'x'.repeat(2000) }));
    expect(await failAt(baseUrl)).toEqual({
      tag: 'unreadable',
      said: { status: 200, text: '' },
      reason: 'it is too large',
      isTooLarge: true,
    });
  });

  it.each(['get-source', 'patch-jit-activation-config'] as const)(
    'because the answer to %s does not come in time, which is not asked for again',
    async (operation) => {
      const server = await serve(() => {});
      const sent = operation === 'get-source' ? 'harmless' : 'perhaps';
      expect(await timeOut(server.baseUrl, operation)).toEqual({
        ...late,
        error: { ...late.error, sent },
      });
      expect(server.calls).toHaveLength(1);
    },
  );

  it.concurrent('because the answer drips and does not end', { timeout: 60_000 }, async () => {
    const { port } = await listen((socket) => {
      socket.write('HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n');
      const drip = setInterval(() => socket.write('1\r\n \r\n'), 200);
      socket.on('close', () => clearInterval(drip));
    });
    expect(await timeOut(`http://127.0.0.1:${port}`, 'get-source', 2_000)).toEqual({
      ok: false,
      error: { tag: 'timeout', afterMs: 10_000, sent: 'harmless', isWhole: true },
    });
  });

  it.concurrent('because only interim answers come', { timeout: 60_000 }, async () => {
    const { port } = await listen((socket) => {
      const more = setInterval(() => socket.write('HTTP/1.1 103 Early Hints\r\n\r\n'), 200);
      socket.on('close', () => clearInterval(more));
    });
    const result = await timeOut(`http://127.0.0.1:${port}`, 'get-source', 2_000);
    expect(result).toMatchObject({ ok: false, error: { tag: 'timeout', sent: 'harmless' } });
  });

  it('because the rest of the body does not come in time', async () => {
    const { got, port } = await listen((socket) => {
      socket.write('HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\n{');
    });
    expect(await timeOut(`http://127.0.0.1:${port}`, 'get-source')).toEqual(late);
    expect(got.connections).toBe(1);
  });

  const late = { ok: false, error: { tag: 'timeout', afterMs: 50, sent: 'harmless' } };

  /** Makes a call that waits for a moment only. */
  const timeOut = async (baseUrl: string, operation: OperationId, timeoutMs = 50) => {
    const transport = createTransport();
    onTestFinished(() => transport.close());
    const request = createRequest({
      masking: nothingMasked,
      connection: connectionTo(baseUrl, fixedToken),
      transport,
      allowed: () => ({ probes: true, writes: true }),
      budget: createBudget(realClock),
      clock: realClock,
      random: () => 0,
      closing: new AbortController().signal,
    });
    const path = { sourceId: 's1', configType: 'policy' };
    return request({ operation, path, timeoutMs, decode: decodeWith(source) });
  };
});
