import { describe, expect, it } from 'vitest';
import { connectBeside } from '../dsl/client.ts';
import { play, testHome, testTenant } from '../dsl/play.ts';

describe('a version that is on its way out', () => {
  it('is told once for an environment, quietly, and stays in the messages', async () => {
    const tenant = await testTenant({ quirks: [52] });
    const home = testHome();
    await play(
      {
        home,
        argv: ['--api', 'v2024'],
        columns: 120,
        tenants: [tenant],
        variables: tenant.variables,
      },
      async ({ app, terminal }) => {
        await app.title('SOURCES 42');
        await app.message(
          'This tenant says that API v2024 is on its way out. --api v1 uses the newer one.',
        );
        await app.press('j');
        await app.do('view.refresh');
        await app.title('SOURCES 42');
        await app.message(/^$/);
        await app.command('messages');
        const told = () => terminal.lines().filter((line) => line.includes('on its way out'));
        await app.sees('on its way out');
        expect(told()).toHaveLength(1);
      },
    );
  });

  it('is not told of the newer one', async () => {
    const tenant = await testTenant({ quirks: [52] });
    await play(
      { home: testHome(), tenants: [tenant], variables: tenant.variables },
      async ({ app }) => {
        await app.title('SOURCES 42');
        await app.lacks('on its way out');
      },
    );
  });
});

describe('the budget of requests', () => {
  it('that somebody else eats is told once, with the seconds, and the view says why it waits', async () => {
    const tenant = await testTenant();
    const other = connectBeside(tenant);
    let waits = false;
    await play(
      {
        home: testHome(),
        tenants: [tenant],
        columns: 120,
        variables: tenant.variables,
        isWaiting: () => waits,
      },
      async ({ app, terminal }) => {
        await app.title('SOURCES 42');
        await app.header(/API v1 \d\/100/);
        const [source] = (await tenant.asks('/v2024/sources?limit=1')) as { id: string }[];
        await Promise.all(Array.from({ length: 99 }, () => other.sources.get(source?.id ?? '')));
        waits = true;
        await app.do('view.refresh');
        await app.message(
          /Somebody else uses this client's budget, or it is smaller \(API v1\): 429 at \d+\/100, nothing is sent for \d+ s\./,
        );
        await app.header(/API v1 \d+\/100 429, \d+ s/);
        await app.press('j');
        await app.message(/Waiting \d+ s: the tenant has had too many requests \(429\)\./);
        while (!terminal.lines()[2]?.startsWith('SOURCES 42')) await terminal.change();
        while (terminal.lines()[2]?.includes('reading again')) await terminal.change();
        waits = false;
        await app.header(/API v1 \d+\/100 shared/);
        await app.lacks('too many requests');
      },
    );
    await other.close();
    const told = tenant.received('GET /sources/v1').filter(({ status }) => status === 429);
    expect(told.length).toBeGreaterThan(0);
  });
});
