import { expect } from 'vitest';
import { scenario } from '../dsl/scenario.ts';

scenario('what was asked of accounts: from the failed ones to the error', {}, async ({ app }) => {
  await app.title('SOURCES 42');
  await app.command('activities');
  await app.title(/^ACCOUNT ACTIVITIES \d+ .*only the last 7 days/);
  await app.filter('source:DMZ result:failed');
  await app.sees('✗ failed');
  await app.do('thing.open');
  await app.sees('tracking number');
  const shown = (await app.screen()).join('\n');
  expect(shown).toMatch(/error +\[LDAP: error code 49/);
  expect(shown).toMatch(/account +CN=/);
  await app.do('thing.parent');
  await app.title(/DMZ Active Directory/);
  await app.command('activities .');
  await app.title(/^ACCOUNT ACTIVITIES \d+ .*of DMZ Active Directory/);
});
