// Reads what an access token says about its bearer.

import { type Claims, claims } from '../../model/whoAmI.ts';

/**
 * What a token says about its bearer, where it is a JWT (RFC 7519): its middle part, read for display. The signature is
 * not checked: only the tenant can. Undefined where the token is something else.
 */
export const claimsOf = (accessToken: string): Claims | undefined => {
  const [, payload, , ...more] = accessToken.split('.');
  if (payload === undefined || more.length > 0) return undefined;
  try {
    const read: unknown = JSON.parse(Buffer.from(payload, 'base64url').toString());
    const parsed = claims.safeParse(read);
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
};
