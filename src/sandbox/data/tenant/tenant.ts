// The company that owns the tenant, and the accounts that may ask for a token.

import { randomOf } from '../random.ts';

/** The fictional company that owns the tenant: a freight forwarder in Rotterdam. */
export const company = {
  org: 'meridian-freight',
  pod: 'stg01-useast1',
  mailDomain: 'meridian.example',
  timeZone: 'Europe/Amsterdam',
} as const;

/** The user of a personal access token. */
export type TenantUser = {
  readonly identityId: string;
  readonly userId: string;
  readonly userName: string;
  readonly name: string;
};

/** The credentials of a client, and what its tokens say of it. */
export type TenantAccount = {
  readonly tenantId: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Undefined for an API client, which has no user. */
  readonly user: TenantUser | undefined;
  readonly levels: readonly string[];
  readonly scopes: readonly string[];
};

/** A client id and its secret. */
export type ClientPair = { readonly clientId: string; readonly clientSecret: string };

/** The user level of the first account. */
export type Level = 'ORG_ADMIN' | 'SOURCE_SUBADMIN';

/** All accounts that may ask for a token. */
export type TenantAccounts = {
  readonly administrator: TenantAccount;
  readonly helpDesk: TenantAccount;
  readonly application: TenantAccount;
};

const allScopes = ['sp:scopes:all'];

/** The scopes of the API client: it may only read what a dashboard shows. */
const dashboardScopes = [
  'idn:sources:read',
  'idn:entitlement:read',
  'idn:accounts:read',
  'idn:task-management:read',
  'idn:remote-client:read',
  'sp:search:read',
];

const levelsOf: Readonly<Record<Level, readonly string[]>> = {
  ORG_ADMIN: ['ORG_ADMIN', 'POLICY_ADMIN', 'USER'],
  SOURCE_SUBADMIN: ['SOURCE_SUBADMIN', 'USER'],
};

/** The accounts of a tenant. They depend on the seed alone, so that settings work again after a restart. */
export const accountsOf = (seed: number, level: Level = 'ORG_ADMIN'): TenantAccounts => {
  const random = randomOf(seed, 'account');
  const tenantId = random.uuid();
  const operatorPair = { clientId: random.hex(32), clientSecret: random.hex(64) };
  const operator = {
    identityId: `2c918085${random.hex(24)}`,
    userId: String(random.int(100_000, 999_999)),
    userName: 'night.operator',
    name: 'Noor Operator',
  };
  const other = randomOf(seed, 'other accounts');
  return {
    administrator: {
      tenantId,
      ...operatorPair,
      user: operator,
      levels: levelsOf[level],
      scopes: allScopes,
    },
    helpDesk: {
      tenantId,
      clientId: other.hex(32),
      clientSecret: other.hex(64),
      user: {
        identityId: `2c918085${other.hex(24)}`,
        userId: String(other.int(100_000, 999_999)),
        userName: 'help.desk',
        name: 'Hendrik Helpdesk',
      },
      levels: ['HELPDESK', 'USER'],
      scopes: allScopes,
    },
    application: {
      tenantId,
      clientId: other.uuid(),
      clientSecret: other.hex(64),
      user: undefined,
      levels: [],
      scopes: dashboardScopes,
    },
  };
};
