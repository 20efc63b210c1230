import { beforeAll, describe, expect, it } from 'vitest';
import type { Source } from '../../../src/model/sources/source.ts';
import {
  answerOf,
  errorOf,
  refusalOf,
  rowsOf,
  startTenant,
  tenantForTests,
  tenants,
} from './tenant.ts';

describe.each(tenants)('sources ($title)', ({ scheme, quirks }) => {
  const tenant = tenantForTests({ scheme, quirks });
  let all: readonly Source[];
  const named = (name: string): Source => {
    const found = all.find((source) => source.name === name);
    if (found === undefined) throw new Error(`there is no source ${name}`);
    return found;
  };
  const ownerOf = (name: string) => ({
    type: 'IDENTITY' as const,
    id: named(name).owner?.id ?? '',
  });
  beforeAll(async () => {
    all = await rowsOf(tenant.api.sources.list());
  });

  it('are listed whole and read one by one', async () => {
    const { sources } = tenant.api;
    const { value } = await answerOf(sources.get(named('Workday HR').id));
    const health = await answerOf(sources.health(value.id));
    expect([all.length, value.name, value.authoritative, health.value.status]).toEqual([
      42,
      'Workday HR',
      true,
      'SOURCE_STATE_HEALTHY',
    ]);
  });

  it('are made, unchecked and with an account schema, and taken away by a task', async () => {
    const { sources, schemas } = tenant.api;
    const draft = {
      name: 'Yard Cameras',
      owner: ownerOf('Workday HR'),
      connector: 'jdbc',
      description: 'Who may look.',
      connectorAttributes: { url: 'jdbc:x', password: 'plain words' },
    };
    const made = (await answerOf(sources.create(draft))).value;
    const read = (await answerOf(sources.get(made.id))).value;
    expect([read.name, read.status, read.type, read.owner?.name, read.description]).toEqual([
      'Yard Cameras',
      'SOURCE_STATE_UNCHECKED_SOURCE_NO_ACCOUNTS',
      'JDBC',
      named('Workday HR').owner?.name,
      'Who may look.',
    ]);
    expect(read.connectorAttributes.url).toBe('jdbc:x');
    expect(String(read.connectorAttributes.password)).toMatch(/^2_\{"KEY"/);
    expect((await rowsOf(schemas.list(made.id))).map(({ name }) => name)).toContain('account');
    const [tag, said] = await refusalOf(sources.create(draft));
    expect([tag, said]).toEqual(['badRequest', expect.stringContaining('already exists')]);

    const task = (await answerOf(sources.remove(made.id))).value;
    expect(task).toMatchObject({
      type: 'TASK_RESULT',
      id: expect.stringMatching(/^[0-9a-f]{32}$/),
    });
    expect((await refusalOf(sources.create(draft)))[0]).toBe('badRequest');
    tenant.wait(15_000);
    expect((await errorOf(sources.get(made.id))).tag).toBe('notFound');
    const again = (await answerOf(sources.create(draft))).value;
    expect(again.id).not.toBe(made.id);
    await answerOf(sources.remove(again.id));
  });

  it('of files are made by saying so', async () => {
    const { sources } = tenant.api;
    const draft = { name: 'Gate List', owner: ownerOf('Workday HR'), connector: 'jdbc' };
    const made = await answerOf(sources.create(draft, { provisionAsCsv: true }));
    expect([made.value.type, made.value.connectionType]).toEqual(['DelimitedFile', 'file']);
  });

  it('are not made of a draft that lacks something or points nowhere', async () => {
    const { sources } = tenant.api;
    const draft = { name: 'Nowhere', owner: ownerOf('Workday HR'), connector: 'jdbc' };
    const refused = await Promise.all([
      refusalOf(sources.create({ ...draft, name: '' })),
      refusalOf(sources.create({ ...draft, owner: { type: 'IDENTITY', id: 'nobody' } })),
      refusalOf(sources.create({ ...draft, connector: 'telepathy' })),
      refusalOf(sources.create({ ...draft, features: ['TELEPATHY'] })),
    ]);
    expect(refused).toEqual([
      ['badRequest', expect.stringContaining("'name'")],
      ['badRequest', expect.stringContaining('nobody')],
      ['badRequest', expect.stringContaining('telepathy')],
      ['badRequest', expect.stringContaining('features')],
    ]);
  });

  it('are replaced by what was read with changes; what is fixed may come back but not differ', async () => {
    const { sources } = tenant.api;
    const { id } = named('Box');
    const before = await answerOf(sources.get(id));
    const document = before.raw as Record<string, unknown>;
    const replaced = await answerOf(
      sources.replace(id, { ...document, description: 'Files.', deleteThreshold: 25 }),
    );
    const after = (await answerOf(sources.get(id))).value;
    expect([after.description, after.deleteThreshold, replaced.value.name]).toEqual([
      'Files.',
      25,
      'Box',
    ]);
    expect(after.connectorAttributes).toEqual(before.value.connectorAttributes);
    expect(after.modified).not.toBe(before.value.modified);
    expect(await refusalOf(sources.replace(id, { ...document, type: 'Okta' }))).toEqual([
      'badRequest',
      expect.stringContaining("'type'"),
    ]);
    expect(await refusalOf(sources.replace(id, { ...document, name: 'Zoom' }))).toEqual([
      'badRequest',
      expect.stringContaining('already exists'),
    ]);
  });

  it('are patched, but for what is fixed', async () => {
    const { sources } = tenant.api;
    const { id } = named('Zoom');
    const patched = await answerOf(
      sources.patch(id, [
        { op: 'replace', path: '/description', value: 'Calls.' },
        { op: 'replace', path: '/owner/id', value: ownerOf('Box').id },
        { op: 'add', path: '/connectorAttributes/filterString', value: 'a=b' },
        { op: 'add', path: '/connectorAttributes/spLimit', value: 3 },
      ]),
    );
    const { value } = await answerOf(sources.get(id));
    expect([value.description, value.owner?.name, value.connectorAttributes.filterString]).toEqual([
      'Calls.',
      named('Box').owner?.name,
      'a=b',
    ]);
    expect(value.connectorAttributes.spLimit).toBe(quirks === 'all' ? undefined : 3);
    expect(patched.value.description).toBe('Calls.');
    const refused = await Promise.all([
      refusalOf(sources.patch(id, [{ op: 'replace', path: '/connector', value: 'okta' }])),
      refusalOf(sources.patch(id, [{ op: 'add', path: '/mood', value: 'good' }])),
      refusalOf(sources.patch(id, [{ op: 'replace', path: '/deleteThreshold', value: 101 }])),
    ]);
    expect(refused).toEqual([
      ['badRequest', expect.stringContaining("'connector'")],
      ['badRequest', expect.stringContaining("'mood'")],
      ['badRequest', expect.stringContaining('deleteThreshold')],
    ]);
  });

  it('tell what depends on them, and stay while anything does', async () => {
    const { sources } = tenant.api;
    const { id } = named('Workday HR');
    const { value } = await answerOf(sources.connections(id));
    const free = await answerOf(sources.connections(named('Box').id));
    expect(value.identityProfiles.map(({ name }) => name)).toEqual(['Workday HR people']);
    expect(Object.values(free.value).flat()).toEqual([]);
    expect(await refusalOf(sources.remove(id))).toEqual([
      'badRequest',
      expect.stringContaining('in use'),
    ]);
  });

  it('show their connector in a language, with the files it was given', async () => {
    const { sources } = tenant.api;
    const { id } = named('Warehouse WMS (JDBC)');
    const jar = new File(['not much of a driver'], 'driver.jar');
    await answerOf(sources.uploadConnectorFile(id, jar));
    const { value } = await answerOf(sources.config(id, { locale: 'de' }));
    expect([value.scriptName, value.uploadedFiles, value.directConnect]).toEqual([
      'jdbc',
      ['driver.jar'],
      true,
    ]);
    expect(value.sourceConfigXml).toContain('Verbindungseinstellungen');
    expect(value.applicationXml).toContain('Warehouse WMS (JDBC)');
  });

  it('let a few of their objects be seen', async () => {
    const { sources } = tenant.api;
    const box = named('Box').id;
    const accounts = (await answerOf(sources.peek(box, { maxCount: 3 }))).value;
    expect([accounts.objectCount, accounts.resourceObjects.length]).toEqual([3, 3]);
    expect(accounts.resourceObjects[0]?.objectType).toBe('account');
    const groups = (await answerOf(sources.peek(box, { objectType: 'group' }))).value;
    expect(groups.objectCount).toBe(8);
    const delta = (await answerOf(sources.peek(named('Corporate Active Directory').id))).value;
    expect(delta.objectCount).toBe(quirks === 'all' ? 0 : 25);
    expect(
      await Promise.all([
        refusalOf(sources.peek(named('DMZ Active Directory').id)),
        refusalOf(sources.peek(box, { objectType: 'spaceship' })),
        refusalOf(sources.peek(box, { maxCount: 0 })),
      ]),
    ).toEqual([
      ['badRequest', expect.stringContaining('AcceptSecurityContext error, data 532')],
      ['badRequest', expect.stringContaining('spaceship')],
      ['badRequest', expect.stringContaining('maxCount')],
    ]);
  });

  it('that do not exist are not found', async () => {
    const { sources } = tenant.api;
    const tags = await Promise.all(
      [
        sources.get('nothing'),
        sources.replace('nothing', {}),
        sources.patch('nothing', []),
        sources.remove('nothing'),
        sources.connections('nothing'),
        sources.config('nothing'),
        sources.peek('nothing'),
      ].map(async (call) => (await errorOf<unknown>(call)).tag),
    );
    expect(new Set(tags)).toEqual(new Set(['notFound']));
  });
});

describe('a source without a name', () => {
  it('is read, and keeps the name that nobody sees when it is put back', async () => {
    const tenant = await startTenant({ quirks: [13] });
    const { sources } = tenant.api;
    const all = await rowsOf(sources.list());
    const nameless = all.filter(({ name }) => name === undefined);
    expect(nameless.length).toBe(1);
    const { raw } = await answerOf(sources.get(nameless[0]?.id ?? ''));
    const { value } = await answerOf(sources.replace(nameless[0]?.id ?? '', raw));
    expect(value.name).toBeUndefined();
    await tenant.close();
  });
});

describe('the limits of what others may do with sources', () => {
  it.each(['helpDesk', 'application'] as const)('hold for %s', async (as) => {
    const tenant = await startTenant({ as });
    const { sources } = tenant.api;
    const tags = await Promise.all(
      [
        sources.create({ name: 'X', owner: { type: 'IDENTITY', id: 'x' }, connector: 'jdbc' }),
        sources.remove('any'),
        sources.config('any'),
        sources.peek('any'),
      ].map(async (call) => (await errorOf<unknown>(call)).tag),
    );
    expect(tags).toEqual(['forbidden', 'forbidden', 'forbidden', 'forbidden']);
    await tenant.close();
  });
});
