// Finds what is wrong or doubtful in a JIT activation policy.

import type { JitPolicy } from '../../model/jit/jitPolicy.ts';
import { minutesInWords } from './minutes.ts';

/** Something that is wrong or doubtful with a policy. */
type Finding = {
  readonly level: 'error' | 'warning';
  readonly field: keyof JitPolicy & string;
  readonly text: string;
};

/** The form that the API describes: something, an @, a host with a dot. */
const looksLikeEmail = (text: string): boolean => /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/.test(text);

/** The two forms of an id (seen on tenants: ids): a UUID with dashes, or 32 hex digits. */
const looksLikeId = (text: string): boolean =>
  /^[0-9a-f]{32}$|^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);

/** Longer than this, in minutes, deserves a warning: it is hardly just in time. */
const longMinutes = 1440;

type Limit = 'maxActivationPeriodMins' | 'maxActivationPeriodExtensionMins';
type Offer = 'defaultMaxActivationPeriodMins' | 'defaultMaxActivationPeriodExtensionMins';

const lengths = (
  policy: JitPolicy,
  limit: Limit,
  offer: Offer,
  what: string,
): readonly Finding[] => {
  const most = policy[limit];
  const offered = policy[offer];
  const found: Finding[] = [];
  for (const field of [limit, offer] as const) {
    const minutes = policy[field];
    if (minutes !== null && minutes < 1) {
      found.push({ level: 'warning', field, text: `${minutes} minutes: nobody could use it` });
    }
  }
  if (most === null) {
    found.push({
      level: 'warning',
      field: limit,
      text: `not set: nothing limits one ${what} here`,
    });
  } else if (most > longMinutes) {
    found.push({
      level: 'warning',
      field: limit,
      text: `${minutesInWords(most)} is long for just in time`,
    });
  }
  if (most !== null && offered !== null && offered > most) {
    found.push({
      level: 'warning',
      field: offer,
      text: `more is offered than one ${what} may last (${minutesInWords(most)})`,
    });
  }
  return found;
};

/**
 * What is wrong or doubtful with a policy. Errors are only what the API's description rules out (e-mail addresses,
 * whole minutes); that the offered time fits the longest is stated nowhere, so it is a warning (JIT access API).
 * `asked` are the ids whose names were looked up: one of them without a name is unknown to the tenant.
 */
export const lintJitPolicy = (
  policy: JitPolicy,
  names: ReadonlyMap<string, string>,
  asked: ReadonlySet<string>,
): readonly Finding[] => [
  ...lengths(policy, 'maxActivationPeriodMins', 'defaultMaxActivationPeriodMins', 'activation'),
  ...lengths(
    policy,
    'maxActivationPeriodExtensionMins',
    'defaultMaxActivationPeriodExtensionMins',
    'extension',
  ),
  ...policy.notificationRecipients
    .filter((address) => !looksLikeEmail(address))
    .map(
      (address): Finding => ({
        level: 'error',
        field: 'notificationRecipients',
        text: `${address} is no e-mail address`,
      }),
    ),
  ...(policy.notificationRecipients.length === 0
    ? [
        {
          level: 'warning',
          field: 'notificationRecipients',
          text: 'no address is told of activations',
        } as const,
      ]
    : []),
  ...policy.entitlementIds
    .filter((id) => !looksLikeId(id) || (asked.has(id) && !names.has(id)))
    .map(
      (id): Finding => ({
        level: 'warning',
        field: 'entitlementIds',
        text: looksLikeId(id)
          ? `${id} is none that this user may see`
          : `${id} does not look like an id`,
      }),
    ),
  ...(policy.entitlementIds.length === 0
    ? [
        {
          level: 'warning',
          field: 'entitlementIds',
          text: 'the policy names no entitlement',
        } as const,
      ]
    : []),
];
