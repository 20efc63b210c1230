import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { Api } from '../../../src/api/index.ts';
import type { Scheme } from '../../../src/model/connection.ts';
import { hurriedClock } from './clocks.ts';
import { apiOf, fixedToken, type Handler, json, listen, serve } from './server.ts';

const patch = (api: Api) =>
  api.jitPolicy.patch([{ op: 'replace', path: '/applyToFutureAssignments', value: true }]);
const read = (api: Api) => api.sources.get('s1');
const probe = (api: Api) => api.sources.checkConnection('s1');

type Outcome = { ok: true } | { ok: false; error: { tag: string } };
const outcome = (result: Outcome) => (result.ok ? 'ok' : result.error.tag);

describe('what is sent', () => {
  it('carries the same headers on every call, and the media type of the operation', async () => {
    const server = await serve((_, response) => json(response, { id: 'p' }));
    const api = apiOf(server, {}, fixedToken);
    await patch(api);
    await read(api);
    await probe(api);
    const sent = server.calls.map(({ method, path, headers, body }) => ({
      method,
      path,
      body,
      type: headers['content-type'],
      length: headers['content-length'],
      common: [
        headers.accept,
        headers['accept-encoding'],
        headers['x-sailpoint-experimental'],
        headers.authorization,
      ],
    }));
    const common = ['application/json', 'gzip', 'true', 'Bearer fixed-token'];
    const body = '[{"op":"replace","path":"/applyToFutureAssignments","value":true}]';
    expect(sent).toEqual([
      {
        method: 'PATCH',
        path: '/jit-activation-config/v1/policy',
        body,
        type: 'application/json',
        length: String(body.length),
        common,
      },
      { method: 'GET', path: '/sources/v1/s1', body: '', common },
      {
        method: 'POST',
        path: '/sources/v1/s1/connector/check-connection',
        body: '',
        length: '0',
        common,
      },
    ]);
  });

  it('is nothing that proves who asks, where anybody may', async () => {
    const server = await serve((_, response) =>
      json(response, { cloudDomainUrl: 'https://a.example' }),
    );
    const client = { type: 'client', clientId: 'c', clientSecret: 's' } as const;
    for (const changes of [{ credentials: client }, fixedToken]) {
      await apiOf(server, {}, changes).oauthInfo.get();
    }
    const sent = server.calls.map(({ path, headers }) => [path, headers.authorization]);
    expect(sent).toEqual([
      ['/oauth/info', undefined],
      ['/oauth/info', undefined],
    ]);
    expect(server.tokenCalls).toEqual([]);
  });

  it.each<[Scheme, string, string]>([
    ['v1', 's 1/#', '/sources/v1/s%201%2F%23'],
    ['v2024', 's1', '/v2024/sources/s1'],
    ['v1', '..', '/sources/v1/%252E%252E'],
  ])('goes to the path of the scheme, whatever the id: %s %s', async (scheme, id, line) => {
    const lines: string[] = [];
    const { port } = await listen((socket, data) => {
      lines.push(data.toString().split('\r\n')[0] ?? '');
      socket.end('HTTP/1.1 404 Not Found\r\nconnection: close\r\n\r\n');
    });
    const api = apiOf({ baseUrl: `http://127.0.0.1:${port}` }, {}, { ...fixedToken, scheme });
    await api.sources.get(id);
    expect(lines).toEqual([`GET ${line} HTTP/1.1`]);
  });
});

describe('what the session allows', () => {
  it.each([
    ['a write that is not allowed', patch, 'readOnly', 'patch-jit-activation-config'],
    ['a probe that is not allowed', probe, 'probesOff', 'test-source-connection'],
  ] as const)('%s sends no byte and opens no connection', async (_, call, tag, operation) => {
    const { got, port } = await listen();
    const api = apiOf(
      { baseUrl: `http://127.0.0.1:${port}` },
      { allowed: () => ({ probes: false, writes: false }) },
    );
    expect(await call(api)).toEqual({ ok: false, error: { tag, operation } });
    expect(got).toEqual({ connections: 0, bytes: 0 });
  });

  it('is asked for every call', async () => {
    const server = await serve((_, response) => json(response, { id: 'p' }));
    let writes = false;
    const api = apiOf(server, { allowed: () => ({ probes: true, writes }) });
    const outcomes = [outcome(await patch(api))];
    writes = true;
    outcomes.push(outcome(await patch(api)));
    writes = false;
    outcomes.push(outcome(await patch(api)));
    expect(outcomes).toEqual(['readOnly', 'ok', 'readOnly']);
    expect(server.calls).toHaveLength(1);
  });

  it('that is taken back while a write waits for its token holds the write back', async () => {
    const asked = Promise.withResolvers<() => void>();
    const server = await serve(
      (_, response) => json(response, { id: 'p' }),
      (_, response) => asked.resolve(() => json(response, { access_token: 't', expires_in: 600 })),
    );
    let writes = true;
    const result = patch(apiOf(server, { allowed: () => ({ probes: true, writes }) }));
    const answer = await asked.promise;
    writes = false;
    answer();
    expect(outcome(await result)).toBe('readOnly');
    expect(server.calls).toHaveLength(0);
  });
});

const startMs = Date.now();
/** A date as HTTP has it, so far from the start of the tests. */
const dateAt = (offsetMs: number): string => new Date(startMs + offsetMs).toUTCString();

/** Troubles a call can meet after the server has got it. */
const troubles: Readonly<Record<string, Handler>> = {
  'the connection is cut': (_, response) => response.destroy(),
  'the answer is cut': (_, response) => {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': '100' });
    response.write('{"id"', () => response.destroy());
  },
  'a chunk is cut': (_, response) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    response.write('{"id"', () => response.destroy());
  },
  'a gateway answers 503': (_, response) => json(response, {}, 503),
  'a 429 asks to wait': (_, response) => json(response, {}, 429, { 'retry-after': '0' }),
  'no answer comes': () => {},
};

describe('repeating', () => {
  it.each([
    ['a write', 'the connection is cut', patch, 1, 'cut'],
    ['a write', 'the answer is cut', patch, 1, 'cut'],
    ['a write', 'a gateway answers 503', patch, 1, 'server'],
    ['a write', 'a 429 asks to wait', patch, 1, 'rateLimited'],
    ['a probe', 'the connection is cut', probe, 1, 'cut'],
    ['a probe', 'a gateway answers 503', probe, 1, 'server'],
    ['a probe', 'a 429 asks to wait', probe, 4, 'rateLimited'],
    ['a read', 'the connection is cut', read, 4, 'cut'],
    ['a read', 'the answer is cut', read, 4, 'cut'],
    ['a read', 'a chunk is cut', read, 4, 'cut'],
    ['a read', 'a gateway answers 503', read, 4, 'server'],
    ['a read', 'a 429 asks to wait', read, 4, 'rateLimited'],
  ] as const)('%s, when %s, is sent the right number of times', async (...row) => {
    const [, trouble, call, times, tag] = row;
    const server = await serve(troubles[trouble] ?? (() => {}));
    const result = await call(apiOf(server, { clock: hurriedClock().clock }, fixedToken));
    expect({ outcome: outcome(result), times: server.calls.length }).toEqual({
      outcome: tag,
      times,
    });
  });

  it('goes on after a trouble that passes, and waits as the server asks', async () => {
    const { clock, waitsMs } = hurriedClock();
    const server = await serve((_, response, number) =>
      number === 1 ? json(response, {}, 429, { 'retry-after': '7' }) : json(response, { id: 's1' }),
    );
    expect(outcome(await read(apiOf(server, { clock }, fixedToken)))).toBe('ok');
    expect([server.calls.length, waitsMs.includes(7000)]).toEqual([2, true]);
  });

  const hourMs = 3_600_000;
  it('does not wait for more than ten minutes, and says so at once', async () => {
    const { clock, waitsMs } = hurriedClock();
    const server = await serve((_seen, response) =>
      json(response, {}, 429, { 'retry-after': '3600' }),
    );
    const result = await read(apiOf(server, { clock }, fixedToken));
    expect([outcome(result), waitsMs.filter((ms) => ms > 1_000), server.calls.length]).toEqual([
      'rateLimited',
      [],
      1,
    ]);
  });

  it('waits for a long rest once', async () => {
    const { clock, waitsMs } = hurriedClock();
    const server = await serve((_seen, response) =>
      json(response, {}, 429, { 'retry-after': '60' }),
    );
    const result = await read(apiOf(server, { clock }, fixedToken));
    expect([outcome(result), Math.max(...waitsMs), server.calls.length]).toEqual([
      'rateLimited',
      60_000,
      2,
    ]);
  });

  it.each<[string, string | undefined, string | undefined, number]>([
    ['seconds', '7', undefined, 7000],
    ['a long rest', '90', undefined, 90_000],
    ['absurd seconds', '1000000000', undefined, 500],
    ['an exponent', '1e9', undefined, 500],
    ['a negative number', '-5', undefined, 500],
    ['words', 'soon', undefined, 500],
    ['nothing', undefined, undefined, 500],
    ['a date by a clock that is slow', dateAt(9000 - hourMs), dateAt(-hourMs), 9000],
    ['a date by a clock that is fast', dateAt(9000 + hourMs), dateAt(hourMs), 9000],
    ['a date without a clock', dateAt(9000), '', 500],
  ])('waits for what Retry-After says: %s', async (_, retryAfter, date, waitMs) => {
    const { clock, waitsMs } = hurriedClock();
    const server = await serve((_seen, response, number) => {
      if (number > 1) return json(response, { id: 's1' });
      response.sendDate = date === undefined;
      if (date) response.setHeader('date', date);
      if (retryAfter !== undefined) response.setHeader('retry-after', retryAfter);
      json(response, {}, 429);
    });
    const result = await read(apiOf(server, { clock }, fixedToken));
    expect([outcome(result), Math.max(...waitsMs)]).toEqual(['ok', waitMs]);
  });

  it.each([
    ['slow', -hourMs],
    ['fast', hourMs],
  ])('does not depend on the clock of this machine, which is an hour %s', async (_, wrongByMs) => {
    const server = await serve((_seen, response, number) => {
      const [date, retryAfter] = [dateAt(0), dateAt(4000)];
      return number === 1
        ? json(response, {}, 429, { date, 'retry-after': retryAfter })
        : json(response, { id: 's1' }, 200, { date });
    });
    const { clock, waitsMs } = hurriedClock();
    vi.setSystemTime(Date.now() + wrongByMs);
    onTestFinished(() => {
      vi.useRealTimers();
    });
    const api = apiOf(server, { clock });
    expect([outcome(await read(api)), outcome(await read(api))]).toEqual(['ok', 'ok']);
    expect([Math.max(...waitsMs), server.tokenCalls.length]).toEqual([4000, 1]);
  });

  it('is called off by a signal while it waits', async () => {
    const controller = new AbortController();
    const server = await serve((_, response) => json(response, {}, 429, { 'retry-after': '20' }));
    const api = apiOf(server, {}, fixedToken);
    const paused = new Promise<void>((resolve) => {
      api.budget.onChange(() => {
        if (api.budget.usage('v1').pausedForMs !== undefined) resolve();
      });
    });
    const result = api.sources.get('s1', { signal: controller.signal });
    await paused;
    controller.abort();
    expect(outcome(await result)).toBe('cancelled');
    expect(server.calls).toHaveLength(1);
  });

  it('holds everything of the version back after a 429', async () => {
    const server = await serve((_, response) => json(response, {}, 429, { 'retry-after': '20' }));
    const api = apiOf(server, {}, fixedToken);
    const result = await patch(api);
    expect(result).toMatchObject({ ok: false, error: { retryAfterMs: 20_000 } });
    expect(api.budget.usage('v1').pausedForMs).toBeGreaterThan(19_000);
  });
});

describe('cancelling', () => {
  it('before the call sends nothing', async () => {
    const { got, port } = await listen();
    const api = apiOf({ baseUrl: `http://127.0.0.1:${port}` });
    const result = await api.sources.get('s1', { signal: AbortSignal.abort() });
    expect([outcome(result), got]).toEqual(['cancelled', { connections: 0, bytes: 0 }]);
  });

  it('ends the connection of a call under way', async () => {
    const controller = new AbortController();
    const server = await serve(troubles['no answer comes'] ?? (() => {}));
    const api = apiOf(server, {}, fixedToken);
    const result = api.sources.get('s1', { signal: controller.signal });
    await server.arrived(1);
    controller.abort();
    expect(outcome(await result)).toBe('cancelled');
    await server.abandoned;
  });

  it('by closing the connection ends everything', async () => {
    const server = await serve(troubles['no answer comes'] ?? (() => {}));
    const api = apiOf(server, {}, fixedToken);
    const results = [read(api), patch(api)];
    await server.arrived(2);
    await api.close();
    expect((await Promise.all(results)).map(outcome)).toEqual(['cancelled', 'cancelled']);
    expect(outcome(await read(api))).toBe('cancelled');
  });
});

describe('an answer', () => {
  it('keeps its JSON and says what its headers said', async () => {
    const raw = { id: 's1', name: 'AD', unknown: { kept: true }, healthy: 'true' };
    const server = await serve((_, response) =>
      json(response, raw, 200, {
        'slpt-request-id': 'r-1',
        'x-deprecated': 'true',
        'x-total-count': '12',
        date: 'Thu, 01 Jan 2026 00:00:00 GMT',
      }),
    );
    const result = await read(apiOf(server, {}, fixedToken));
    expect(result).toMatchObject({
      ok: true,
      value: {
        raw,
        value: { id: 's1', healthy: true, unknown: { kept: true } },
        total: 12,
        headers: { requestId: 'r-1', date: 'Thu, 01 Jan 2026 00:00:00 GMT', deprecated: true },
        elapsedMs: expect.any(Number),
      },
    });
    expect(result.ok && result.value.raw).toEqual(raw);
  });
});
