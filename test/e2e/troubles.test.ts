import { describe, expect, it } from 'vitest';
import { type App, createApp } from '../dsl/app.ts';
import { createScripts } from '../dsl/asScript.ts';
import { runCommand } from '../dsl/command.ts';
import { startInProcess } from '../dsl/inProcess.ts';
import { patienceMs } from '../dsl/patience.ts';
import { scenario } from '../dsl/scenario.ts';
import { isDear } from '../dsl/share.ts';
import type { Tenant } from '../dsl/tenant.ts';
import { inWorld, type MakeWorld, odd, oddBytes, tenantThat, type World } from '../dsl/worlds.ts';

const hourMs = 3_600_000;

const asScript = createScripts((turn) => isDear(turn, 6));

/** What get prints as JSON; `[]` where it prints nothing. */
const getJson = async (
  { variables }: World,
  argv: readonly string[],
  run: typeof asScript = asScript,
) => {
  const { stdout, ...outcome } = await run(['get', ...argv, '-o', 'json'], variables);
  const rows = (stdout === '' ? [] : JSON.parse(stdout)) as readonly { readonly id: string }[];
  return { ...outcome, rows };
};

/** Plays with an explorer in a world; the clock of its machine may be wrong. */
const explore = (
  make: MakeWorld,
  argv: readonly string[],
  play: (app: App, world: World, tenant: Tenant) => Promise<void>,
  wrongByMs = 0,
): Promise<void> =>
  inWorld(make, async (world, tenant) => {
    const variables = {
      SPYGLASS_E2E: '1',
      SPYGLASS_START: 'sources',
      HOME: '/nonexistent',
      ...world.variables,
    };
    const rightNow = Date.now;
    // The explorer takes the clock with it when it starts; nothing else sees the wrong one.
    Date.now = () => rightNow() + wrongByMs;
    const driver = startInProcess({ argv, variables, size: { columns: 80, rows: 24 } });
    Date.now = rightNow;
    const app = createApp(driver, tenant);
    try {
      await play(app, world, tenant);
      await app.leave();
      expect(await app.exit()).toEqual({ code: 0, line: 'as before' });
    } finally {
      driver.end();
    }
  });

/** The method and the status of each request. */
const statuses = (tenant: Tenant): readonly string[] =>
  tenant.sandbox.log.map(({ method, status }) => `${method} ${status ?? 'cut'}`);

describe('a trouble that passes costs a wait, and is not even mentioned', () => {
  const limited = (headers: Readonly<Record<string, string>>) => (tenant: Tenant) =>
    tenant.answers('list-sources', { type: 'status', status: 429, headers });
  /** HTTP dates have no parts of a second, so the answer brings the date that goes with it. */
  const atDate = (offsetMs: number) => {
    const [now, later] = [0, 1_000].map((ms) => new Date(Date.now() + offsetMs + ms).toUTCString());
    return { Date: now ?? '', 'Retry-After': later ?? '' };
  };
  const words = { type: 'body', status: 429, contentType: 'application/json', body: '{}' } as const;
  const once = ['POST 200', 'GET 429', 'GET 200'];
  it.concurrent.each<[string, (tenant: Tenant) => void, readonly string[], number]>([
    ['429 for a second', limited({ 'Retry-After': '1' }), once, 1_000],
    ['429 until a date', limited(atDate(0)), once, 1_000],
    ['429 until a date of a clock an hour slow', limited(atDate(-hourMs)), once, 1_000],
    [
      '429 without a word of how long',
      (tenant) => tenant.answers('list-sources', words),
      once,
      500,
    ],
    ['429 for absurdly long', limited({ 'Retry-After': '1000000000' }), once, 500],
    ['503', (tenant) => tenant.fails('list-sources', 503), ['POST 200', 'GET 503', 'GET 200'], 150],
    ['a cut', (tenant) => tenant.drops('list-sources'), ['POST 200', 'GET cut', 'GET 200'], 150],
    [
      '401',
      (tenant) => tenant.fails('list-sources', 401),
      ['POST 200', 'GET 401', 'POST 200', 'GET 200'],
      0,
    ],
    [
      'a token endpoint that is not there for a moment',
      (tenant) => tenant.fails('create-token', 503, { times: 2 }),
      ['POST 503', 'POST 503', 'POST 200', 'GET 200'],
      0,
    ],
  ])('%s', async (_, order, requests, waitMs) => {
    await inWorld(tenantThat(order), async (world, tenant) => {
      const { rows, ...outcome } = await getJson(world, ['sources']);
      expect([outcome, rows.length, statuses(tenant)]).toEqual([
        { code: 0, stderr: '' },
        42,
        requests,
      ]);
      const [before = 0, last = 0] = tenant.sandbox.log.slice(-2).map(({ atMs }) => atMs);
      // The clocks of two processes count milliseconds from different moments.
      expect(last - before).toBeGreaterThanOrEqual(waitMs - 2);
    });
  });
});

describe('a token that ends in the middle of a long list', () => {
  const list = ['entitlements', '--source', 'DMZ Active Directory'];
  /** The first page is let in, and then the token is worth nothing. */
  const endsAfterOnePage = (tenant: Tenant) => {
    void tenant.arrival('GET /entitlements/v1').then(tenant.expiresToken);
  };

  it('leaves no row out and none twice, and costs one more token', async () => {
    const idsIn = (make: MakeWorld, look: (tenant: Tenant) => void = () => undefined) =>
      inWorld(make, async (world, tenant) => {
        const { rows, ...outcome } = await getJson(world, list);
        look(tenant);
        return { ...outcome, ids: rows.map(({ id }) => id) };
      });
    // The same seed makes the same tenant, but for the times in it.
    const all = await idsIn(tenantThat(() => undefined));
    expect([all.ids.length, new Set(all.ids).size]).toEqual([1_204, 1_204]);
    const again = await idsIn(tenantThat(endsAfterOnePage), (tenant) => {
      const pages = tenant.received('GET /entitlements/v1').map(({ status }) => status);
      expect([tenant.received('POST /oauth/token').length, pages.sort()]).toEqual([
        2,
        [...new Array(5).fill(200), ...new Array(4).fill(401)],
      ]);
    });
    expect(again).toEqual(all);
  });

  scenario('is not seen in the explorer', { given: endsAfterOnePage }, async ({ app, tenant }) => {
    await app.command('entitlements dmz active');
    await app.title(/^ENTITLEMENTS 1,204 {3}of DMZ Active Directory$/);
    expect([tenant.received('POST /oauth/token').length, statuses(tenant)]).toEqual([
      2,
      expect.arrayContaining(['GET 401']),
    ]);
  });
});

describe('a body of 10 MB', () => {
  const big = [{ id: 's1', name: 'Big', description: 'x'.repeat(10_000_000) }];
  const world = oddBytes(JSON.stringify(big), { 'x-total-count': '1' });

  it('is printed by get, whole', async () => {
    const outcome = await inWorld(world, (made) => getJson(made, ['sources'], runCommand));
    expect({ ...outcome, rows: outcome.rows.length }).toEqual({ code: 0, stderr: '', rows: 1 });
    expect(JSON.stringify(outcome.rows) === JSON.stringify(big)).toBe(true);
  });

  it('is a row like any other in the explorer', async () => {
    await explore(world, [], async (app, { requests }) => {
      await app.title('SOURCES 1');
      await app.cursorRow('Big');
      expect(requests()).toBe(2);
    });
  });
});

describe('a list of which offsets reach a part only, where there is no other way', () => {
  /** 10,001 entitlements that no other order or filter cuts off: they have no date, and all parameters are ignored. */
  const world = odd(({ url = '' }, response) => {
    const { pathname, searchParams: query } = new URL(url, 'http://odd');
    if (!pathname.startsWith('/entitlements')) {
      response.end('[]');
      return;
    }
    const [offset, limit] = [Number(query.get('offset')), Number(query.get('limit'))];
    const rows = Array.from({ length: limit }, (_, index) => ({ id: `e${offset + index}` }));
    response.writeHead(200, { 'content-type': 'application/json', 'x-total-count': '10001' });
    response.end(JSON.stringify(rows));
  });
  const says =
    'Only the first 10,000 rows of the call can be reached. Narrow the list with a filter, so that what is looked for is among them.';

  it('is refused by get: a part is never printed as if it were all', async () => {
    expect(await inWorld(world, (made) => getJson(made, ['entitlements']))).toEqual({
      code: 3,
      stderr: `spyglass get: ${says}\n`,
      rows: [],
    });
  });

  it('is shown by the explorer as far as it goes, with the reason', async () => {
    await explore(world, ['-c', 'entitlements'], async (app) => {
      await app.title('ENTITLEMENTS 10,000/10,001');
      await app.reads(says);
      await app.do('move.down');
      await app.cursorRow('e1');
    });
  });
});

describe('the clock of this machine', () => {
  it.each([
    ['slow', -hourMs],
    ['fast', hourMs],
  ])('may be an hour %s: no token is thrown away, no wait gets longer', async (_, wrongByMs) => {
    const limited = (tenant: Tenant) =>
      tenant.answers('list-sources', {
        type: 'status',
        status: 429,
        headers: { 'Retry-After': new Date(Date.now() + 1_000).toUTCString() },
      });
    await explore(
      tenantThat(limited),
      [],
      async (app, _world, tenant) => {
        await app.title(/^SOURCES 42$/);
        await app.do('view.refresh');
        await app.title(/^SOURCES 42$/);
        expect(statuses(tenant)).toEqual(['POST 200', 'GET 429', 'GET 200', 'GET 200']);
        const [, first = 0, second = 0] = tenant.sandbox.log.map(({ atMs }) => atMs);
        expect(second - first).toBeLessThan(patienceMs);
      },
      wrongByMs,
    );
  });
});

describe('a change is sent once, whatever becomes of it', () => {
  const operation = 'patch-jit-activation-config';
  const line = 'PATCH /jit-activation-config/v1/policy';
  const known = 'Not changed. The tenant turned patch-jit-activation-config away';
  const unknown = 'It may have arrived.';
  const unanswered = 'It may have been carried out all the same';
  const cases: readonly (readonly [
    name: string,
    order: (tenant: Tenant) => void,
    says: string,
    /** What the tenant has in the end, in minutes. */
    minutes: number,
  ])[] = [
    ['429', ({ fails }) => fails(operation, 429, { times: 9 }), known, 480],
    ['500', ({ fails }) => fails(operation, 500, { times: 9 }), unknown, 480],
    ['503', ({ fails }) => fails(operation, 503, { times: 9 }), unknown, 480],
    [
      'a web page',
      ({ answers }) => answers(operation, { type: 'html', status: 502 }, 9),
      unknown,
      480,
    ],
    ['a cut before it', ({ drops }) => drops(operation, 'before', 9), unanswered, 480],
    ['a cut after it', ({ drops }) => drops(operation, 'middle', 9), unanswered, 240],
  ];
  for (const [name, order, says, minutes] of cases) {
    scenario(
      name,
      { argv: ['--write', '-c', 'jit'], size: { columns: 200, rows: 24 }, given: order },
      async ({ app, tenant }) => {
        await app.cursorRow('480 min');
        await app.do('form.edit');
        await app.press('ctrl-e', 'ctrl-u');
        await app.type('4h');
        await app.do('edit.keep');
        await app.do('form.review');
        await app.do('confirm.choose');
        await app.do('confirm.do');
        await app.message(says);
        await app.do('view.refresh');
        await app.cursorRow('240 min');
        expect(tenant.received(line)).toHaveLength(1);
        const policy = await tenant.asks('/jit-activation-config/v1/policy');
        expect(policy).toMatchObject({ maxActivationPeriodMins: minutes });
      },
    );
  }

  scenario(
    'a token that has ended is no reason to give up: the refused change was not carried out',
    { argv: ['--write', '-c', 'jit'] },
    async ({ app, tenant }) => {
      await app.cursorRow('480 min');
      await app.do('form.edit');
      await app.press('ctrl-e', 'ctrl-u');
      await app.type('4h');
      await app.do('edit.keep');
      await app.do('form.review');
      await app.do('confirm.choose');
      tenant.fails(operation, 401);
      await app.do('confirm.do');
      await app.message('Changed 1 field, and read again.');
      expect(tenant.received(line).map(({ status }) => status)).toEqual([401, 200]);
    },
  );
});

scenario(
  'a session that would lock itself in a quarter of an hour ends at once when it is left',
  { driver: 'pseudoTerminal' },
  async ({ app, tenant }) => {
    await app.command('unlock');
    await app.type(new URL(tenant.sandbox.baseUrl).host);
    await app.press('enter');
    await app.header('WRITE until');
    expect(await app.quit()).toBe(0);
  },
);
