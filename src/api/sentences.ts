// The sentences for API errors: what happened, and what to do next.

import type { ApiError, Arrival, Said } from '../model/apiError.ts';
import { productNames } from '../model/connection.ts';
import { type OperationId, operations } from '../model/operations.ts';
import { wordsOfProxy, wordsOfTls } from './connectionSentences.ts';

/** What the reader was doing, as far as the caller knows. */
export type SentenceContext = {
  readonly operation?: OperationId;
  readonly host?: string;
  readonly environment?: string;
};

/** An error in words: what happened, what to do about it, and the ids that SailPoint's support asks for. */
export type Sentences = { readonly what: string; readonly next: string; readonly ids?: string };

/** Two short sentences for a tired operator. They hold texts of the tenant: clean them before drawing. */
export const sentenceOf = (error: ApiError, context: SentenceContext = {}): Sentences => {
  const ids = 'said' in error ? idsOf(error.said) : undefined;
  const sentences = wordsOf(error, context);
  return ids === undefined ? sentences : { ...sentences, ids };
};

const wordsOf = (error: ApiError, context: SentenceContext): Sentences => {
  const tenant = context.environment ?? context.host ?? 'The tenant';
  const call = context.operation ?? 'the call';
  switch (error.tag) {
    case 'unauthorized':
      return {
        what: quoting(`${tenant} did not accept the token`, error.said),
        next: 'Get a new access token, or check that the client still exists and is enabled.',
      };
    case 'wrongCredentials':
      if (error.by === 'password') {
        return {
          what: quoting(`${tenant} did not accept the user name and password`, error.said),
          next: 'Check both, and that the account is neither locked nor expired.',
        };
      }
      return {
        what: quoting(`${tenant} did not accept the client id and secret`, error.said),
        next: 'Check both, and that the personal access token has not expired or been deleted.',
      };
    case 'forbidden':
      return { what: quoting(`${tenant} refused ${call}`, error.said), next: neededFor(error) };
    case 'notFound':
      return {
        what: quoting(`${tenant} does not have what ${call} asked for`, error.said),
        next: 'It may have been deleted: refresh the list, and check the id.',
      };
    case 'notEnabled':
      return {
        what: quoting(`${tenant} does not have the feature behind ${call}`, error.said),
        next: 'It is a matter of licence, not of permissions: ask SailPoint or the tenant owner.',
      };
    case 'badRequest':
      return {
        what: quoting(`${tenant} did not accept the content of ${call}`, error.said),
        next: 'Correct what the message names, such as a filter, a sorter or a value.',
      };
    case 'rateLimited':
      return { what: `${tenant} turned the call away: too many requests.`, next: laterFor(error) };
    case 'server':
      return {
        what: quoting(`${tenant} failed with status ${error.said.status}`, error.said),
        next: 'Try again in a minute; if it stays, give the ids to SailPoint support.',
      };
    case 'unexpectedStatus':
      return {
        what: quoting(`${tenant} answered with status ${error.said.status}`, error.said),
        next: 'Check that the base URL is that of the API, not of the web console or a proxy.',
      };
    case 'unreadable':
      return {
        what: quoting(`The answer to ${call} is unusable: ${error.reason}`, error.said),
        next: 'If it looks like a login or proxy page, check the base URL and the network.',
      };
    case 'unsupportedQuery':
      return {
        what: error.reason,
        next: 'Nothing was sent. Ask with one of these, or narrow the rows on the screen instead.',
      };
    case 'tooManyRows':
      return {
        what: `Only the first ${error.loaded.toLocaleString('en-US')} rows of ${call} can be reached.`,
        next: 'Narrow the list with a filter, so that what is looked for is among them.',
      };
    case 'hostNotFound':
      return {
        what: `The host ${error.host} was not found.`,
        next: 'Check the base URL for a typing mistake, and the VPN or DNS of this machine.',
      };
    case 'refusedConnection':
      return {
        what: `The host ${error.host} refused the connection.`,
        next: 'Check the port in the base URL, and that nothing on the way blocks it.',
      };
    case 'tls':
      return wordsOfTls(error);
    case 'proxyRefused':
      return wordsOfProxy(error, context.host ?? context.environment ?? 'the tenant');
    case 'cut':
      return error.sent === 'no'
        ? {
            what: `The connection to ${error.host} could not be opened: ${error.reason}.`,
            next: 'Check the network or VPN and try again.',
          }
        : {
            what: `The connection to ${error.host} broke off: ${error.reason}.`,
            next: afterSilence(error.sent, context),
          };
    case 'timeout':
      return error.sent === 'no'
        ? {
            what: `No connection after ${secondsOf(error.afterMs)}.`,
            next: 'Check the network or VPN and try again.',
          }
        : {
            what: `No answer to ${call} after ${secondsOf(error.afterMs)}.`,
            next: afterSilence(error.sent, context),
          };
    case 'notConnected':
      return {
        what: error.reason,
        next: 'Then press {view.refresh|probe.again|whoami.again|environments.again}, or choose another environment with :env.',
      };
    case 'otherProduct':
      return {
        what: `Not sent: ${error.operation} is of ${productNames[error.product]}, which this environment is not.`,
        next: `Go to an environment of ${productNames[error.product]}: --env NAME, or :env NAME.`,
      };
    case 'cancelled':
      return { what: `Cancelled: ${call}.`, next: 'Ask again if it is still wanted.' };
    case 'readOnly':
      return {
        what: `Not sent: ${error.operation} writes, and this session is read-only.`,
        next: 'Start with --write or type :unlock to allow writes.',
      };
    case 'probesOff':
      return {
        what: `Not sent: ${error.operation} is a probe, and probes are off here.`,
        next: 'Remove "probes: false" from the settings of this environment to allow them.',
      };
    default:
      return error satisfies never;
  }
};

/** What to do when there was no answer: a write may have been carried out. */
const afterSilence = (sent: Arrival, { operation }: SentenceContext): string =>
  sent === 'perhaps' && (operation === undefined || operations[operation].effect === 'writes')
    ? 'It may have been carried out all the same: look before trying again.'
    : 'Try again; if it goes on, check the network or VPN.';

/** A statement, with the tenant's own words behind it where it had any. */
const quoting = (statement: string, { text }: Said): string =>
  text === '' ? `${statement}.` : `${statement}: ${text.replace(/[.\s]*$/, '.')}`;

const neededFor = (error: Extract<ApiError, { tag: 'forbidden' }>): string => {
  const scopes = error.scopes.length > 0 ? `the scope ${error.scopes.join(' or ')}` : undefined;
  const levels =
    error.levels.length > 0 ? `the user level ${error.levels.join(' or ')}` : undefined;
  const needed = [scopes, levels].filter((part) => part !== undefined).join(' and ');
  return needed === ''
    ? 'Ask an administrator of the tenant which permission it takes.'
    : `The token needs ${needed}.`;
};

const laterFor = ({ retryAfterMs }: Extract<ApiError, { tag: 'rateLimited' }>): string =>
  retryAfterMs === undefined
    ? 'Wait some seconds and try again; others may be using the same client id.'
    : `Try again in ${secondsOf(retryAfterMs)}; others may be using the same client id.`;

const secondsOf = (ms: number): string => `${Math.max(1, Math.round(ms / 1000))} s`;

const idsOf = (said: Said): string | undefined => {
  const ids = [
    said.trackingId && `trackingId ${said.trackingId}`,
    said.requestId && `requestId ${said.requestId}`,
  ].filter(Boolean);
  return ids.length === 0 ? undefined : ids.join(' · ');
};
