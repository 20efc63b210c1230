import { describe, expect, it } from 'vitest';
import { retryAfterMsOf, retryOf } from '../../../src/api/http/retry.ts';
import type { ApiError, ProxyReason } from '../../../src/model/apiError.ts';
import type { Effect } from '../../../src/model/operations.ts';

const said = (status: number) => ({ status, text: '' });
const limited = (retryAfterMs?: number): ApiError => ({
  tag: 'rateLimited',
  said: said(429),
  retryAfterMs,
});
const server = (status: number): ApiError => ({ tag: 'server', said: said(status) });
const cut = (sent: 'no' | 'perhaps'): ApiError => ({ tag: 'cut', host: 'h', reason: 'r', sent });
const late = (sent: 'no' | 'perhaps'): ApiError => ({ tag: 'timeout', afterMs: 1, sent });
const proxy = (reason: ProxyReason): ApiError => ({ tag: 'proxyRefused', proxyHost: 'p', reason });

/** Every error, and after how long the first attempt is repeated, by effect; undefined for never. */
const table: readonly [string, ApiError, number | undefined, number | undefined][] = [
  ['429 with a time', limited(3000), 3000, 3000],
  ['429 with no time', limited(), 500, 500],
  ['429 with a long rest', limited(120_000), 120_000, 120_000],
  ['429 with ten minutes', limited(600_000), 600_000, 600_000],
  ['429 with more than that', limited(601_000), undefined, undefined],
  ['a gateway that reached nobody', server(522), 150, undefined],
  ['500', server(500), undefined, undefined],
  ['502', server(502), 150, undefined],
  ['503', server(503), 150, undefined],
  ['504', server(504), 150, undefined],
  ['cut before', cut('no'), 150, undefined],
  ['cut after', cut('perhaps'), 150, undefined],
  ['no connection in time', late('no'), 150, undefined],
  ['no answer in time', late('perhaps'), undefined, undefined],
  ['host not found', { tag: 'hostNotFound', host: 'h' }, undefined, undefined],
  ['connection refused', { tag: 'refusedConnection', host: 'h' }, undefined, undefined],
  ['tls', { tag: 'tls', host: 'h', reason: 'r' }, undefined, undefined],
  ['a proxy that cannot reach the host', proxy('noWay'), 150, undefined],
  ['a proxy that hangs up', proxy('cut'), 150, undefined],
  ['a proxy that keeps silent', proxy('silent'), 150, undefined],
  ['a proxy that wants a login', proxy('login'), undefined, undefined],
  ['a proxy that forbids it', proxy('forbidden'), undefined, undefined],
  ['a proxy that is not there', proxy('unreachable'), undefined, undefined],
  ['too many rows', { tag: 'tooManyRows', loaded: 1 }, undefined, undefined],
  ['cancelled', { tag: 'cancelled' }, undefined, undefined],
  ['400', { tag: 'badRequest', said: said(400) }, undefined, undefined],
  ['401', { tag: 'unauthorized', said: said(401) }, undefined, undefined],
];

const afterMsOf = (effect: Effect, attempt: number, error: ApiError, random = 0) => {
  const retry = retryOf(effect, attempt, error, random);
  return retry.type === 'again' ? retry.afterMs : undefined;
};

describe('retryOf', () => {
  it.each(table)('%s', (_, error, reads, probes) => {
    expect({
      reads: afterMsOf('reads', 1, error),
      probes: afterMsOf('probes', 1, error),
      writes: afterMsOf('writes', 1, error),
    }).toEqual({ reads, probes, writes: undefined });
  });

  it.each([
    ['429 with no time', limited(), [500, 1000, 2000, undefined]],
    ['503', server(503), [150, 300, 600, undefined]],
  ] as const)('doubles the wait and gives up after four attempts: %s', (_, error, waits) => {
    expect([1, 2, 3, 4].map((attempt) => afterMsOf('reads', attempt, error))).toEqual(waits);
  });

  it('spreads the second half of a back-off by chance', () => {
    expect([0, 0.5, 1].map((random) => afterMsOf('reads', 1, limited(), random))).toEqual([
      500, 750, 1000,
    ]);
  });
});

describe('retryAfterMsOf', () => {
  const date = 'Thu, 01 Jan 2026 00:00:06 GMT';
  it.each([
    ['seconds', '3', date, 3000],
    ['blanks around', ' 7 ', undefined, 7000],
    ['fractions', '0.5', date, 500],
    ['zero', '0', date, 0],
    ['a day', '86400', date, 86_400_000],
    ['more than a day', '1000000000', date, undefined],
    ['more than any number', '9'.repeat(400), date, undefined],
    ['an exponent', '1e9', date, undefined],
    ['missing', undefined, date, undefined],
    ['empty', '', date, undefined],
    ['negative', '-5', date, undefined],
    ['nonsense', 'soon', date, undefined],
    ['a date', 'Thu, 01 Jan 2026 00:00:08 GMT', date, 2000],
    ['a date in the past', 'Wed, 31 Dec 2025 23:00:00 GMT', date, 0],
    ['a date next year', 'Fri, 01 Jan 2027 00:00:00 GMT', date, undefined],
    ['a date, and no date beside it', 'Thu, 01 Jan 2026 00:00:08 GMT', undefined, undefined],
    ['a date beside nonsense', 'Thu, 01 Jan 2026 00:00:08 GMT', 'yesterday', undefined],
  ])('%s', (_, header, serverDate, expected) => {
    expect(retryAfterMsOf(header, serverDate)).toBe(expected);
  });
});
