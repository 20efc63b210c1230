import { beforeAll, describe, expect, it } from 'vitest';
import {
  answerOf,
  asCause,
  type ClientTenant,
  errorOf,
  firstOf,
  rowsOf,
  sourceIdsOf,
  startTenant,
  tenantForTests,
  tenants,
} from './tenant.ts';

const mail = {
  name: 'mail',
  transform: { type: 'identityAttribute', attributes: { name: 'email' } },
  attributes: { cloudRequired: 'true', cloudMaxSize: '20' },
  type: 'string',
};

describe.each(tenants)('provisioning policies ($title)', ({ scheme, quirks }) => {
  const tenant = tenantForTests({ scheme, quirks });
  let ids: ReadonlyMap<string, string>;
  beforeAll(async () => {
    ids = await sourceIdsOf(tenant);
  });
  const idOf = (name: string): string => ids.get(name) ?? 'none';

  it('are those of the company: most sources that can be written to have one for new accounts', async () => {
    const { provisioningPolicies } = tenant.api;
    const rows = await Promise.all(
      [...ids].slice(0, 20).map(async ([name, id]) => ({
        name,
        rows: await rowsOf(provisioningPolicies.list(id)),
      })),
    );
    const policies = rows.flatMap((row) => row.rows);
    const usages = policies.map(({ usageType }) => usageType);
    const create = policies.find(({ usageType }) => usageType === 'CREATE');
    const unique = create?.fields.find(({ attributes }) => attributes.cloudMaxUniqueChecks);
    expect({
      creating: usages.filter((usage) => usage === 'CREATE').length >= 12,
      usages: new Set(usages).size >= 5,
      machines: usages.includes('CREATE_MACHINE_ACCOUNT'),
      nameless: policies.some(({ name }) => name === undefined),
      files: rows.filter(({ name }) => name.endsWith('CSV')).flatMap((row) => row.rows),
      ids: policies.filter(({ id }) => id !== undefined),
      checks: unique?.attributes.cloudMaxUniqueChecks,
      required: unique?.isRequired,
    }).toEqual({
      creating: true,
      usages: true,
      machines: false,
      nameless: true,
      files: [],
      ids: [],
      checks: '50',
      required: true,
    });
  });

  it('are made, replaced, changed and taken away by usage type', async () => {
    const { provisioningPolicies } = tenant.api;
    const id = idOf('Agency Staff CSV');
    const unset = await errorOf(provisioningPolicies.get(id, 'CREATE'));
    const document = { name: null, usageType: 'CREATE', fields: [mail] };
    const made = await answerOf(provisioningPolicies.create(id, document));
    const again = await errorOf(provisioningPolicies.create(id, document));
    const { raw } = await answerOf(provisioningPolicies.get(id, 'CREATE'));
    await answerOf(
      provisioningPolicies.put(id, 'CREATE', { ...(raw as object), description: 'by hand' }),
    );
    const put = await answerOf(provisioningPolicies.get(id, 'CREATE'));
    await answerOf(
      provisioningPolicies.patch(id, 'CREATE', [
        { op: 'add', path: '/fields/0', value: { name: 'id' } },
        { op: 'replace', path: '/description', value: 'by patch' },
      ]),
    );
    const patched = await answerOf(provisioningPolicies.get(id, 'CREATE'));
    await answerOf(provisioningPolicies.delete(id, 'CREATE'));
    expect({
      unset: unset.tag,
      made: made.value.fields.map(({ name, isRequired }) => [name, isRequired]),
      again,
      put: [put.value.description, put.value.fields[0]?.transform],
      patched: [patched.value.description, patched.value.fields.map(({ name }) => name)],
      after: await rowsOf(provisioningPolicies.list(id)),
      twice: (await errorOf(provisioningPolicies.delete(id, 'CREATE'))).tag,
    }).toEqual({
      unset: 'notFound',
      made: [['mail', true]],
      again: asCause('already'),
      put: ['by hand', mail.transform],
      patched: ['by patch', ['id', 'mail']],
      after: [],
      twice: 'notFound',
    });
  });

  it('are replaced many at once: all or none', async () => {
    const { provisioningPolicies } = tenant.api;
    const id = idOf('Badge System CSV');
    const policy = (usageType: string, fields: readonly unknown[] = []) => ({
      name: usageType,
      usageType,
      fields,
    });
    const first = await answerOf(
      provisioningPolicies.replace(id, [policy('CREATE'), policy('UPDATE')]),
    );
    const second = await answerOf(provisioningPolicies.replace(id, [policy('UPDATE', [mail])]));
    const refused = await errorOf(
      provisioningPolicies.replace(id, [policy('CREATE', [mail]), policy('FLY')]),
    );
    const twice = await errorOf(
      provisioningPolicies.replace(id, [policy('CREATE'), policy('CREATE')]),
    );
    const rows = await rowsOf(provisioningPolicies.list(id));
    expect({
      first: first.value.rows.map(({ value }) => value.usageType),
      second: second.value.rows.map(({ value }) => value.usageType),
      refused,
      twice,
      rows: rows.map(({ usageType, fields }) => [usageType, fields.length]),
    }).toEqual({
      first: ['CREATE', 'UPDATE'],
      second: ['UPDATE'],
      refused: asCause('FLY'),
      twice: asCause('two policies'),
      rows: [
        ['CREATE', 0],
        ['UPDATE', 1],
      ],
    });
  });

  it('are several of a usage type by id, and for accounts of machines', async () => {
    const { byId } = tenant.api.provisioningPolicies;
    const id = idOf('Corporate Active Directory');
    const filters = 'usageType eq "CREATE_MACHINE_ACCOUNT"';
    const machines = await rowsOf(byId.list(id, { filters }));
    const document = { name: 'Kiosk', usageType: 'CREATE_MACHINE_ACCOUNT', subtypeId: 'kiosk' };
    const made = await answerOf(byId.create(id, document, { useDefaultFields: true }));
    const policyId = made.value.id;
    const kiosks = await rowsOf(byId.list(id, { filters: 'subtypeId eq "kiosk"' }));
    const { raw } = await answerOf(byId.get(id, policyId));
    await answerOf(byId.put(id, policyId, { ...(raw as object), description: 'screens' }));
    await answerOf(
      byId.patch(id, policyId, [{ op: 'replace', path: '/subtypeId', value: 'screen' }]),
    );
    const changed = await answerOf(byId.get(id, policyId));
    const plain = await rowsOf(tenant.api.provisioningPolicies.list(id));
    await answerOf(byId.delete(id, policyId));
    expect({
      machines: machines.length,
      template: made.value.fields.map(({ name }) => name).includes('sAMAccountName'),
      fields: made.value.fields.length > 4,
      kiosks: kiosks.map((policy) => policy.id),
      changed: [changed.value.description, changed.value.subtypeId],
      plain: plain.some(({ usageType }) => usageType === 'CREATE_MACHINE_ACCOUNT'),
      after: (await rowsOf(byId.list(id, { filters }))).length,
      gone: (await errorOf(byId.get(id, policyId))).tag,
    }).toEqual({
      machines: 2,
      template: false,
      fields: true,
      kiosks: [policyId],
      changed: ['screens', 'screen'],
      plain: false,
      after: 2,
      gone: 'notFound',
    });
  });

  it('refuse what cannot be', async () => {
    const { provisioningPolicies } = tenant.api;
    const { byId } = provisioningPolicies;
    const id = idOf('Non-Employees');
    const create = (document: object) => errorOf(provisioningPolicies.create(id, document));
    await answerOf(provisioningPolicies.create(id, { name: 'x', usageType: 'UPDATE' }));
    const [stored] = await rowsOf(byId.list(id));
    const field = (value: object) => create({ name: 'x', usageType: 'CREATE', fields: [value] });
    expect([
      await create({ usageType: 'CREATE' }),
      await create({ name: 'x' }),
      await create({ name: 'x', usageType: 'CREATE_MACHINE_ACCOUNT' }),
      await field({ type: 'string' }),
      await field({ name: 'x', type: 'float' }),
      await field({ name: 'x', transform: 'upper' }),
      await errorOf(provisioningPolicies.get(id, 'FLY')),
      await errorOf(provisioningPolicies.put(id, 'UPDATE', { name: 'x', usageType: 'CREATE' })),
      await errorOf(
        provisioningPolicies.patch(id, 'UPDATE', [
          { op: 'replace', path: '/usageType', value: 'CREATE' },
        ]),
      ),
      await errorOf(byId.create(id, { name: 'x', usageType: 'CREATE_MACHINE_ACCOUNT' })),
      await errorOf(byId.put(id, stored?.id ?? '', { id: 'other', name: 'x' })),
      (await errorOf(byId.get(id, 'nobody'))).tag,
      (await errorOf(provisioningPolicies.create('nowhere', { name: 'x' }))).tag,
    ]).toEqual([
      asCause("'name' was missing"),
      asCause("'usageType' was missing"),
      asCause('no usage type'),
      asCause("'fields.name' was missing"),
      asCause('"float"'),
      asCause('must be objects'),
      asCause('FLY'),
      asCause("'usageType' cannot be changed"),
      asCause("'usageType' is not patchable"),
      asCause("'subtypeId' was missing"),
      asCause("'id' cannot be changed"),
      'notFound',
      'notFound',
    ]);
  });
});

describe('provisioning policies for others', () => {
  it('are neither for a client without a user nor for the help desk', async () => {
    const application = await startTenant({ as: 'application' });
    const helpDesk = await startTenant({ as: 'helpDesk' });
    const list = async ({ api }: ClientTenant) => {
      const first = await firstOf(api.provisioningPolicies.list('any'));
      return first.ok ? 'listed' : first.error.tag;
    };
    expect([await list(application), await list(helpDesk)]).toEqual(['forbidden', 'forbidden']);
    await application.close();
    await helpDesk.close();
  });
});
