// Quirks of the gateway: odd headers, expired tokens, error pages, features that the tenant has not bought.

import { forbidden, notEnabled, type RawReply, type Reply } from '../http/respond.ts';
import type { Route } from '../http/router.ts';
import type { Quirks } from './quirks.ts';
import type { QuirkContext } from './replyQuirks.ts';

type Json = Readonly<Record<string, unknown>>;

/** What the gateway does with an answer before it leaves. */
export const applyGatewayQuirks = (raw: RawReply, context: QuirkContext): RawReply => {
  const { quirks, route } = context;
  const headers: Record<string, string> = { ...raw.headers };
  if (quirks.has(52) && route?.version === 'v2024') headers['X-Deprecated'] = 'true';
  if (quirks.has(32) && raw.status === 429) withoutSeconds(headers, context);
  const isProblem = quirks.has(30) && raw.status >= 400 && raw.body.startsWith('{"detailCode"');
  return { ...raw, headers, body: isProblem ? withRepeatedMessages(raw.body) : raw.body };
};

/** Says how long to wait as a date, or not at all. */
const withoutSeconds = (headers: Record<string, string>, { nowMs }: QuirkContext): void => {
  const seconds = Number(headers['Retry-After'] ?? 1);
  if (seconds % 2 === 0) delete headers['Retry-After'];
  else headers['Retry-After'] = new Date(nowMs + (seconds + 1) * 1_000).toUTCString();
};

/** A problem as other services write it: the text once more for the language of the request, causes null where there are none. */
const withRepeatedMessages = (body: string): string => {
  const { detailCode, trackingId, messages, causes } = JSON.parse(body) as Json;
  const more = Array.isArray(messages)
    ? messages.map((message: Json) => ({ ...message, locale: 'und', localeOrigin: 'REQUEST' }))
    : [];
  return JSON.stringify({
    trackingId,
    causes: causes ?? null,
    messages: [...(Array.isArray(messages) ? messages : []), ...more],
    detailCode,
  });
};

/** So many requests pass until one finds its token dead (31), or the gateway in front of a read (33). */
const tokenDiesEvery = 89;
const gatewayEvery = 61;

/** Whether the tokens die before the request of a number. */
export const isTokenLossDue = (quirks: Quirks, number: number): boolean =>
  quirks.has(31) && number % tokenDiesEvery === 0;

/** Whether the gateway answers the request of a number with a page; only reads meet it, which anybody may repeat. */
export const isGatewayErrorDue = (
  quirks: Quirks,
  number: number,
  route: Route | undefined,
): boolean => quirks.has(33) && route?.operation.effect === 'reads' && number % gatewayEvery === 0;

/** What a tenant answers that did not buy connections of entitlements, and for which activation is not switched on. */
export const refusalOfUnlicensed = (quirks: Quirks, { id }: Route): Reply | undefined => {
  if (!quirks.has(49)) return undefined;
  if (id.includes('entitlement-connection')) return notEnabled;
  return id.includes('jit-activation') || id.endsWith('activate-workflow') ? forbidden : undefined;
};
