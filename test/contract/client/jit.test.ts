import { beforeAll, describe, expect, it } from 'vitest';
import {
  type ConnectionHit,
  isSameConnection,
} from '../../../src/model/access/entitlementConnection.ts';
import { type ActivationRecord, isRunning } from '../../../src/model/jit/jitActivation.ts';
import {
  answerOf,
  errorOf,
  firstOf,
  plainAndQuirky,
  rowsOf,
  startTenant,
  tenantForTests,
} from './tenant.ts';

describe.each(plainAndQuirky)('activations just in time ($title)', ({ scheme, quirks }) => {
  const tenant = tenantForTests({ scheme, quirks });
  let mine: readonly ConnectionHit[];
  beforeAll(async () => {
    const filters = 'type eq "JIT"';
    mine = await rowsOf(tenant.api.entitlementConnections.listMine({ filters }));
  });

  const on = (sourceName: string): string =>
    mine.find(({ source }) => source?.name?.startsWith(sourceName))?.id ?? '';
  const stateOf = async (connection: string) => {
    const rows = await rowsOf(tenant.api.entitlementConnections.listMine());
    return rows.find(({ id }) => id === connection)?.state?.value;
  };
  const recordOf = async (connection: string): Promise<ActivationRecord | undefined> => {
    const records = await rowsOf(tenant.api.jitActivations.myHistory());
    return records.find(({ connectionId }) => isSameConnection(connectionId ?? '', connection));
  };

  it('are accepted, given, prolonged, ended by hand, and written down all the while', async () => {
    const { jitActivations } = tenant.api;
    const id = on('Corporate Active Directory');
    const accepted = await answerOf(jitActivations.activate(id, 60));
    const again = await errorOf(jitActivations.activate(id, 60));
    tenant.wait(46_000);
    const given = await recordOf(id);
    const active = await stateOf(id);
    const extended = await answerOf(jitActivations.extend(id, 15));
    const ended = await answerOf(jitActivations.deactivate(id));
    tenant.wait(36_000);
    const done = await recordOf(id);
    expect({
      accepted: [accepted.value.status, accepted.value.activationPeriodMins],
      same: isSameConnection(accepted.value.connectionId ?? '', id),
      again: again.tag,
      given: [given?.id === accepted.value.activationId, given?.status, given?.error],
      active,
      extended: [extended.value.status, extended.value.activationPeriodExtensionMins],
      ended: ended.value.status,
      done: [done?.status, done?.deprovisionComplete !== undefined],
      free: await stateOf(id),
      extendLate: (await errorOf(jitActivations.extend(id, 15))).tag,
      endLate: (await errorOf(jitActivations.deactivate(id))).tag,
    }).toEqual({
      accepted: ['CREATING', 60],
      same: true,
      again: 'badRequest',
      given: [true, 'PROVISIONED', undefined],
      active: 'Active',
      extended: ['PROVISIONED', 15],
      ended: 'DEPROVISIONING',
      done: ['COMPLETE', true],
      free: 'Available',
      extendLate: 'notFound',
      endLate: 'notFound',
    });
    expect(given?.provisionDurationMins).toBeGreaterThan(0);
  });

  it('fail after they were accepted: beyond the policy, or where the target is not there', async () => {
    const { jitActivations } = tenant.api;
    const [tooLong, dark] = [on('Microsoft Entra ID'), on('APAC Active Directory')];
    const answers = [
      await answerOf(jitActivations.activate(tooLong, 481)),
      await answerOf(jitActivations.activate(dark, 30)),
    ];
    tenant.wait(46_000);
    const records = [await recordOf(tooLong), await recordOf(dark)];
    expect({
      accepted: answers.map(({ value }) => value.status),
      statuses: records.map((record) => record?.status),
      errors: records.map((record) => record?.error?.replace(/\d+ minutes/, 'minutes')),
      states: [await stateOf(tooLong), await stateOf(dark)],
    }).toEqual({
      accepted: ['CREATING', 'CREATING'],
      statuses: ['ERROR', 'ERROR'],
      errors: [
        'The requested minutes exceed the maximum of 480 of the policy.',
        'Upstream provisioning failed after 3 retries (503)',
      ],
      states: ['Available', 'Error'],
    });
  });

  it('are called off before they are given', async () => {
    const { jitActivations } = tenant.api;
    const id = on('CyberArk Vault');
    await answerOf(jitActivations.activate(id, 30));
    await answerOf(jitActivations.deactivate(id));
    tenant.wait(40_000);
    const record = await recordOf(id);
    expect([record?.status, record?.provisionCompleted]).toEqual(['CANCELLED', undefined]);
  });

  it('are refused at once for what is unknown, not just in time, or no period', async () => {
    const { entitlementConnections, jitActivations } = tenant.api;
    const standing = await rowsOf(
      entitlementConnections.listMine({ filters: 'type eq "STANDING"' }),
    );
    const others = await rowsOf(entitlementConnections.list({ filters: 'type eq "JIT"' }));
    const other = others.find(({ id }) => mine.every((hit) => hit.id !== id));
    const id = on('AWS Organization');
    const errors = [
      await errorOf(jitActivations.activate('0'.repeat(32), 30)),
      await errorOf(jitActivations.activate(standing[0]?.id ?? '', 30)),
      await errorOf(jitActivations.activate(other?.id ?? '', 30)),
      await errorOf(jitActivations.activate(id, 0)),
      await errorOf(jitActivations.activate('Domain Admins', 30)),
      await errorOf(jitActivations.extend(id, 30)),
    ];
    expect(errors.map(({ tag }) => tag)).toEqual([
      'notFound',
      'badRequest',
      'forbidden',
      'badRequest',
      'badRequest',
      'notFound',
    ]);
  });

  it('of 90 days are in the history, mine and those of all, the latest first', async () => {
    const { jitActivations } = tenant.api;
    const all = await rowsOf(jitActivations.history());
    const own = await rowsOf(jitActivations.myHistory());
    const cancelled = await rowsOf(jitActivations.history({ filters: 'status eq "CANCELLED"' }));
    const times = all.map(({ activationInitiated }) => Date.parse(activationInitiated ?? ''));
    const readable = times.filter((time) => !Number.isNaN(time));
    expect({
      ordered: readable.every((time, index) => time <= (readable[index - 1] ?? time)),
      own: [...new Set(own.map(({ identityName }) => identityName))],
      fewer: own.length < all.length,
      running: all.filter(({ status }) => isRunning(status)).map(({ status }) => status),
      cancelled: cancelled.every(({ status }) => status === 'CANCELLED'),
      ids: new Set(all.map(({ id }) => id)).size === all.length,
    }).toEqual({
      ordered: true,
      own: ['Noor Operator'],
      fewer: true,
      running: ['PROVISIONED'],
      cancelled: true,
      ids: true,
    });
    expect(all.length).toBeGreaterThan(100);
  });
});

describe('an activation', () => {
  it('ends when its time is up', async () => {
    const tenant = await startTenant();
    const { entitlementConnections, jitActivations } = tenant.api;
    const filters = 'type eq "JIT" and source.name eq "CyberArk Vault"';
    const [hit] = await rowsOf(entitlementConnections.listMine({ filters }));
    const { value } = await answerOf(jitActivations.activate(hit?.id ?? '', 1));
    tenant.wait(141_000);
    const own = await rowsOf(jitActivations.myHistory());
    const record = own.find(({ id }) => id === value.activationId);
    const [after] = await rowsOf(entitlementConnections.listMine({ filters }));
    await tenant.close();
    expect([record?.status, after?.state?.value]).toEqual(['COMPLETE', 'Available']);
  });
});

describe('activations for others', () => {
  it('are read by users only, and all of them by administrators only', async () => {
    const desk = await startTenant({ as: 'helpDesk' });
    const application = await startTenant({ as: 'application' });
    const tagOf = async (pages: ReturnType<typeof desk.api.jitActivations.history>) => {
      const first = await firstOf(pages);
      return first.ok ? 'fine' : first.error.tag;
    };
    const tags = [
      await tagOf(desk.api.jitActivations.history()),
      await tagOf(desk.api.jitActivations.myHistory()),
      await tagOf(application.api.jitActivations.myHistory()),
      (await errorOf(application.api.jitActivations.deactivate('0'.repeat(32)))).tag,
    ];
    await desk.close();
    await application.close();
    expect(tags).toEqual(['forbidden', 'fine', 'forbidden', 'forbidden']);
  });
});
