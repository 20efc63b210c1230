// Checks a request before its handler: token, rate limit, experimental header, media type.

import type { IncomingHttpHeaders } from 'node:http';
import type { IdentityIqAccount } from '../data/access/identityIq.ts';
import type { TenantAccount } from '../data/tenant/tenant.ts';
import type { Limits } from './limits.ts';
import {
  badRequest,
  type Reply,
  tooManyRequests,
  unauthorized,
  wrongMediaType,
} from './respond.ts';
import type { Route } from './router.ts';
import { scimProblem } from './scimReply.ts';
import type { Tokens } from './tokens.ts';

/** Whether a request is passed to its handler. The account is undefined where the path needs no token. */
export type Admission =
  | { readonly type: 'admitted'; readonly account: TenantAccount | undefined }
  | { readonly type: 'refused'; readonly reply: Reply };

const refuse = (reply: Reply): Admission => ({ type: 'refused', reply });

const mediaTypeOf = (headers: IncomingHttpHeaders): string =>
  (headers['content-type'] ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';

const acceptedTypes = (route: Route): readonly string[] => {
  const { body } = route.operation;
  if (body === undefined) return [];
  return route.id === 'create-token' ? [body, 'multipart/form-data', ''] : [body];
};

/** Whether a header holds the user name and password of an account (RFC 7617). */
const isBasic = (
  authorization: string | undefined,
  { username, password }: IdentityIqAccount,
): boolean => {
  const encoded = /^Basic\s+(\S+)\s*$/i.exec(authorization ?? '')?.[1] ?? '';
  return Buffer.from(encoded, 'base64').toString() === `${username}:${password}`;
};

/** Checks, in the order of a real gateway: token, limit, experimental header, media type. */
export const admit = (
  route: Route,
  headers: IncomingHttpHeaders,
  gate: {
    readonly tokens: Tokens;
    readonly limits: Limits;
    readonly identityIq: IdentityIqAccount;
    readonly atMs: number;
  },
): Admission => {
  let account: TenantAccount | undefined;
  if (route.version === 'identityiq' && !isBasic(headers.authorization, gate.identityIq)) {
    return refuse(
      scimProblem(401, 'Authentication failed. Please log in to access this resource.'),
    );
  }
  if (route.version !== 'root' && route.version !== 'identityiq') {
    const token = gate.tokens.check(headers.authorization, gate.atMs);
    if (token.type === 'missing') return refuse(unauthorized('JWT is required'));
    if (token.type === 'expired') {
      return refuse(unauthorized('JWT validation failed: JWT is expired'));
    }
    account = token.account;
    const check = gate.limits.admit(`${account.clientId} ${route.version}`, gate.atMs);
    if (check.type === 'refused') return refuse(tooManyRequests(check.retryAfterSeconds));
  }
  if (route.operation.experimental && headers['x-sailpoint-experimental'] !== 'true') {
    return refuse(
      badRequest('This is an experimental API: the header X-SailPoint-Experimental must be true.'),
    );
  }
  const accepted = acceptedTypes(route);
  const mediaType = mediaTypeOf(headers);
  return accepted.length === 0 || accepted.includes(mediaType)
    ? { type: 'admitted', account }
    : refuse(wrongMediaType(mediaType));
};
