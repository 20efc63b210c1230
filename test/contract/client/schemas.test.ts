import { describe, expect, it } from 'vitest';
import type { Schema } from '../../../src/model/sources/schema.ts';
import { csvTemplate } from '../../../src/resources/kinds/sources/csvTemplate.ts';
import { startSandbox } from '../../../src/sandbox/server.ts';
import { causesOf, clientOf, query } from '../../unit/sandbox/client.ts';
import {
  answerOf,
  asCause,
  type ClientTenant,
  errorOf,
  firstOf,
  rowsOf,
  sourceIdOf,
  startTenant,
  tenantForTests,
  tenants,
} from './tenant.ts';

const namesOf = ({ attributes }: Pick<Schema, 'attributes'>): readonly string[] =>
  attributes.map(({ name }) => name).sort();

/** What an attribute is, whatever the answer calls it. */
const traitsOf = ({ attributes }: Schema) =>
  Object.fromEntries(
    attributes.map(({ name, type, isMulti, isEntitlement, isGroup, schema }) => [
      name,
      { type, isMulti, isEntitlement, isGroup, schema: schema?.name },
    ]),
  );

describe.each(tenants)('schemas ($title)', ({ scheme, quirks }) => {
  const tenant = tenantForTests({ scheme, quirks });

  const sourceId = (name: string) => sourceIdOf(tenant, name);
  const schemaNamed = async (id: string, name: string): Promise<Schema> => {
    const [found] = await rowsOf(tenant.api.schemas.list(id, { names: [name] }));
    if (found === undefined) throw new Error(`there is no schema ${name}`);
    return found;
  };
  const referencesOf = async (id: string): Promise<readonly unknown[]> => {
    const source = await answerOf(tenant.api.sources.get(id));
    return (source.raw as { schemas: { name: string }[] }).schemas.map(({ name }) => name).sort();
  };

  it('are listed, narrowed and read one by one', async () => {
    const { schemas } = tenant.api;
    const id = await sourceId('Salesforce CRM');
    const all = await rowsOf(schemas.list(id));
    const groups = await rowsOf(schemas.list(id, { types: 'group' }));
    const one = await answerOf(schemas.get(id, groups[0]?.id ?? ''));
    expect({
      all: all.map(({ name }) => name).sort(),
      groups: groups.map(({ name }) => name).sort(),
      one: one.value.id,
      multi: all
        .flatMap(({ attributes }) => attributes)
        .find(({ name }) => name === 'PermissionSets')?.isMulti,
      nobody: await errorOf(schemas.get(id, 'nobody')),
      nowhere: await firstOf(schemas.list('nowhere')),
    }).toEqual({
      all: ['account', 'group', 'permissionSet', 'profile', 'role'],
      groups: ['group', 'permissionSet', 'profile', 'role'],
      one: groups[0]?.id,
      multi: true,
      nobody: expect.objectContaining({ tag: 'notFound' }),
      nowhere: { ok: false, error: expect.objectContaining({ tag: 'notFound' }) },
    });
  });

  it('are made and taken away, and the source points at them', async () => {
    const { schemas } = tenant.api;
    const id = await sourceId('Zoom');
    const before = await referencesOf(id);
    const document = {
      name: 'plan',
      nativeObjectType: 'Plan',
      identityAttribute: 'id',
      displayAttribute: 'name',
      attributes: [
        { name: 'id', type: 'STRING' },
        { name: 'seats', type: 'INT' },
      ],
    };
    const made = await answerOf(schemas.create(id, document));
    const during = await referencesOf(id);
    const read = await schemaNamed(id, 'plan');
    const again = await errorOf(schemas.create(id, document));
    await answerOf(schemas.delete(id, made.value.id));
    expect({
      before,
      during,
      read: [read.id, read.nativeObjectType, namesOf(read)],
      again,
      after: await referencesOf(id),
      gone: (await errorOf(schemas.get(id, made.value.id))).tag,
      twice: (await errorOf(schemas.delete(id, made.value.id))).tag,
      used: await errorOf(schemas.delete(id, (await schemaNamed(id, 'role')).id)),
    }).toEqual({
      before: ['account', 'group', 'role'],
      during: ['account', 'group', 'plan', 'role'],
      read: [made.value.id, 'Plan', ['id', 'seats']],
      again: asCause('already'),
      after: ['account', 'group', 'role'],
      gone: 'notFound',
      twice: 'notFound',
      used: asCause('"role" of the schema "account"'),
    });
  });

  it('are replaced by what was read without losing anything', async () => {
    const { schemas } = tenant.api;
    const id = await sourceId('Microsoft Entra ID');
    const before = await schemaNamed(id, 'account');
    const { raw } = await answerOf(schemas.get(id, before.id));
    const document = { ...(raw as object), displayAttribute: 'mail' };
    const put = await answerOf(schemas.put(id, before.id, document));
    const after = await answerOf(schemas.get(id, before.id));
    expect([
      put.value.displayAttribute,
      after.value.displayAttribute,
      traitsOf(after.value),
      Object.values(traitsOf(before)).filter(({ isMulti }) => isMulti).length,
    ]).toEqual(['mail', 'mail', traitsOf(before), 4]);
  });

  it('are changed in part', async () => {
    const { schemas } = tenant.api;
    const id = await sourceId('Box');
    const { id: schemaId } = await schemaNamed(id, 'account');
    const before = namesOf(await schemaNamed(id, 'account'));
    await answerOf(
      schemas.patch(id, schemaId, [
        { op: 'add', path: '/attributes/-', value: { name: 'quota', type: 'LONG' } },
        { op: 'replace', path: '/includePermissions', value: true },
      ]),
    );
    const after = await answerOf(schemas.get(id, schemaId));
    expect([namesOf(after.value), after.value.includePermissions]).toEqual([
      [...before, 'quota'].sort(),
      true,
    ]);
  });

  it('are downloaded and uploaded as CSV, of delimited files only', async () => {
    const { schemas } = tenant.api;
    const id = await sourceId('Badge System CSV');
    const other = await sourceId('Zoom');
    const accounts = await answerOf(schemas.accountsTemplate(id));
    const zones = await answerOf(schemas.entitlementsTemplate(id, { schemaName: 'zone' }));
    const imported = await answerOf(
      schemas.importAccountsTemplate(id, 'badgeId,holder,"site, or depot",accessZones\n'),
    );
    const importedZone = await answerOf(schemas.importEntitlementsTemplate(id, 'zone,floor'));
    expect({
      accounts: accounts.value,
      zones: zones.value,
      imported: traitsOf(imported.value).accessZones,
      importedZone: namesOf(importedZone.value),
      after: (await answerOf(schemas.accountsTemplate(id))).value,
      read: namesOf(await schemaNamed(id, 'zone')),
      noZone: (await errorOf(schemas.entitlementsTemplate(id, { schemaName: 'none' }))).tag,
      empty: await errorOf(schemas.importAccountsTemplate(id, '')),
      broken: await errorOf(schemas.importAccountsTemplate(id, 'a,"b')),
      twice: await errorOf(schemas.importAccountsTemplate(id, 'a,b,a')),
      other: await errorOf(schemas.accountsTemplate(other)),
      otherUpload: await errorOf(schemas.importEntitlementsTemplate(other, 'a,b')),
    }).toEqual({
      accounts: 'badgeId,holder,validFrom,validUntil,accessZones\n',
      zones: 'zone,name,building\n',
      imported: {
        type: 'STRING',
        isMulti: true,
        isEntitlement: true,
        isGroup: true,
        schema: 'zone',
      },
      importedZone: ['floor', 'zone'],
      after: 'badgeId,holder,"site, or depot",accessZones\n',
      read: ['floor', 'zone'],
      noZone: 'notFound',
      empty: asCause('empty'),
      broken: asCause('quotes'),
      twice: asCause('twice'),
      other: asCause('DelimitedFile'),
      otherUpload: asCause('DelimitedFile'),
    });
  });

  it('refuse what cannot be', async () => {
    const { schemas } = tenant.api;
    const id = await sourceId('Duo Security');
    const account = await schemaNamed(id, 'account');
    const { raw } = await answerOf(schemas.get(id, account.id));
    const put = (changes: object) =>
      errorOf(schemas.put(id, account.id, { ...(raw as object), ...changes }));
    const add = (attribute: object) =>
      errorOf(
        schemas.patch(id, account.id, [{ op: 'add', path: '/attributes/-', value: attribute }]),
      );
    expect([
      await put({ id: undefined }),
      await put({ name: 'user' }),
      await put({ created: '2020-01-01T00:00:00.000Z' }),
      await put({ features: ['FLYING'] }),
      await add({ name: 'x', type: 'FLOAT' }),
      await add({ type: 'INT' }),
      await add({ name: 'g', isGroup: true, isEntitlement: true }),
      await add({ name: 'g', isEntitlement: true, schema: { id: 'none' } }),
      await errorOf(schemas.patch(id, account.id, [{ op: 'replace', path: '/name', value: 'x' }])),
      await errorOf(schemas.patch(id, account.id, [{ op: 'remove', path: '/nothing' }])),
      await errorOf(schemas.create(id, { nativeObjectType: 'x' })),
    ]).toEqual([
      asCause("'id'"),
      asCause("'name'"),
      asCause("'created'"),
      asCause('FLYING'),
      asCause('FLOAT'),
      asCause('attributes.name'),
      asCause('as an entitlement with a schema'),
      asCause('no schema "none"'),
      asCause("'name' is not patchable"),
      asCause("'nothing' is not patchable"),
      asCause("'name' was missing"),
    ]);
  });
});

describe('a CSV template', () => {
  it('is shown column by column, and of no other sources', async () => {
    const { api, close } = await startTenant();
    const scopeOf = async (name: string) => {
      const [source] = await rowsOf(api.sources.list({ filters: `name eq "${name}"` }));
      return { source: { id: source?.id ?? 'none', name } };
    };
    const list = csvTemplate.list;
    if (list === undefined) throw new Error('the kind has no list');
    const rows = await rowsOf(list(api, await scopeOf('Badge System CSV'), {}));
    const refused = await firstOf(list(api, await scopeOf('Zoom'), {}));
    expect([
      rows.map(({ schema, place, name }) => `${schema} ${place} ${name}`),
      refused.ok ? undefined : csvTemplate.whenRefused?.(refused.error),
    ]).toEqual([
      [
        'account 1 badgeId',
        'account 2 holder',
        'account 3 validFrom',
        'account 4 validUntil',
        'account 5 accessZones',
        'zone 1 zone',
        'zone 2 name',
        'zone 3 building',
      ],
      'Only delimited file sources have CSV templates.',
    ]);
    await close();
  });

  it('wants a form with a file', async () => {
    const sandbox = await startSandbox();
    const client = await clientOf(sandbox);
    const [source] = (await client.json(
      `/sources/v1${query({ filters: 'name eq "Badge System CSV"' })}`,
    )) as { id: string }[];
    const send = (init: RequestInit) =>
      client.send('POST', `/sources/v1/${source?.id}/schemas/accounts`, init);
    const form = new FormData();
    form.append('data', new Blob(['a,b']), 'a.csv');
    const noFile = await send({ body: form });
    const noForm = await send({ body: 'a,b', headers: { 'content-type': 'text/csv' } });
    expect([noFile.status, await causesOf(noFile), noForm.status]).toEqual([
      400,
      ["Required field 'file' was missing or empty."],
      415,
    ]);
    await sandbox.close();
  });
});

describe('the schemas of a source that was added', () => {
  it('are those it points at from its first moment', async () => {
    const sandbox = await startSandbox();
    const client = await clientOf(sandbox);
    const [like] = (await client.json('/sources/v1?limit=1')) as { owner: unknown }[];
    const made = await client.send('POST', '/sources/v1?provisionAsCsv=true', {
      body: JSON.stringify({ name: 'Forklifts', owner: like?.owner, connector: 'delimited-file' }),
      headers: { 'content-type': 'application/json' },
    });
    const source = (await made.json()) as { id: string; schemas: unknown[] };
    const path = `/sources/v1/${source.id}`;
    const rows = (await client.json(`${path}/schemas`)) as {
      id: string;
      name: string;
      attributes: { isGroup: boolean; schema: unknown }[];
    }[];
    const groups = rows.flatMap(({ attributes }) => attributes.filter(({ isGroup }) => isGroup));
    expect({
      status: made.status,
      pointedAt: rows.map(({ id, name }) => ({ type: 'CONNECTOR_SCHEMA', id, name })),
      groups: groups.map(({ schema }) => schema),
      csv: await (await client.get(`${path}/schemas/accounts`)).text(),
      schedules: await client.json(`${path}/schedules`),
      policies: await client.json(`${path}/provisioning-policies`),
      after: await client.json(path),
    }).toEqual({
      status: 201,
      pointedAt: source.schemas,
      groups: source.schemas.slice(1),
      csv: expect.stringMatching(/^id,.*,e-mail,.*,groups\n$/),
      schedules: [],
      policies: [],
      after: source,
    });
    await sandbox.close();
  });
});

describe('schemas for others', () => {
  it('are not for a client without a user, nor all of them for the help desk', async () => {
    const application = await startTenant({ as: 'application' });
    const helpDesk = await startTenant({ as: 'helpDesk' });
    const list = async ({ api }: ClientTenant) => {
      const first = await firstOf(api.schemas.list('any'));
      return first.ok ? 'listed' : first.error.tag;
    };
    expect([await list(application), await list(helpDesk)]).toEqual(['forbidden', 'forbidden']);
    await application.close();
    await helpDesk.close();
  });
});
