import { describe, expect, it } from 'vitest';
import { missingFor, refusedBy, saysRights, scopeWords } from '../../../src/insight/tokenRights.ts';
import { claims as readClaims } from '../../../src/model/whoAmI.ts';

const operator = readClaims.parse({
  user_name: 'night.operator',
  authorities: ['ORG_ADMIN', 'POLICY_ADMIN'],
  scope: ['sp:scopes:all'],
});
const helpDesk = readClaims.parse({
  user_name: 'help.desk',
  authorities: ['HELPDESK'],
  scope: 'sp:scopes:all',
});
const application = readClaims.parse({ client_id: 'c', scope: ['idn:sources:read'] });

describe('what a token will be refused', () => {
  it('is nothing for an administrator of everything', () => {
    expect(refusedBy(operator, 'v1')).toEqual([]);
  });

  it.each([
    ['a level that the user lacks', helpDesk, 'get-jit-activation-config', 'POLICY_ADMIN'],
    [
      'a user where there is none',
      application,
      'list-jit-activation-history',
      'the scope idn:jit-activation-history:read',
    ],
    ['a scope that it lacks', application, 'update-source', 'the scope idn:sources:manage'],
    ['nothing for what its scope allows, levels or not', application, 'list-sources', undefined],
    ['nothing for what every user may', helpDesk, 'start-activate-workflow', undefined],
  ] as const)('says %s', (_, claims, operation, missing) => {
    expect(missingFor(operation, 'v1', claims)).toBe(missing);
  });

  it('says that a user is needed, where scopes would do', () => {
    const all = readClaims.parse({ client_id: 'c', scope: ['sp:scopes:all'] });
    expect(missingFor('get-jit-activation-config', 'v1', all)).toBe('a token of a user');
  });

  it.each([
    ['a code', { scope: 'Bg==' }],
    ['the old whole-access names', { scope: ['read', 'write'] }],
    ['a code beside names', { scope: ['idn:sources:read', 'Bg=='] }],
    ['a level beside a code', { scope: ['sp:scopes:all'], authorities: ['HELPDESK', 'Bg=='] }],
    ['a name that stands for others', { scope: ['sp:scopes:default'] }],
    ['a name of many', { scope: ['idn:sources:*'] }],
    ['no scope at all', { scope: [] }],
    [
      'a level of the tenant\u2019s own',
      { scope: ['sp:scopes:all'], authorities: ['NIGHT_SHIFT'] },
    ],
    ['no level at all', { scope: ['sp:scopes:all'], authorities: [] }],
    ['levels that are none', { scope: ['sp:scopes:all'], authorities: ['sp:user'] }],
  ])('cannot tell by %s', (_, claimed) => {
    const told = readClaims.parse({ user_name: 'x', ...claimed });
    expect([refusedBy(told, 'v1'), saysRights(told)]).toEqual([[], false]);
  });

  it('takes no scope of OpenID Connect for a code', () => {
    const told = readClaims.parse({ user_name: 'x', scope: ['openid', 'idn:sources:read'] });
    expect([missingFor('update-source', 'v1', told), saysRights(told)]).toEqual([
      'the scope idn:sources:manage',
      true,
    ]);
  });

  it('says in words that scopes are coded', () => {
    expect(scopeWords(['idn:a:read', 'Bg=='])).toBe(
      'Bg==, idn:a:read: some are coded, only the tenant can read those',
    );
    expect(scopeWords(['Bg=='])).toBe('Bg==: coded, only the tenant can read them');
  });

  it('assumes nothing where the token is silent', () => {
    expect(refusedBy(readClaims.parse({ user_name: 'x' }), 'v1')).toEqual([]);
  });
});

describe('claims', () => {
  it('survive whatever a token holds', () => {
    expect(readClaims.parse({ user_name: 7, authorities: 'x', scope: null, exp: '12' })).toEqual({
      userName: '7',
      levels: ['x'],
      scopes: undefined,
      endsAtMs: 12_000,
    });
  });

  it('put scopes into words', () => {
    expect([
      scopeWords(['sp:scopes:all', 'x']),
      scopeWords(['idn:b:read', 'idn:a:read']),
      scopeWords([]),
      scopeWords(undefined),
    ]).toEqual([
      'sp:scopes:all: everything that the user levels allow',
      'idn:a:read, idn:b:read',
      'the token names none',
      'the token does not say',
    ]);
  });
});
