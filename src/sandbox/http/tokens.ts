// Issues bearer tokens, checks them, and lets them expire.

import { randomBytes, randomUUID } from 'node:crypto';
import { company, type TenantAccount } from '../data/tenant/tenant.ts';

/** The body of a successful token call (authentication documents, client credentials). */
export type TokenBody = Readonly<Record<string, string | number | boolean>>;

/** The result of checking a bearer token. */
export type TokenCheck =
  | { readonly type: 'missing' }
  | { readonly type: 'expired' }
  | { readonly type: 'valid'; readonly account: TenantAccount };

/** Issues and checks tokens. */
export type Tokens = {
  issue(account: TenantAccount, atMs: number): TokenBody;
  check(authorization: string | undefined, atMs: number): TokenCheck;
  /** Ends all tokens issued so far. */
  expireAll(): void;
};

/** How long a token lives by default, as in the sample of the documents. */
export const defaultTokenSeconds = 749;

const encode = (part: unknown): string => Buffer.from(JSON.stringify(part)).toString('base64url');

/** Makes tokens that live for `lifetimeSeconds`. They look like JWTs, but their signature is random. */
export const makeTokens = (lifetimeSeconds: number): Tokens => {
  const issued = new Map<string, { readonly expiryMs: number; readonly account: TenantAccount }>();
  return {
    issue: (account, atMs) => {
      for (const [token, { expiryMs }] of issued) if (expiryMs <= atMs) issued.delete(token);
      const { user } = account;
      const jti = randomUUID();
      const scope = account.scopes.join(' ');
      const shared = {
        tenant_id: account.tenantId,
        internal: false,
        pod: company.pod,
        strong_auth_supported: false,
        org: company.org,
        ...(user === undefined ? {} : { user_id: user.userId, identity_id: user.identityId }),
        strong_auth: true,
        enabled: true,
        jti,
      };
      const claims = {
        ...shared,
        ...(user === undefined ? {} : { user_name: user.userName }),
        authorities: account.levels.filter((level) => level !== 'USER'),
        client_id: account.clientId,
        accessType: 'OFFLINE',
        scope: account.scopes,
        exp: Math.floor(atMs / 1_000) + lifetimeSeconds,
      };
      const token = [
        encode({ alg: 'ES256', typ: 'JWT' }),
        encode(claims),
        randomBytes(32).toString('base64url'),
      ].join('.');
      issued.set(token, { expiryMs: atMs + lifetimeSeconds * 1_000, account });
      return {
        access_token: token,
        token_type: 'bearer',
        expires_in: lifetimeSeconds,
        scope,
        accessType: 'OFFLINE',
        ...shared,
      };
    },
    check: (authorization, atMs) => {
      const token = /^Bearer\s+(\S+)\s*$/i.exec(authorization ?? '')?.[1];
      if (token === undefined) return { type: 'missing' };
      const found = issued.get(token);
      return found === undefined || found.expiryMs <= atMs
        ? { type: 'expired' }
        : { type: 'valid', account: found.account };
    },
    expireAll: () => issued.clear(),
  };
};
