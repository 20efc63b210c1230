import { describe, expect } from 'vitest';
import { getInProcess } from '../dsl/getInProcess.ts';
import { scenario } from '../dsl/scenario.ts';
import type { Tenant } from '../dsl/tenant.ts';

type Named = { readonly id: string; readonly name: string };

const namedIn = async (tenant: Tenant, path: string): Promise<readonly Named[]> =>
  (await tenant.asks(path)) as readonly Named[];

describe('what a detail names leads there', () => {
  scenario('the source of a task', {}, async ({ app }) => {
    await app.command('tasks dmz');
    await app.do('list.open');
    await app.press('tab', 'tab');
    await app.cursorRow('of                DMZ Active Directory →');
    await app.press('enter');
    await app.title('▌DMZ Active Directory');
  });

  scenario('the source of an activation', {}, async ({ app }) => {
    await app.command('jith');
    await app.title('ACTIVATIONS');
    await app.do('list.open');
    await app.press('tab', 'tab', 'tab');
    await app.cursorRow(/^▌?\s*source .*→/);
    await app.press('enter');
    await app.sees('entitlements');
    await app.crumbs(/^ sources › activations › .+ › \S/);
  });

  scenario('the source of a search hit, which J finds too', {}, async ({ app }) => {
    await app.command('search');
    await app.title('SEARCH HITS');
    await app.filter('dmz');
    await app.do('list.open');
    await app.press('tab');
    await app.cursorRow('of                DMZ Active Directory →');
    await app.press('esc', 'J');
    await app.title('▌DMZ Active Directory');
  });
});

describe('an appliance', () => {
  scenario('names its cluster, in the list and as a link', {}, async ({ app, tenant }) => {
    const clusters = await namedIn(tenant, '/managed-clusters/v1?limit=250');
    await app.command('clients');
    await app.title('CLIENTS 9');
    await app.sees(/NAME +STATUS +SEEN +CLUSTER/, /va-sin-01 +✗ failed +\S+ \S+ +Singapore Branch/);
    await app.filter('cluster:singapore');
    await app.title('CLIENTS 2 of 9');
    await app.do('list.open');
    await app.press('tab', 'tab', 'tab');
    await app.cursorRow('cluster           Singapore Branch →');
    await app.press('enter');
    await app.title('▌Singapore Branch');
    await app.press('1');
    await app.title('CLIENTS 2');
    const id = clusters.find(({ name }) => name === 'Singapore Branch')?.id;
    await app.press('y');
    await app.sees(`"clusterId": "${id}"`);
    await app.lacks('Singapore Branch",');
  });

  scenario(
    'shows the id of its cluster where clusters may not be seen',
    { given: (tenant) => tenant.fails('get-managed-clusters', 403, { times: 9 }) },
    async ({ app, tenant }) => {
      const [client] = (await tenant.asks('/managed-clients/v1?limit=1')) as readonly {
        readonly clusterId: string;
      }[];
      await app.command('clients');
      await app.title('CLIENTS 9');
      await app.do('list.open');
      await app.sees(`cluster           ${client?.clusterId} →`);
    },
  );
});

describe('the privilege of an entitlement', () => {
  scenario(
    'is not said to be none where the tenant only says it is not high',
    {},
    async (stage) => {
      const { app } = stage;
      await app.command('src corporate');
      await app.press('3');
      await app.filter('night.operator');
      await app.do('list.open');
      await app.press('1');
      await app.title('ENTITLEMENTS OF AN ACCOUNT');
      await app.sees(/PRIVILEGE/, /not high|HIGH/);
      await app.lacks('NONE');
    },
  );
});

describe('a running aggregation', () => {
  scenario('is a part of its task, and says its time as elsewhere', {}, async ({ app }) => {
    await app.command('tasks /running account');
    await app.do('list.open');
    await app.press('1');
    await app.crumbs(/ › progress$/);
    await app.title(/^▌aggregation since \d{4}-\d\d-\d\d \d\d:\d\d/);
    await app.press('J');
    await app.crumbs(/^ sources › tasks › Cloud Account Aggregation of [^›]+$/);
  });
});

describe('the state of a connection', () => {
  scenario('is explained by how it is held', {}, async ({ app }) => {
    await app.command('connections /held:standing');
    await app.title('CONNECTIONS');
    await app.do('list.open');
    await app.reads(
      'Held for good: the access is there all the time, and nothing has to be activated.',
    );
    await app.command('connections /held:just');
    await app.do('list.open');
    await app.reads('It can be activated just in time.');
  });
});

describe('get jit', () => {
  scenario(
    'has names where the screen has them, and ids where they cannot be read',
    {},
    async (stage) => {
      const { tenant } = stage;
      const get = (...argv: readonly string[]) =>
        getInProcess(['jit', ...argv], { variables: tenant.variables });
      const table = await get();
      const json = JSON.parse((await get('-o', 'json')).stdout) as {
        readonly entitlementIds: readonly string[];
      };
      tenant.fails('list-entitlements', 403, { times: 1 });
      const refused = await get();
      expect([
        table.stdout.includes('Domain Admins (Corporate Active Directory)'),
        table.stderr,
        refused.code,
        refused.stdout.includes(json.entitlementIds.join(', ')),
        refused.stderr.includes('shown with ids, as their names could not be read.'),
      ]).toEqual([true, '', 0, true, true]);
    },
  );
});
