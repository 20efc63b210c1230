import type { IncomingHttpHeaders } from 'node:http';
import type { Limits } from './limits.ts';
import { badRequest, type Reply, tooManyRequests, unauthorized } from './respond.ts';
import type { Route } from './router.ts';
import type { Tokens } from './tokens.ts';

/** Whether a request may reach its handler. The client is undefined for the token call. */
export type Entry =
  | { readonly type: 'admitted'; readonly clientId: string | undefined }
  | { readonly type: 'refused'; readonly reply: Reply };

const refuse = (reply: Reply): Entry => ({ type: 'refused', reply });

const mediaTypeOf = (headers: IncomingHttpHeaders): string =>
  (headers['content-type'] ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';

/** 415 in the shape of the container in front of the services. */
const wrongMediaType = (found: string): Reply => ({
  type: 'json',
  status: 415,
  body: {
    status: 415,
    error: 'Unsupported Media Type',
    message: `Content type '${found}' not supported`,
  },
});

const acceptedTypes = (route: Route): readonly string[] => {
  const { body } = route.operation;
  if (body === undefined) return [];
  return route.id === 'create-token' ? [body, 'multipart/form-data', ''] : [body];
};

/** Checks, in the order of a real gateway: token, limit, experimental header, media type. */
export const admit = (
  route: Route,
  headers: IncomingHttpHeaders,
  gate: { readonly tokens: Tokens; readonly limits: Limits; readonly atMs: number },
): Entry => {
  let clientId: string | undefined;
  if (route.version !== 'root') {
    const token = gate.tokens.check(headers.authorization, gate.atMs);
    if (token.type === 'missing') return refuse(unauthorized('JWT is required'));
    if (token.type === 'expired') {
      return refuse(unauthorized('JWT validation failed: JWT is expired'));
    }
    clientId = token.clientId;
    const admission = gate.limits.admit(`${clientId} ${route.version}`, gate.atMs);
    if (admission.type === 'refused') return refuse(tooManyRequests(admission.retryAfterSeconds));
  }
  if (route.operation.experimental && headers['x-sailpoint-experimental'] !== 'true') {
    return refuse(
      badRequest('This is an experimental API: the header X-SailPoint-Experimental must be true.'),
    );
  }
  const accepted = acceptedTypes(route);
  const mediaType = mediaTypeOf(headers);
  return accepted.length === 0 || accepted.includes(mediaType)
    ? { type: 'admitted', clientId }
    : refuse(wrongMediaType(mediaType));
};
