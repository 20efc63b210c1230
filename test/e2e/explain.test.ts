import { expect, it } from 'vitest';
import { runCommand } from '../dsl/command.ts';
import { play, testHome, testTenant } from '../dsl/play.ts';

it('spyglass explain prints the page of a code without a tenant or settings, and names what it does not know', async () => {
  const [page, list, unknown] = await Promise.all([
    runCommand(['explain', 'cred-expired']),
    runCommand(['explain']),
    runCommand(['explain', 'CRED-EXPIRD']),
  ]);
  expect([page.code, page.stderr]).toEqual([0, '']);
  expect(page.stdout).toMatch(/^ SG-CRED-EXPIRED · credentials\n.*WHAT TO DO\n 1\. /s);
  expect(page.stdout.split('\n').filter((line) => line.length > 80)).toEqual([]);
  expect(list.code).toBe(0);
  expect(list.stdout).toMatch(/\n CREDENTIALS\n {2}SG-CRED-EXPIRED /);
  expect([unknown.code, unknown.stdout]).toEqual([2, '']);
  expect(unknown.stderr).toContain('did you mean SG-CRED-EXPIRED?');
});

it(':explain opens the page of a code over the view, by its name or out of the list that words narrow', async () => {
  const tenant = await testTenant();
  await play(
    { home: testHome(), tenants: [tenant], variables: tenant.variables },
    async ({ app }) => {
      await app.title('SOURCES 42');
      await app.do('command.open');
      await app.type('explain cred-e');
      await app.sees(':explain cred-expired');
      await app.do('command.complete');
      await app.do('command.run');
      await app.sees('SG-CRED-EXPIRED · credentials', 'EASILY MISTAKEN FOR');
      await app.do('code.list');
      await app.cursorRow('SG-CRED-EXPIRED');
      await app.do('codes.search');
      await app.type('proxy tunnel');
      await app.do('codesSearch.keep');
      await app.cursorRow('SG-PROXY-REFUSED');
      await app.do('codes.open');
      await app.sees('SG-PROXY-REFUSED · VA');
      await app.command('explain crd-expired');
      await app.message(/did you mean SG-CRED-EXPIRED\?/);
      await app.sees('SG-PROXY-REFUSED · VA');
      await app.do('code.close');
      await app.sees('CODES OF FINDINGS', '"proxy tunnel"');
      await app.do('codes.close');
      await app.title('SOURCES 42');
      await app.filter('dmz');
      await app.do('thing.probe');
      await app.sees(/SG-CRED-\w+: E opens its page\./);
      await app.do('probe.explain');
      await app.sees(/SG-CRED-\w+ · credentials/);
    },
  );
});
