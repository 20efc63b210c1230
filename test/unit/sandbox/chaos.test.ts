import { describe, expect, it } from 'vitest';
import { type Chaos, makeChaos, parseChaos } from '../../../src/sandbox/faults/chaos.ts';
import { startSandbox } from '../../../src/sandbox/server.ts';

const chaosOf = (text: string): Chaos => {
  const parsed = parseChaos(text);
  if (!parsed.ok) throw new Error(parsed.error);
  return parsed.value;
};

describe('parseChaos', () => {
  it('reads every part, in any order, and leaves out what is left out', () => {
    const whole = 'latency=150±50,429=5%,500=0.5%,5xx=2%,cut=1%,expire=30s,html=1%';
    expect([whole, 'html=1% , latency=80+-5ms', 'latency=20', 'expire=7s'].map(chaosOf)).toEqual([
      {
        latency: { meanMs: 150, spreadMs: 50 },
        shares: { '429': 5, '500': 0.5, '5xx': 2, cut: 1, html: 1 },
        tokenSeconds: 30,
      },
      { latency: { meanMs: 80, spreadMs: 5 }, shares: { html: 1 } },
      { latency: { meanMs: 20, spreadMs: 0 }, shares: {} },
      { shares: {}, tokenSeconds: 7 },
    ]);
  });

  it.each([
    ['', 'The parts are latency=150±50, in milliseconds; 429=5%;'],
    ['storm=5%', '"storm=5%" is no part of --chaos. The parts are'],
    ['429=5', '"429=5" is no part of --chaos: it must look like 429=5%.'],
    ['429=101%', '"429=101%" is no part of --chaos: it must look like 429=5%.'],
    ['5xx=-2%', '"5xx=-2%" is no part of --chaos: it must look like 5xx=2%.'],
    ['latency=fast', '"latency=fast" is no part of --chaos: it must look like latency=150±50'],
    ['latency=50±80', 'it goes below 0 or beyond a minute'],
    ['expire=0s', '"expire=0s" is no part of --chaos: it must look like expire=30s.'],
    ['cut=1%,cut=2%', '"cut" is in --chaos twice.'],
    ['cut=60%,html=60%', 'The percentages of --chaos come to 120%, which is over 100%.'],
  ])('names what is wrong with %j', (text, sentence) => {
    const parsed = parseChaos(text);
    expect(parsed.ok ? undefined : parsed.error).toContain(sentence);
  });
});

describe('the weather', () => {
  const chaos = chaosOf('latency=150±50,429=10%,500=5%,5xx=10%,cut=10%,html=10%');
  const skies = (seed: number) => {
    const weather = makeChaos(chaos, seed);
    return Array.from({ length: 2_000 }, (_, number) => weather(number, undefined));
  };

  it('is the same for the same seed, and keeps to its shares', () => {
    const drawn = skies(4);
    const kinds = drawn.map(({ fault }) =>
      fault?.type === 'status' ? String(fault.status) : (fault?.type ?? 'fair'),
    );
    const share = (...names: readonly string[]) =>
      Math.round(kinds.filter((kind) => names.includes(kind)).length / 20);
    expect(drawn).toEqual(skies(4));
    expect(drawn).not.toEqual(skies(5));
    expect(new Set(kinds)).toEqual(
      new Set(['fair', '429', '500', '502', '503', '504', 'cut', 'html']),
    );
    for (const [found, expected] of [
      [share('429'), 10],
      [share('500'), 5],
      [share('502', '503', '504'), 10],
      [share('cut'), 10],
      [share('html'), 10],
    ] as const) {
      expect(Math.abs(found - expected)).toBeLessThanOrEqual(2);
    }
    expect(drawn.every(({ latencyMs }) => latencyMs >= 100 && latencyMs <= 200)).toBe(true);
  });

  it('leaves alone what a queued fault decided, and is fair unless told', () => {
    const queued = { type: 'html', status: 503 } as const;
    const worst = makeChaos(chaosOf('latency=100,cut=100%'), 1);
    expect(worst(1, queued)).toEqual({ latencyMs: 0, fault: queued });
    expect(makeChaos(undefined, 1)(1, undefined)).toEqual({ latencyMs: 0, fault: undefined });
  });
});

describe('a sandbox in bad weather', () => {
  it('is late, sends 429 with the time to wait, and gives tokens that live shortly', async () => {
    const late = await startSandbox({ chaos: chaosOf('latency=60±10,expire=9s') });
    const busy = await startSandbox({ chaos: chaosOf('429=100%') });
    const ask = (baseUrl: string, { clientId, clientSecret } = late) =>
      fetch(`${baseUrl}/oauth/token`, {
        method: 'POST',
        body: new URLSearchParams({
          grant_type: 'client_credentials',
          client_id: clientId,
          client_secret: clientSecret,
        }),
      });
    const fromMs = performance.now();
    const token = (await (await ask(late.baseUrl)).json()) as { expires_in: number };
    const tookMs = performance.now() - fromMs;
    const refused = await ask(busy.baseUrl);
    expect(token.expires_in).toBe(9);
    expect(tookMs).toBeGreaterThanOrEqual(49);
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([
      429,
      expect.stringMatching(/^[12]$/),
    ]);
    await Promise.all([late.close(), busy.close()]);
  });
});
