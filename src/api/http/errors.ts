// Makes an API error of an answer with an error status.

import type { ApiError, Said } from '../../model/apiError.ts';
import type { Operation } from '../../model/operations.ts';
import type { Conceal } from './conceal.ts';
import { type Body, excerptOf } from './decode.ts';
import { retryAfterMsOf } from './retry.ts';
import type { ResponseHeaders } from './transport/transport.ts';

/** Status and headers of an answer. */
export type Head = { readonly status: number; readonly headers: ResponseHeaders };

/** A header as one text, undefined where it is missing. */
export const headerOf = (headers: ResponseHeaders, name: string): string | undefined => {
  const value = headers[name];
  return Array.isArray(value) ? value[0] : value;
};

/** A text that may be missing, without secrets. */
export const concealedIn = (text: string | undefined, conceal: Conceal): string | undefined =>
  text === undefined ? undefined : conceal(text);

/** No message is longer, nor is more of a body looked at for one. */
const longestText = 20_000;

/** What an answer says about itself. The body is JSON of one of many shapes, text, HTML, or nothing. */
export const saidOf = (head: Head, body: Body, conceal: Conceal): Said => {
  const json = body.type === 'json' ? fieldsOf(body.value) : {};
  const message = messageOf(json);
  const bodyText = body.type === 'empty' ? '' : body.text;
  return {
    status: head.status,
    detailCode: concealedIn(textOf(json.detailCode) ?? textOf(json.scimType), conceal),
    trackingId: concealedIn(textOf(json.trackingId), conceal),
    requestId: concealedIn(headerOf(head.headers, 'slpt-request-id'), conceal),
    text: message === undefined ? excerptOf(conceal(cut(bodyText))) : conceal(cut(message)),
  };
};

/** The error that an answer outside 2xx stands for. */
export const errorOfAnswer = (
  head: Head,
  body: Body,
  operation: Operation,
  conceal: Conceal,
): ApiError => {
  const said = saidOf(head, body, conceal);
  switch (head.status) {
    // They refuse the content of the request just as 400 does (standard error responses of the API; RFC 9110).
    case 400:
    case 409:
    case 410:
    case 413:
    case 414:
    case 415:
    case 422:
    case 423:
    case 431:
      return { tag: 'badRequest', said };
    case 401:
      return { tag: 'unauthorized', said };
    case 403:
      // The API says why in JSON; a page is from a gateway that let nothing through to it.
      if (body.type === 'html') return { tag: 'blocked', said };
      return { tag: 'forbidden', said, scopes: operation.scopes, levels: operation.levels };
    case 404:
      return { tag: 'notFound', said };
    case 412:
      return { tag: 'notEnabled', said };
    case 429: {
      const retryAfter = headerOf(head.headers, 'retry-after');
      const retryAfterMs = retryAfterMsOf(retryAfter, headerOf(head.headers, 'date'));
      return { tag: 'rateLimited', said, retryAfterMs };
    }
    default:
      if (head.status >= 500) return { tag: 'server', said };
      return {
        tag: 'unexpectedStatus',
        said: { ...said, text: concealedIn(redirectOf(head), conceal) ?? said.text },
      };
  }
};

/** Where a redirect leads, host only: the rest of such an address can carry what nobody should read. */
const redirectOf = ({ status, headers }: Head): string | undefined => {
  const location = headerOf(headers, 'location');
  if (status < 300 || status > 399 || location === undefined) return undefined;
  if (!URL.canParse(location)) return 'It redirects to another path of the same host.';
  return `It redirects to ${new URL(location).host}.`;
};

const cut = (text: string): string =>
  text.length > longestText ? `${text.slice(0, longestText)} …` : text;

const fieldsOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? { ...value } : {};

const textOf = (value: unknown): string | undefined => {
  const text = typeof value === 'string' ? value.trim() : '';
  return text === '' ? undefined : text;
};

/** The message in any of the shapes that the services use (standard error responses of the API, and what tenants send beside them). */
const messageOf = (json: Readonly<Record<string, unknown>>): string | undefined => {
  const listed = [...textsOf(json.messages), ...textsOf(json.causes)];
  if (listed.length > 0) return [...new Set(listed)].join(' ');
  const nested = textOf(fieldsOf(json.error).message) ?? plainTextsOf(json.errors);
  if (nested !== undefined) return nested;
  return (
    textOf(json.error_description) ??
    textOf(json.error) ??
    textOf(json.message) ??
    textOf(json.Message) ??
    textOf(json.detailMessage) ??
    textOf(json.formatted_msg) ??
    textOf(json.errorMessage) ??
    // SCIM (RFC 7644, section 3.12).
    textOf(json.detail)
  );
};

/** The texts of a list of errors, each a text or an object with a message (gateways and newer services). */
const plainTextsOf = (errors: unknown): string | undefined => {
  if (!Array.isArray(errors)) return undefined;
  const texts = errors.flatMap((entry) => textOf(entry) ?? textOf(fieldsOf(entry).message) ?? []);
  return texts.length === 0 ? undefined : [...new Set(texts)].join(' ');
};

/** The texts of localised messages: those in English where there are any, since the same one comes in several languages. */
const textsOf = (messages: unknown): string[] => {
  if (!Array.isArray(messages)) return [];
  const entries = messages.map(fieldsOf);
  const english = entries.filter((entry) => entry.locale === 'en-US');
  const chosen = english.length > 0 ? english : entries;
  return chosen.flatMap((entry) => textOf(entry.text) ?? []);
};
