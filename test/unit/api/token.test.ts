import { describe, expect, it } from 'vitest';
import { handClock } from './clocks.ts';
import { apiOf, fixedToken, type Handler, json, type Seen, serve } from './server.ts';

const source: Handler = (_, response) => json(response, { id: 's1' });

/** Lets only one token in. */
const acceptOnly =
  (token: string): Handler =>
  (seen, response, number) =>
    seen.headers.authorization === `Bearer ${token}`
      ? source(seen, response, number)
      : json(response, { error: 'JWT validation failed: JWT is expired' }, 401);

const tokensSent = (calls: readonly Seen[]) => calls.map((call) => call.headers.authorization);
const outcome = (result: { ok: true } | { ok: false; error: { tag: string } }) =>
  result.ok ? 'ok' : result.error.tag;

describe('token', () => {
  it('sends the credentials as a form, and nothing of them in the address', async () => {
    const server = await serve(source);
    await apiOf(server).sources.get('s1');
    const [call] = server.tokenCalls;
    expect({ ...call, query: [...(call?.query ?? [])], headers: {} }).toEqual({
      method: 'POST',
      path: '/oauth/token',
      query: [],
      headers: {},
      body: 'grant_type=client_credentials&client_id=id-1&client_secret=very%2Bsecret%2F1',
    });
    expect(call?.headers).toMatchObject({ 'content-type': 'application/x-www-form-urlencoded' });
    expect(call?.headers.authorization).toBeUndefined();
  });

  it('is fetched once for many calls that wait for it', async () => {
    const server = await serve(source);
    const api = apiOf(server);
    const results = await Promise.all(Array.from({ length: 20 }, () => api.sources.get('s1')));
    expect(results.map(outcome)).toEqual(Array(20).fill('ok'));
    expect(server.tokenCalls).toHaveLength(1);
  });

  it('is renewed a tenth of its life early, one minute at most', async () => {
    const { clock, advance } = handClock();
    const server = await serve(source, (_, response, number) =>
      json(response, { access_token: `token-${number}`, expires_in: number === 1 ? 100 : 7200 }),
    );
    const api = apiOf(server, { clock });
    for (const waitMs of [89_999, 1, 7_139_999, 1]) {
      await api.sources.get('s1');
      await advance(waitMs);
    }
    await api.sources.get('s1');
    expect(tokensSent(server.calls)).toEqual(
      [1, 1, 2, 2, 3].map((number) => `Bearer token-${number}`),
    );
  });

  it('is renewed once for all that got a 401, and the calls are repeated', async () => {
    const server = await serve(acceptOnly('token-2'));
    const api = apiOf(server);
    const results = await Promise.all(Array.from({ length: 10 }, () => api.sources.get('s1')));
    expect(results.map(outcome)).toEqual(Array(10).fill('ok'));
    expect(server.tokenCalls).toHaveLength(2);
  });

  it('repeats a write after a 401 too, since it was not carried out', async () => {
    const server = await serve((_, response, number) =>
      number === 1 ? json(response, {}, 401) : json(response, { id: 'p' }),
    );
    const result = await apiOf(server).jitPolicy.patch([]);
    expect(outcome(result)).toBe('ok');
    expect(tokensSent(server.calls)).toEqual(['Bearer token-1', 'Bearer token-2']);
  });

  it('gives up at the second 401', async () => {
    const server = await serve(acceptOnly('none'));
    const result = await apiOf(server).sources.get('s1');
    expect(result).toEqual({
      ok: false,
      error: {
        tag: 'unauthorized',
        said: { status: 401, text: 'JWT validation failed: JWT is expired' },
      },
    });
    expect(server.calls).toHaveLength(2);
  });

  it('from elsewhere is not renewed', async () => {
    const server = await serve(acceptOnly('none'));
    const result = await apiOf(server, {}, fixedToken).sources.get('s1');
    expect(outcome(result)).toBe('unauthorized');
    expect([tokensSent(server.calls), server.tokenCalls]).toEqual([['Bearer fixed-token'], []]);
  });

  it.each([401, 400])('refused with %i means wrong credentials, never quoted', async (status) => {
    const server = await serve(source, (seen, response) =>
      json(
        response,
        { error: 'invalid_client', error_description: `Bad credentials in ${seen.body}` },
        status,
      ),
    );
    const api = apiOf(server);
    const result = await api.sources.get('s1');
    expect(result).toEqual({
      ok: false,
      error: {
        tag: 'wrongCredentials',
        said: {
          status,
          text: 'Bad credentials in grant_type=client_credentials&client_id=id-1&client_secret=***',
        },
      },
    });
    expect(server.calls).toHaveLength(0);
  });

  it('that failed to come is asked for again by the next call', async () => {
    const server = await serve(source, (_, response, number) =>
      number === 1
        ? json(response, {}, 500)
        : json(response, { access_token: 't', expires_in: 600 }),
    );
    const api = apiOf(server);
    expect(outcome(await api.sources.get('s1'))).toBe('server');
    expect(outcome(await api.sources.get('s1'))).toBe('ok');
  });

  it('in an answer that does not fit is not quoted', async () => {
    const server = await serve(source, (_, response) =>
      json(response, { accessToken: 'eyJhbGciOi', expires_in: 1 }),
    );
    const result = await apiOf(server).sources.get('s1');
    expect(result).toEqual({
      ok: false,
      error: {
        tag: 'unreadable',
        said: { status: 200, text: '' },
        reason: 'the token endpoint sent no token',
      },
    });
  });

  it('keeps being fetched for the others when one that waits is cancelled', async () => {
    const asked = Promise.withResolvers<() => void>();
    const server = await serve(source, (_, response) =>
      asked.resolve(() => json(response, { access_token: 't', expires_in: 600 })),
    );
    const api = apiOf(server);
    const controller = new AbortController();
    const first = api.sources.get('s1', { signal: controller.signal });
    const second = api.sources.get('s1');
    const answer = await asked.promise;
    controller.abort();
    expect(outcome(await first)).toBe('cancelled');
    answer();
    expect(outcome(await second)).toBe('ok');
    expect(server.tokenCalls).toHaveLength(1);
  });
});
