import { expect } from 'vitest';
import { scenario } from '../dsl/scenario.ts';

const check = /^POST \/sources\/v1\/\w+\/connector\/check-connection/;

scenario(
  'a probe says since when it runs, and keys work beside it',
  {},
  async ({ app, tenant }) => {
    await app.title('SOURCES 42');
    await app.filter('dmz');
    tenant.holds('test-source-connection');
    await app.do('thing.probe');
    await app.sees(/… check connection {2}running since \d\d:\d\d:\d\d/);
    await app.do('help.open');
    await app.sees('IN A THING  (here)');
    await app.do('help.close');
    await app.press('esc');
    await app.title('filter dmz');
    tenant.releases('test-source-connection');
    await app.do('list.open');
    await app.sees('FAILED after');
    expect(tenant.log().filter((line) => check.test(line))).toHaveLength(1);
  },
);

scenario('a probe that passes says so', {}, async ({ app }) => {
  await app.title('SOURCES 42');
  await app.filter('corporate');
  await app.do('thing.probe');
  await app.sees(/✓ check connection {2}passed after/);
});

scenario('a probe is sent once, even where the gateway fails', {}, async ({ app, tenant }) => {
  await app.title('SOURCES 42');
  tenant.fails('test-source-connection', 503);
  await app.do('thing.probe');
  await app.sees('? check connection  could not be run', 'status 503');
  expect(tenant.log().filter((line) => check.test(line))).toHaveLength(1);
});

scenario(
  'a probe that runs is cancelled with the key that it names',
  {},
  async ({ app, tenant }) => {
    await app.title('SOURCES 42');
    tenant.holds('test-source-connection');
    await app.do('thing.probe');
    await app.sees('ctrl-c cancels');
    await app.press('ctrl-c');
    await app.lacks('running since');
    await app.crumbs('Agency Staff CSV');
  },
);
