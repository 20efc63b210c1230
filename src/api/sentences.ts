// The sentences for API errors: what happened, and what to do next.

import type { ApiError, Arrival } from '../model/apiError.ts';
import { productNames } from '../model/connection.ts';
import { keyed } from '../model/keyed.ts';
import { type OperationId, operations } from '../model/operations.ts';
import { wordsOfProxy, wordsOfTls } from './connectionSentences.ts';
import {
  isOfGateway,
  neededFor,
  ofNetwork,
  wordsOfMissingPath,
  wordsOfRefusal,
} from './refusalSentences.ts';
import { idsOf, quoting, type Words } from './saidWords.ts';

/** What the reader was doing, as far as the caller knows. */
export type SentenceContext = {
  readonly operation?: OperationId;
  readonly host?: string;
  readonly environment?: string;
};

/** An error in words: what happened, what to do about it, and the ids that SailPoint's support asks for. */
export type Sentences = Words & { readonly ids?: string };

/** Two short sentences for a tired operator. They hold texts of the tenant: clean them before drawing. */
export const sentenceOf = (error: ApiError, context: SentenceContext = {}): Sentences => {
  const ids = 'said' in error ? idsOf(error.said) : undefined;
  const sentences = wordsOf(error, context);
  return ids === undefined ? sentences : { ...sentences, ids };
};

/** A tenant may send pages of text: in one line, what to do next must not stand behind all of it. */
const longestInOneLine = 1_000;

/** The beginning of a text, with no half of a character at its end. */
const shortened = (text: string): string =>
  text.length <= longestInOneLine
    ? text
    : `${text.slice(0, longestInOneLine).replace(/[\uD800-\uDBFF]$/, '')} … (cut).`;

/** The sentences and the ids one after the other, for a place of one text. */
export const wholeSentenceOf = (error: ApiError, context: SentenceContext = {}): string => {
  const { what, next, ids } = sentenceOf(error, context);
  return [shortened(what), ids === undefined ? undefined : `${ids}.`, next]
    .filter(Boolean)
    .join(' ');
};

const wordsOf = (error: ApiError, context: SentenceContext): Words => {
  const tenant = context.environment ?? context.host ?? 'The tenant';
  /** The same within a sentence. */
  const there = tenant === 'The tenant' ? 'the tenant' : tenant;
  const call = context.operation ?? error.call?.operation ?? 'the call';
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
        next: 'Check both, and that the personal access token has not expired or been deleted. In a session :login takes a new one.',
      };
    case 'forbidden':
      if (isOfGateway(error.said)) {
        return {
          what: quoting(`A gateway refused ${call} and gave no reason`, error.said),
          next: `It may be the network or the address as well as a right. ${neededFor(error, 'The call')}`,
        };
      }
      return {
        what: quoting(`${tenant} refused ${call}`, error.said),
        next: ofNetwork.test(error.said.text)
          ? 'The text speaks of the network, not of a right: ask who may reach the tenant from here.'
          : neededFor(error),
      };
    case 'notFound':
      if (error.call !== undefined && !error.call.isOfThing) {
        return wordsOfMissingPath(error, error.call, tenant, there);
      }
      return {
        what: quoting(`${tenant} does not have what ${call} asked for`, error.said),
        next: 'It may have been deleted: refresh the list, and check the id.',
      };
    case 'notEnabled':
      return {
        what: quoting(`${tenant} does not have the feature behind ${call}`, error.said),
        next: 'It is a matter of licence, not of permissions: ask SailPoint or the tenant owner.',
      };
    case 'badRequest': {
      const refused = wordsOfRefusal(error.said, tenant, call);
      if (refused !== undefined) return refused;
      if (isProbe(context.operation ?? error.call?.operation)) {
        return {
          what: quoting(`${tenant} could not carry out ${call}`, error.said),
          next: 'Read the text first: it may be that of the connector, and the call itself in order.',
        };
      }
      return {
        what: quoting(`${tenant} did not accept the content of ${call}`, error.said),
        next: 'Correct what the message names, such as a filter, a sorter or a value.',
      };
    }
    case 'rateLimited':
      return { what: `${tenant} turned ${call} away: too many requests.`, next: laterFor(error) };
    case 'server':
      if (error.said.status >= 520 && error.said.status <= 524) {
        return {
          what: `A gateway before ${there} did not reach it with ${call}: status ${error.said.status}.`,
          next: 'Try again in a minute; if it stays, give the time and the host to SailPoint support.',
        };
      }
      return {
        what: quoting(`${tenant} failed with status ${error.said.status} at ${call}`, error.said),
        next: `Try again in a minute; if it stays, give ${idsOf(error.said) === undefined ? 'the time and the host' : 'the ids'} to SailPoint support.`,
      };
    case 'blocked':
      return {
        what: quoting(
          `A gateway before ${there} refused ${call} with a page of its own`,
          error.said,
        ),
        next: 'The API itself was not reached, so it is no matter of rights: ask whoever runs the network or its filter, and give them that text.',
      };
    case 'brokenOff': {
      const rows = error.loaded.toLocaleString('en-US');
      return {
        what:
          error.why === 'refused'
            ? quoting(`${tenant} refused the rows of ${call} after the first ${rows}`, error.said)
            : `${tenant} gave the same rows of ${call} again after the first ${rows}.`,
        next: 'The list may not be whole: read it again, or narrow it with a filter.',
      };
    }
    case 'unexpectedStatus':
      return {
        what: quoting(`${tenant} answered ${call} with status ${error.said.status}`, error.said),
        next: 'Check that the base URL is that of the API, not of the web console or a proxy.',
      };
    case 'unreadable':
      return {
        what: quoting(`The answer to ${call} is unusable: ${error.reason}`, error.said),
        next:
          error.isTooLarge === true
            ? 'Narrow the list with a filter, or look at the thing in the web console.'
            : 'If it looks like a login or proxy page, check the base URL and the network.',
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
            what:
              error.isWhole === true
                ? `The answer to ${call} did not end within ${secondsOf(error.afterMs)}.`
                : `No answer to ${call} after ${secondsOf(error.afterMs)}.`,
            next: afterSilence(error.sent, context),
          };
    case 'notConnected':
      return {
        what: error.reason,
        next: keyed`Then press {view.refresh|probe.again|whoami.again|environments.again}, or choose another environment with :env.`,
      };
    case 'otherProduct':
      return {
        what: `Not sent: ${error.operation} is of ${productNames[error.product]}, which this environment is not.`,
        next: `Go to an environment of ${productNames[error.product]}: --env NAME, or :env NAME.`,
      };
    case 'cancelled':
      return { what: `Cancelled: ${call}.`, next: 'Ask again if it is still wanted.' };
    case 'withoutId':
      return {
        what: `Not sent: ${error.operation} asks for a thing by its id, and the tenant sent this one without.`,
        next: 'What its list says of it is all that can be had here: look at it in the web console.',
      };
    case 'masked':
      return {
        what: 'Not sent: it holds stars that stand for a secret.',
        next: 'What is masked here cannot be changed or asked for here: use the web console.',
      };
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

const isProbe = (operation: OperationId | undefined): boolean =>
  operation !== undefined && operations[operation].effect === 'probes';

/** What to do when there was no answer: a write may have been carried out. */
const afterSilence = (sent: Arrival, { operation }: SentenceContext): string =>
  sent === 'perhaps' && (operation === undefined || operations[operation].effect === 'writes')
    ? 'It may have been carried out all the same: look before trying again.'
    : 'Try again; if it goes on, check the network or VPN.';

const laterFor = ({ retryAfterMs }: Extract<ApiError, { tag: 'rateLimited' }>): string =>
  retryAfterMs === undefined
    ? 'Wait some seconds and try again; others may be using the same client id.'
    : `Try again in ${secondsOf(retryAfterMs)}; others may be using the same client id.`;

const secondsOf = (ms: number): string =>
  ms < 120_000 ? `${Math.max(1, Math.round(ms / 1000))} s` : `${Math.ceil(ms / 60_000)} min`;
