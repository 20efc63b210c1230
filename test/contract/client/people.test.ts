import { describe, expect, it } from 'vitest';
import {
  answerOf,
  errorOf,
  firstOf,
  rowsOf,
  startTenant,
  tenantForTests,
  tenants,
} from './tenant.ts';

describe.each(tenants)('people ($title)', ({ scheme, quirks }) => {
  const tenant = tenantForTests({ scheme, quirks });

  it('are listed whole, by name, and read one by one', async () => {
    const { identities } = tenant.api;
    const all = await rowsOf(identities.list());
    const names = all.map(({ name = '' }) => name.toLowerCase());
    const someone = all.find(({ name }) => name === 'Mei Tan');
    const one = await answerOf(identities.get(someone?.id ?? ''));
    expect([all.length, names, one.value.emailAddress]).toEqual([
      2_000,
      [...names].sort((left, right) => (left < right ? -1 : 1)),
      'meitan1@meridian.example',
    ]);
    const manager = all.find(({ id }) => id === one.value.managerRef?.id);
    expect([manager?.isManager, manager?.name]).toEqual([true, one.value.managerRef?.name]);
  });

  it('are filtered and sorted as the list takes it', async () => {
    const { identities } = tenant.api;
    const inactive = await rowsOf(identities.list({ filters: 'cloudStatus eq "DISABLED"' }));
    const named = await rowsOf(identities.list({ filters: 'lastname sw "O\'Brien"' }));
    const nobody = await rowsOf(identities.list({ filters: 'correlated eq false' }));
    expect([
      inactive.length > 20,
      new Set(inactive.map(({ identityStatus }) => identityStatus)),
      named.length > 10,
      nobody,
    ]).toEqual([true, new Set(['DISABLED']), true, []]);
  });

  it('are seen by everybody, all or only those that lack nothing', async () => {
    const { identities } = tenant.api;
    const filters = 'firstname sw "A"';
    const all = await rowsOf(identities.listPublic({ filters }));
    const complete = await rowsOf(identities.listPublic({ filters, which: 'complete' }));
    const withMail = all.filter(({ email }) => email !== undefined);
    expect(all.length).toBeGreaterThan(100);
    expect(complete.map(({ id }) => id)).toEqual(withMail.map(({ id }) => id));
    expect(complete.length).toBeLessThan(all.length);
  });

  it('decide in groups, one of which is larger than a page of members', async () => {
    const { governanceGroups } = tenant.api;
    const groups = await rowsOf(governanceGroups.list());
    const large = groups.find(({ name }) => name === 'All People Managers');
    const members = await rowsOf(governanceGroups.members(large?.id ?? ''));
    const one = await answerOf(governanceGroups.get(large?.id ?? ''));
    const filters = `memberships.identityId eq "${members[0]?.id}" and name sw "All"`;
    const theirs = await rowsOf(governanceGroups.list({ filters }));
    expect([
      groups.length,
      one.value.memberCount,
      new Set(members.map(({ id }) => id)).size,
      theirs.map(({ id }) => id),
    ]).toEqual([8, 167, 167, [large?.id]]);
  });

  it('that do not exist are not found, and unknown questions are refused', async () => {
    const { identities, governanceGroups } = tenant.api;
    const missing = await Promise.all([
      errorOf(identities.get('nobody')),
      errorOf(governanceGroups.get('nothing')),
      firstOf(governanceGroups.members('nothing')).then((page) => !page.ok && page.error),
      firstOf(identities.list({ filters: 'department eq "Finance"' })).then(
        (page) => !page.ok && page.error,
      ),
    ]);
    expect(missing.map((error) => error !== false && error.tag)).toEqual([
      'notFound',
      'notFound',
      'notFound',
      'unsupportedQuery',
    ]);
  });
});

it('identities are for users only, groups for administrators only', async () => {
  const [helpDesk, application] = await Promise.all([
    startTenant({ as: 'helpDesk' }),
    startTenant({ as: 'application' }),
  ]);
  const seen = await rowsOf(
    helpDesk.api.identities.listPublic({ filters: 'alias eq "help.desk"' }),
  );
  const refused = await Promise.all([
    firstOf(application.api.identities.list()),
    firstOf(application.api.identities.listPublic()),
    firstOf(helpDesk.api.governanceGroups.list()),
  ]);
  expect(seen.map(({ name }) => name)).toEqual(['Hendrik Helpdesk']);
  expect(refused.map((page) => !page.ok && page.error.tag)).toEqual([
    'forbidden',
    'forbidden',
    'forbidden',
  ]);
  await Promise.all([helpDesk.close(), application.close()]);
});
