import { describe, expect } from 'vitest';
import type { OperationId } from '../../src/model/operations.ts';
import type { App } from '../dsl/app.ts';
import { scenario } from '../dsl/scenario.ts';

const atHome = { variables: { SPYGLASS_START: 'home' } } as const;
const refused = {
  detailCode: '403 Forbidden',
  messages: [{ locale: 'en-US', localeOrigin: 'DEFAULT', text: 'No.' }],
};

/** Waits until everything that home asks for has come. */
const isWhole = (app: App): Promise<void> =>
  app.title(/^FINDINGS \d+ +\d+ of 42 sources need(?!.*still)/);

describe('home', () => {
  scenario(
    'is where the program begins, and says what is wrong and why',
    atHome,
    async ({ app }) => {
      await isWhole(app);
      await app.sees(
        /▸ 2 ✗ Singapore Branch: no VA answers, 2 source… +now/,
        /✗ DMZ Active Directory: password expired/,
        /✗ Partner LDAP: certificate not trusted +last run/,
      );
      await app.filter('DMZ');
      await app.sees(
        /DMZ Active Directory: the password of the account has expired +SG-CRED-EXPIRED/,
        /since +.* · first seen by the health check/,
        /changed +none is recorded in the 24 h before/,
        /broke +at least \d+ changes of \d+ people ended in error since/,
        /could touch +.*accounts/,
        /next +Renew it where the target keeps it/,
      );
      await app.do('thing.why');
      await app.crumbs('DMZ Active Directory: why');
      await app.sees(
        /✗ credentials +the password of the account has expired/,
        /✓ \d are fine +token · tenant · cluster/,
        'data 532',
      );
      await app.do('thing.probe');
      await app.sees(/✗ check connection +FAILED/);
      await app.do('view.back');
      await app.sees(/✗ credentials +the password of the account has expired +your connection/);
      await app.do('view.back');
      await app.sees(/DMZ Active Directory: password expired +now/);
    },
  );

  scenario('unfolds a cluster, and opens the source in it', atHome, async ({ app }) => {
    await isWhole(app);
    await app.filter('Singapore');
    await app.press('enter');
    await app.sees('▾', 'APAC Active Directory: no VA answers', 'Fleet Portal API: no VA answers');
    await app.press('j', 'enter');
    await app.crumbs(/findings › (APAC|Fleet)/);
    await app.command('home');
    await app.title('FINDINGS');
  });

  scenario('leads from a source, its run and its cluster to why', {}, async ({ app }) => {
    await app.title('SOURCES 42');
    await app.filter('APAC');
    await app.do('thing.why');
    await app.sees('no VA of the cluster answers', /✗ cluster/, /✗ va/);
    await app.command('clusters Singapore Branch');
    await app.do('thing.why');
    await app.sees('SG-CLUSTER-FAILED', 'FOLDED INTO IT');
  });

  const missing: readonly (readonly [OperationId, RegExp])[] = [
    ['get-managed-clusters', /not looked at: .*clusters/],
    ['get-task-status-list', /not looked at: .*runs/],
    ['search-post', /not looked at: .*what changed before/],
  ];
  for (const [operation, words] of missing) {
    scenario(
      `works without ${operation}, and says what was not looked at`,
      {
        ...atHome,
        size: { columns: 120, rows: 40 },
        given: (tenant) => tenant.fails(operation, 403, { times: 99, body: refused }),
      },
      async ({ app }) => {
        await isWhole(app);
        await app.sees(words, '✗ DMZ Active Directory', /✓ \d+ of 42 sources are healthy/);
      },
    );
  }

  scenario(
    'of a tenant with which nothing is wrong is one line that says so',
    { ...atHome, tenant: { scenario: 'healthy' } },
    async ({ app }) => {
      await app.title(/^FINDINGS 0 +0 of 42 sources need attention(?!.*still)/);
      await app.sees(/All 42 sources are healthy; no failure is known; \d+ runs in \d+ d/);
      const lines = await app.screen();
      expect(lines.slice(0, -1).filter((line) => /[✗~?] \S+.*:/.test(line))).toEqual([]);
    },
  );
});
