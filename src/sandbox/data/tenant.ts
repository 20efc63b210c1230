import { randomOf } from './random.ts';

/** The made-up company that owns the tenant: a freight forwarder in Rotterdam. */
export const company = {
  org: 'meridian-freight',
  pod: 'stg01-useast1',
  mailDomain: 'meridian.example',
  timeZone: 'Europe/Amsterdam',
} as const;

/** What a script needs to call the tenant, and what its tokens say about the caller. */
export type TenantAccount = {
  readonly tenantId: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly identityId: string;
  readonly userId: string;
  readonly userName: string;
};

/** The personal access token of the operator; the same for the same seed, so that a restart keeps a setup working. */
export const accountOf = (seed: number): TenantAccount => {
  const random = randomOf(seed, 'account');
  return {
    tenantId: random.uuid(),
    clientId: random.hex(32),
    clientSecret: random.hex(64),
    identityId: `2c918085${random.hex(24)}`,
    userId: String(random.int(100_000, 999_999)),
    userName: 'night.operator',
  };
};
