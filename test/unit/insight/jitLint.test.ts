import { describe, expect, it } from 'vitest';
import { lintJitPolicy } from '../../../src/insight/jit/jitLint.ts';
import type { JitPolicy } from '../../../src/model/jit/jitPolicy.ts';

const known = '2c9180800001003976ed0163f6132bb1';
const dashed = '46cd7c66-3604-49bb-ba97-adc0674d54cd';

/** A policy that nothing is wrong with. */
const good: JitPolicy = {
  id: 'policy',
  entitlementIds: [known],
  maxActivationPeriodMins: 480,
  maxActivationPeriodExtensionMins: 120,
  defaultMaxActivationPeriodMins: 60,
  defaultMaxActivationPeriodExtensionMins: 30,
  notificationRecipients: ['soc@example.com'],
  notificationTemplate: undefined,
  applyToFutureAssignments: true,
};

const names = new Map([[known, 'Domain Admins']]);

/** The findings for a good policy with changes, a line each. */
const lint = (changes: Partial<JitPolicy>, asked: readonly string[] = [known]) =>
  lintJitPolicy({ ...good, ...changes }, names, new Set(asked)).map(
    ({ level, field, text }) => `${level} ${field}: ${text}`,
  );

describe('a JIT policy', () => {
  it('that is in order has no finding', () => {
    expect(lint({})).toEqual([]);
  });

  it.each<[changes: Partial<JitPolicy>, ...findings: string[]]>([
    [
      { maxActivationPeriodMins: null },
      'warning maxActivationPeriodMins: not set: nothing limits one activation here',
    ],
    [
      { maxActivationPeriodExtensionMins: null },
      'warning maxActivationPeriodExtensionMins: not set: nothing limits one extension here',
    ],
    [{ maxActivationPeriodMins: 1440 }],
    [
      { maxActivationPeriodMins: 1441 },
      'warning maxActivationPeriodMins: 1 d 1 min is long for just in time',
    ],
    [
      { defaultMaxActivationPeriodMins: 481 },
      'warning defaultMaxActivationPeriodMins: more is offered than one activation may last (8 h)',
    ],
    [{ defaultMaxActivationPeriodMins: 480 }],
    [{ defaultMaxActivationPeriodMins: null }],
    [
      { defaultMaxActivationPeriodExtensionMins: 121 },
      'warning defaultMaxActivationPeriodExtensionMins: more is offered than one extension may last (2 h)',
    ],
    [
      { defaultMaxActivationPeriodMins: 0 },
      'warning defaultMaxActivationPeriodMins: 0 minutes: nobody could use it',
    ],
    [
      { maxActivationPeriodExtensionMins: -5, defaultMaxActivationPeriodExtensionMins: null },
      'warning maxActivationPeriodExtensionMins: -5 minutes: nobody could use it',
    ],
  ])('%j', (changes, ...findings) => {
    expect(lint(changes)).toEqual(findings);
  });
});

describe('an address', () => {
  it.each([
    'soc@example.com',
    'a.b+jit@mail.example.co.uk',
    "o'neill@example.com",
    'ü@exämple.com',
  ])('%j can be one', (address) => {
    expect(lint({ notificationRecipients: [address] })).toEqual([]);
  });

  it.each([
    'soc',
    'soc@',
    '@example.com',
    'soc@example',
    'a b@example.com',
    'a@@example.com',
    'a@b.',
  ])('%j cannot be sent', (address) => {
    expect(lint({ notificationRecipients: ['soc@example.com', address] })).toEqual([
      `error notificationRecipients: ${address} is no e-mail address`,
    ]);
  });

  it('is missed where there is none', () => {
    expect(lint({ notificationRecipients: [] })).toEqual([
      'warning notificationRecipients: no address is told of activations',
    ]);
  });
});

describe('an entitlement', () => {
  it('is missed where there is none', () => {
    expect(lint({ entitlementIds: [] })).toEqual([
      'warning entitlementIds: the policy names no entitlement',
    ]);
  });

  it('may have either form of an id, and is only doubted once it was asked for', () => {
    expect([
      lint({ entitlementIds: [dashed] }),
      lint({ entitlementIds: [dashed] }, [dashed]),
    ]).toEqual([[], [`warning entitlementIds: ${dashed} is none that this user may see`]]);
  });

  it.each(['Domain Admins', '123', `${known}0`, dashed.slice(1)])('is no id: %j', (id) => {
    expect(lint({ entitlementIds: [id] }, [])).toEqual([
      `warning entitlementIds: ${id} does not look like an id`,
    ]);
  });
});
