import { randomBytes, randomUUID } from 'node:crypto';
import { company, type TenantAccount } from './data/tenant.ts';

/** The answer of a good token call (authentication documents, client credentials). */
export type TokenBody = Readonly<Record<string, string | number | boolean>>;

/** What a bearer token turns out to be. */
export type TokenCheck =
  | { readonly type: 'missing' }
  | { readonly type: 'expired' }
  | { readonly type: 'valid'; readonly clientId: string };

/** Gives out tokens and knows them again. */
export type Tokens = {
  issue(atMs: number): TokenBody;
  check(authorization: string | undefined, atMs: number): TokenCheck;
  /** Makes every token given out so far worthless. */
  expireAll(): void;
};

/** How long a token lives where nobody says otherwise, as in the documents' sample. */
export const defaultTokenSeconds = 749;

const encode = (part: unknown): string => Buffer.from(JSON.stringify(part)).toString('base64url');

/** Tokens of one account with these user levels, each living for `lifetimeSeconds`. They look like JWTs; their signature is noise. */
export const makeTokens = (
  account: TenantAccount,
  lifetimeSeconds: number,
  levels: readonly string[],
): Tokens => {
  const expiriesMs = new Map<string, number>();
  return {
    issue: (atMs) => {
      for (const [token, expiryMs] of expiriesMs) if (expiryMs <= atMs) expiriesMs.delete(token);
      const jti = randomUUID();
      const shared = {
        tenant_id: account.tenantId,
        internal: false,
        pod: company.pod,
        strong_auth_supported: false,
        org: company.org,
        user_id: account.userId,
        identity_id: account.identityId,
        strong_auth: true,
        enabled: true,
        jti,
      };
      const claims = {
        ...shared,
        user_name: account.userName,
        authorities: levels,
        client_id: account.clientId,
        accessType: 'OFFLINE',
        scope: ['sp:scopes:all'],
        exp: Math.floor(atMs / 1_000) + lifetimeSeconds,
      };
      const token = [
        encode({ alg: 'ES256', typ: 'JWT' }),
        encode(claims),
        randomBytes(32).toString('base64url'),
      ].join('.');
      expiriesMs.set(token, atMs + lifetimeSeconds * 1_000);
      return {
        access_token: token,
        token_type: 'bearer',
        expires_in: lifetimeSeconds,
        scope: 'sp:scopes:all',
        accessType: 'OFFLINE',
        ...shared,
      };
    },
    check: (authorization, atMs) => {
      const token = /^Bearer\s+(\S+)\s*$/i.exec(authorization ?? '')?.[1];
      if (token === undefined) return { type: 'missing' };
      const expiryMs = expiriesMs.get(token);
      return expiryMs === undefined || expiryMs <= atMs
        ? { type: 'expired' }
        : { type: 'valid', clientId: account.clientId };
    },
    expireAll: () => expiriesMs.clear(),
  };
};
