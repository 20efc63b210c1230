import { describe, expect } from 'vitest';
import type { OperationId } from '../../src/model/operations.ts';
import type { App } from '../dsl/app.ts';
import { scenario } from '../dsl/scenario.ts';
import type { Tenant } from '../dsl/tenant.ts';

const probes: readonly (OperationId | undefined)[] = [
  'ping-cluster',
  'test-source-connection',
  'test-source-configuration',
];

/** The live checks that the tenant was asked for, with what it answered; one that was called off stays open. */
const checks = (tenant: Tenant): readonly string[] =>
  tenant.sandbox.log
    .filter(({ operation }) => probes.includes(operation))
    .map(({ operation, status }) => `${operation} ${status ?? 'open'}`);

const isCheck = ({ operation }: { readonly operation: OperationId | undefined }) =>
  operation === 'test-source-connection';

/** The answer of a check of the connection with these details. */
const checkAnswers = (tenant: Tenant, details: unknown): void =>
  tenant.answers('test-source-connection', {
    type: 'body',
    status: 200,
    contentType: 'application/json',
    body: JSON.stringify({ status: 'FAILURE', elapsedMillis: 1_000, details }),
  });

const probeOf = async (app: App, name: string): Promise<void> => {
  await app.title('SOURCES 42');
  await app.filter(name);
  await app.do('thing.probe');
};

describe('the ladder', () => {
  scenario('goes from the cluster to the configuration', {}, async ({ app, tenant }) => {
    await probeOf(app, 'corporate');
    await app.crumbs(/sources › Corporate Active Directory › probe$/);
    await app.sees(
      /✓ ping cluster +Rotterdam DC – Primary answers +\d+ ms at \d\d:\d\d:\d\d/,
      /✓ check connection +Corporate Active Directory let the +\d+ ms at/,
      /✓ test configuration +the whole configuration works +\d+ ms at/,
      'Every check that makes sense here passed.',
    );
    await app.lacks('not run', 'waits');
    await app.press('F');
    await app.message('Nothing was left out.');
    await app.header('READ-ONLY');
    expect(checks(tenant)).toEqual([
      'ping-cluster 200',
      'test-source-connection 200',
      'test-source-configuration 200',
    ]);
  });

  scenario('ends at the cluster where nobody answers there', {}, async ({ app, tenant }) => {
    await probeOf(app, 'apac');
    await app.sees(
      /✗ ping cluster +FAILED: Singapore Branch did not +15\.0 s at/,
      'pass; the client is the appliance',
      /^ +va-sin-0\d *$/m,
      / {3}check connection +not run: the step before failed/,
      / {3}test configuration +not run: the step before failed/,
    );
    await app.reads('Timeout waiting for response to message 2 from client');
    await app.reads('Ping cluster failed: a VA of the cluster did not answer in time.');
    await app.lacks('password', 'account that');
    expect(checks(tenant)).toEqual(['ping-cluster 200']);
  });

  scenario('ends at the log-in; F runs the rest, R all again', {}, async ({ app, tenant }) => {
    await probeOf(app, 'dmz');
    await app.sees(
      /✓ ping cluster +Rotterdam DC – DR answers/,
      /✗ check connection +FAILED: no connection to DMZ Active +2\.1 s at/,
      / {3}test configuration +not run: the step before failed/,
    );
    await app.reads('Check connection failed: the password of the account has expired.');
    await app.hints('R again · F run what was left out · D whole details');
    // A check that fails is a good answer with bad news in it.
    const first = ['ping-cluster 200', 'test-source-connection 200'];
    expect(checks(tenant)).toEqual(first);

    await app.do('probe.force');
    await app.sees(/✗ test configuration +FAILED: the configuration did not pass/);
    await app.reads('Check connection failed: the password of the account has expired.');
    const forced = [...first, 'test-source-configuration 200'];
    expect(checks(tenant)).toEqual(forced);
    await app.do('probe.force');
    await app.message('Nothing was left out.');

    await app.do('probe.again');
    await app.sees(/ {3}test configuration +not run: the step before failed/);
    expect(checks(tenant)).toEqual([...forced, ...first]);
  });

  scenario('ends at the configuration where the log-in works', {}, async ({ app, tenant }) => {
    await probeOf(app, 'servicenow');
    await app.sees(/✓ check connection/, /✗ test configuration +FAILED: the configuration did/);
    await app.reads('may not read the table sys_user_grmember (403).');
    await app.reads('Test configuration failed: a right is missing for what the connector asked.');
    expect(checks(tenant).at(-1)).toBe('test-source-configuration 200');
  });

  scenario('leaves out the ping where there is no cluster', {}, async ({ app, tenant }) => {
    await probeOf(app, 'name:box');
    await app.sees(
      / {3}ping cluster +not run: this source is on no cluster/,
      /✓ check connection +Box let the connector in/,
      /✓ test configuration/,
      'Every check that makes sense here passed.',
    );
    await app.hints('R again · D whole details');
    await app.do('probe.force');
    await app.message('Nothing was left out.');
    expect(checks(tenant)).toEqual(['test-source-connection 200', 'test-source-configuration 200']);
  });

  scenario('is sent once, even where the gateway fails', {}, async ({ app, tenant }) => {
    await app.title('SOURCES 42');
    tenant.fails('test-source-connection', 503);
    await probeOf(app, 'dmz');
    await app.sees(/\? check connection +could not be run/, 'status 503', 'trackingId');
    await app.sees(/ {3}test configuration +not run: the step before failed/);
    expect(checks(tenant)).toEqual(['ping-cluster 200', 'test-source-connection 503']);
  });

  scenario('that is refused names what the token lacks', {}, async ({ app, tenant }) => {
    tenant.fails('ping-cluster', 403);
    await probeOf(app, 'dmz');
    await app.sees(/\? ping cluster +could not be run/);
    await app.reads(
      'The token needs the scope idn:source-connector:manage and the user level ORG_ADMIN.',
    );
    await app.sees(/ {3}check connection +not run: the step before failed/);
    expect(checks(tenant)).toEqual(['ping-cluster 403']);
  });
});

describe('what the connector said', () => {
  const lines = Array.from({ length: 9 }, (_, index) => `line ${index}`);

  scenario('an object: its error, and with D all of it', {}, async ({ app, tenant }) => {
    checkAnswers(tenant, { error: 'LDAP 49', password: 'hunter2', hints: lines });
    await probeOf(app, 'dmz');
    await app.sees('"error": "LDAP 49"', 'and 9 more lines: D shows them');
    await app.lacks('"line 8"', 'hunter2');
    await app.do('probe.whole');
    await app.sees('"line 8"', '"password": "********"');
    await app.lacks('more lines', 'hunter2');
    await app.do('probe.whole');
    await app.sees('more lines');
  });

  scenario('a text: its beginning, and with D all of it', {}, async ({ app, tenant }) => {
    checkAnswers(tenant, lines.join('\n'));
    await probeOf(app, 'dmz');
    await app.sees('     line 5', 'and 3 more lines: D shows them');
    await app.lacks('line 8');
    await app.do('probe.whole');
    await app.sees('     line 8');
  });

  scenario('nothing is said to be nothing', {}, async ({ app, tenant }) => {
    checkAnswers(tenant, null);
    await probeOf(app, 'dmz');
    await app.sees('the connector sent no details');
    await app.reads('Check connection failed: unclear. The connector sent no text.');
  });
});

describe('a check that runs', () => {
  scenario('says since when, and keys work beside it', {}, async ({ app, tenant }) => {
    tenant.holds('test-source-connection');
    await probeOf(app, 'dmz');
    await app.sees(/… check connection +running for \d+ s · ctrl-c cancels/);
    await app.sees(/ {3}test configuration +waits/);
    await app.do('help.open');
    await app.sees('IN THE CHECKS  (here)');
    await app.do('help.close');
    await app.press('F');
    await app.message('Nothing was left out.');
    tenant.releases('test-source-connection');
    await app.sees(/✗ check connection +FAILED/);
  });

  scenario('goes on behind other views', {}, async ({ app, tenant }) => {
    tenant.holds('test-source-connection');
    await probeOf(app, 'dmz');
    await app.sees('running for');
    await app.press('esc');
    await app.title('filter dmz');
    await app.do('history.back');
    await app.crumbs(/DMZ Active Directory › probe$/);
    // A second has passed: the keys behind it are no part of the burst that began the checks.
    await app.sees(/running for [1-9]/);
    await app.do('history.last');
    await app.title('filter dmz');
    // Asked for again while it runs, it is shown, not begun anew.
    await app.do('thing.probe');
    await app.sees(/✓ ping cluster/, 'running for');
    await app.press('esc');
    tenant.releases('test-source-connection');
    await app.do('history.back');
    await app.sees(/✗ check connection +FAILED/);
    expect(checks(tenant)).toEqual(['ping-cluster 200', 'test-source-connection 200']);
  });

  scenario('is cancelled with the key that it names', {}, async ({ app, tenant }) => {
    tenant.holds('test-source-connection');
    await probeOf(app, 'dmz');
    await app.sees('ctrl-c cancels');
    await tenant.sandbox.arrival(isCheck);
    await app.press('ctrl-c');
    await app.message('The probe was cancelled.');
    await app.crumbs('DMZ Active Directory › probe');
    await app.sees(/- check connection +cancelled/, / {3}test configuration +not run: cancelled/);
    await app.lacks('running for');
    // The tenant has noticed that nobody waits when another question is answered.
    await tenant.asks('/sources/v1?limit=1');
    tenant.releases('test-source-connection');
    await app.do('help.open');
    await app.do('help.close');
    expect(checks(tenant)).toEqual(['ping-cluster 200', 'test-source-connection open']);
  });

  scenario('does not take the program along when it has ended', {}, async ({ app, tenant }) => {
    tenant.holds('test-source-connection');
    await probeOf(app, 'dmz');
    await app.sees('ctrl-c cancels');
    tenant.releases('test-source-connection');
    await app.sees(/✗ check connection +FAILED/);
    await app.press('ctrl-c');
    await app.message('Nothing is running. q goes back, :q or ctrl-c once more leaves spyglass.');
    await app.press('q');
    await app.title('filter dmz');
  });

  scenario('leaves the program to a second ctrl-c', { driver: 'both' }, async ({ app }) => {
    await probeOf(app, 'dmz');
    await app.sees(/✗ check connection +FAILED/);
    await app.send('\u0003', '\u0003');
    expect((await app.exit()).code).toBe(0);
  });

  scenario('is called off where it is begun again', {}, async ({ app, tenant }) => {
    tenant.holds('test-source-connection');
    await probeOf(app, 'dmz');
    await tenant.sandbox.arrival(isCheck);
    await app.do('probe.again');
    await app.sees('running for');
    await tenant.asks('/sources/v1?limit=1');
    tenant.releases('test-source-connection');
    await app.sees(/✗ check connection +FAILED/);
    expect(checks(tenant)).toEqual([
      'ping-cluster 200',
      'test-source-connection open',
      'ping-cluster 200',
      'test-source-connection 200',
    ]);
  });

  scenario('does not keep anyone from leaving', { driver: 'both' }, async ({ app, tenant }) => {
    tenant.holds('test-source-connection');
    await probeOf(app, 'dmz');
    await tenant.sandbox.arrival(isCheck);
    expect(await app.quit()).toBe(0);
    expect(checks(tenant)).toEqual(['ping-cluster 200', 'test-source-connection open']);
  });
});
