import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Gateway, startGateway } from '../dsl/gateway.ts';
import { getInProcess } from '../dsl/getInProcess.ts';
import { play, testHome, testTenant } from '../dsl/play.ts';

describe('a rest that the tenant asks for, in the explorer', () => {
  it.each([
    ['a list', 'list-sources' as const],
    ['the token', 'create-token' as const],
  ])('is counted on screen, and Esc gives up: %s', async (_, operation) => {
    const tenant = await testTenant();
    tenant.answers(operation, { type: 'status', status: 429, headers: { 'Retry-After': '90' } });
    let waits = true;
    await play(
      {
        home: testHome(),
        tenants: [tenant],
        variables: tenant.variables,
        isWaiting: () => waits,
        exitCode: 4,
        lastWords: /too many requests/,
      },
      async ({ app, terminal }) => {
        const told =
          /Waiting (?:90|8\d) s: the tenant has had too many requests \(429\)\. Esc gives up\./;
        while (!terminal.lines().some((line) => told.test(line))) await terminal.change();
        const first = terminal.lines().at(-2);
        while (terminal.lines().at(-2) === first) await terminal.change();
        await app.message(/Waiting 8\d s/);
        await app.press('esc');
        waits = false;
        await app.reads('turned the call away: too many requests. Try again in 8');
        await app.lacks('gives up');
        expect(tenant.received('GET /sources/v1').length).toBeLessThanOrEqual(1);
      },
    );
  });

  it('that is longer than ten minutes is told at once', async () => {
    const tenant = await testTenant();
    tenant.answers('list-sources', {
      type: 'status',
      status: 429,
      headers: { 'Retry-After': '3600' },
    });
    await play(
      {
        home: testHome(),
        tenants: [tenant],
        variables: tenant.variables,
        exitCode: 4,
        lastWords: /too many requests/,
      },
      async ({ app }) => {
        await app.reads('Try again in 60 min');
      },
    );
  });
});

describe('a rest that the tenant asks for, in get', () => {
  let gateway: Gateway;
  beforeAll(async () => {
    gateway = await startGateway();
  });
  afterAll(() => gateway.close());

  it('is waited for once, as long as it says, and told once', async () => {
    let refused = 0;
    gateway.follow(({ path }) => {
      if (path !== '/sources/v1' || refused > 0) return undefined;
      refused += 1;
      return { status: 429, headers: { 'retry-after': '4' }, json: { message: 'later' } };
    });
    const startedMs = performance.now();
    const outcome = await getInProcess(['sources', '--limit', '1'], gateway);
    expect(performance.now() - startedMs).toBeGreaterThan(3_900);
    expect([outcome.code, outcome.stderr]).toEqual([
      0,
      'spyglass get: The tenant has had too many requests (429): waiting 4 s as it asks, then asking again. ^C ends it.\n',
    ]);
  });

  it('that is longer than ten minutes is told at once', async () => {
    gateway.follow(({ path }) =>
      path === '/sources/v1'
        ? { status: 429, headers: { 'retry-after': '900' }, json: { message: 'later' } }
        : undefined,
    );
    const { code, stderr } = await getInProcess(['sources'], gateway);
    const asked = gateway.seen.filter((line) => line.startsWith('GET /sources/v1'));
    expect([code, asked.length]).toEqual([4, 1]);
    expect(stderr).toMatch(/too many requests\. Try again in 15 min;/);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
  });
});
