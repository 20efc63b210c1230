import { describe, expect, it } from 'vitest';
import type { SearchHit, SearchQuery } from '../../../src/model/tenant/search.ts';
import { allOf, between, hasWord, holdsText } from '../../../src/model/tenant/searchDsl.ts';
import {
  answerOf,
  errorOf,
  firstOf,
  rowsOf,
  startTenant,
  tenantForTests,
  tenants,
} from './tenant.ts';

describe.each(tenants)('the organisation ($title)', ({ scheme, quirks }) => {
  const tenant = tenantForTests({ scheme, quirks });
  const find = (query: SearchQuery): Promise<readonly SearchHit[]> =>
    rowsOf(tenant.api.search.find(query));

  it('tells its name and its time zone', async () => {
    const { value } = await answerOf(tenant.api.orgConfig.get());
    expect([value.orgName, value.timeZone]).toEqual(['meridian-freight', 'Europe/Amsterdam']);
  });

  it('says where it is reached, to anybody', async () => {
    const { value } = await answerOf(tenant.api.oauthInfo.get());
    expect([value.tenantName, value.cloudDomainUrl]).toEqual([
      'meridian-freight',
      'https://meridian-freight.example',
    ]);
  });

  it('is searched by words, phrases, fields and patterns', async () => {
    const people = await find({ indices: ['identities'], query: 'name:meitan*' });
    const phrase = await find({ indices: ['identities'], query: '"Mei Tan"' });
    const managers = await find({
      indices: ['identities'],
      query: '(isManager:true AND NOT inactive:true) -status:DISABLED',
    });
    const high = await find({
      indices: ['entitlements'],
      query: 'privileged:true AND source.name.exact:"CyberArk Vault"',
    });
    expect([
      people.map(({ displayName, _type }) => [displayName, _type]),
      phrase.some(({ id }) => id === people[0]?.id),
      managers.length > 100,
      new Set(high.map(({ source }) => source?.name)),
    ]).toEqual([[['Mei Tan', 'identity']], true, true, new Set(['CyberArk Vault'])]);
  });

  it('is searched by fields, phrases and times in a query that a program builds', async () => {
    const failed = await find({
      indices: ['events'],
      query: allOf(
        holdsText('target.name', 'DMZ Active Directory'),
        hasWord('technicalName', 'SOURCE_ACCOUNT_AGGREGATION_FAILED'),
        between('created', 'now-7d'),
      ),
      sort: ['-created'],
    });
    const refused = await firstOf(
      tenant.api.search.find({ indices: ['events'], query: hasWord('colour', 'red') }),
    );
    expect([
      failed.length > 0,
      new Set(failed.map(({ target }) => target?.name)),
      !refused.ok && refused.error.tag,
    ]).toEqual([true, new Set(['DMZ Active Directory']), 'badRequest']);
  });

  it('remembers aggregations that fail since the trouble began', async () => {
    const events = await find({
      indices: ['events'],
      query: 'target.name:"DMZ Active Directory" AND technicalName:SOURCE_ACCOUNT_AGGREGATION_*',
      sort: ['-created'],
    });
    const ended = events.filter(({ status }) => status !== 'STARTED');
    expect(ended.slice(0, 1).map(({ technicalName }) => technicalName)).toEqual([
      'SOURCE_ACCOUNT_AGGREGATION_FAILED',
    ]);
    expect(new Set(ended.map(({ status }) => status))).toEqual(new Set(['FAILED', 'PASSED']));
    expect(JSON.stringify(ended[0])).toContain('data 532');
  });

  it('refuses queries that it cannot carry out', async () => {
    const wrong = [
      'name:"no end',
      '(name:a',
      'name:',
      'AND',
      'favouriteColour:red',
      ' ',
      '@accounts(name:a)',
    ];
    const pages = await Promise.all(
      wrong.map((query) => firstOf(tenant.api.search.find({ query, indices: ['identities'] }))),
    );
    expect(pages.map((page) => !page.ok && page.error.tag)).toEqual(wrong.map(() => 'badRequest'));
    const unknown = pages[4];
    expect(JSON.stringify(unknown)).toContain('favouriteColour');
  });
});

it('does not say where it is reached where the gateway keeps that back', async () => {
  const tenant = await startTenant({ quirks: [59] });
  expect((await errorOf(tenant.api.oauthInfo.get())).tag).toBe('notFound');
  await tenant.close();
});

it('a search of everything goes on where offsets end', async () => {
  const tenant = await startTenant();
  let total: number | undefined;
  const found = new Set<string>();
  for await (const page of tenant.api.search.find({ query: '*' })) {
    if (!page.ok) throw new Error(page.error.tag);
    total ??= page.value.total;
    for (const { value } of page.value.rows) found.add(value.id);
  }
  expect([found.size, found.size > 10_000]).toEqual([total, true]);
  await tenant.close();
});

it('settings of the organisation are not for the help desk, search not either', async () => {
  const [helpDesk, application] = await Promise.all([
    startTenant({ as: 'helpDesk' }),
    startTenant({ as: 'application' }),
  ]);
  const query = { indices: ['identities'], query: 'name:help.desk' } as const;
  const refused = await errorOf(helpDesk.api.orgConfig.get());
  const searched = await firstOf(helpDesk.api.search.find(query));
  const found = await rowsOf(application.api.search.find(query));
  expect([
    refused.tag,
    !searched.ok && searched.error.tag,
    found.map(({ displayName }) => displayName),
  ]).toEqual(['forbidden', 'forbidden', ['Hendrik Helpdesk']]);
  await Promise.all([helpDesk.close(), application.close()]);
});
