// Quirks of the gateway: odd headers, expired tokens, error pages, features that the tenant has not bought.

import type { JsonObject } from '../http/body.ts';
import { forbidden, notEnabled, type RawReply, type Reply } from '../http/respond.ts';
import type { Route } from '../http/router.ts';
import type { Quirks } from './quirks.ts';
import type { QuirkContext } from './replyQuirks.ts';

/** An answer as the gateway changes it. */
export const applyGatewayQuirks = (raw: RawReply, context: QuirkContext): RawReply => {
  const { quirks, route } = context;
  const headers: Record<string, string> = { ...raw.headers };
  if (quirks.has(52) && route?.version === 'v2024') headers['X-Deprecated'] = 'true';
  if (quirks.has(32) && raw.status === 429) changeRetryAfter(headers, context);
  const isProblem = quirks.has(30) && raw.status >= 400 && raw.body.startsWith('{"detailCode"');
  return { ...raw, headers, body: isProblem ? withRepeatedMessages(raw.body) : raw.body };
};

/** Replaces the seconds of Retry-After by a date, or removes the header. */
const changeRetryAfter = (headers: Record<string, string>, { nowMs }: QuirkContext): void => {
  const seconds = Number(headers['Retry-After'] ?? 1);
  if (seconds % 2 === 0) delete headers['Retry-After'];
  else headers['Retry-After'] = new Date(nowMs + (seconds + 1) * 1_000).toUTCString();
};

/** A problem as other services write it: with each message a second time for another locale, and null for no causes. */
const withRepeatedMessages = (body: string): string => {
  const { detailCode, trackingId, messages, causes } = JSON.parse(body) as JsonObject;
  const more = Array.isArray(messages)
    ? messages.map((message: JsonObject) => ({
        ...message,
        locale: 'und',
        localeOrigin: 'REQUEST',
      }))
    : [];
  return JSON.stringify({
    trackingId,
    causes: causes ?? null,
    messages: [...(Array.isArray(messages) ? messages : []), ...more],
    detailCode,
  });
};

/** Every so many requests, all tokens end (31). */
const requestsPerTokenLoss = 89;
/** Every so many requests, the gateway answers with an error page (33). */
const requestsPerGatewayError = 61;

/** Whether all tokens end before the request with a number. */
export const isTokenLossDue = (quirks: Quirks, number: number): boolean =>
  quirks.has(31) && number % requestsPerTokenLoss === 0;

/** Whether the gateway answers the request with a number; only reads, which a client may safely repeat. */
export const isGatewayErrorDue = (
  quirks: Quirks,
  number: number,
  route: Route | undefined,
): boolean =>
  quirks.has(33) && route?.operation.effect === 'reads' && number % requestsPerGatewayError === 0;

/** The answer of a tenant that has not bought entitlement connections and JIT activation. */
export const refusalOfUnlicensed = (quirks: Quirks, { id }: Route): Reply | undefined => {
  if (!quirks.has(49)) return undefined;
  if (id.includes('entitlement-connection')) return notEnabled;
  return id.includes('jit-activation') || id.endsWith('activate-workflow') ? forbidden : undefined;
};
