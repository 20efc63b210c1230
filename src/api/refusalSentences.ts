// The sentences for what a tenant refuses: paths it does not have, missing rights, statuses with a reason of their own.

import type { ApiError, FailedCall, Said } from '../model/apiError.ts';
import { type Operation, operations, permissionOf } from '../model/operations.ts';
import { quoting, type Words } from './saidWords.ts';

/** A 404 of a path that names no thing: the address is wrong, or this tenant does not have the service. */
export const wordsOfMissingPath = (
  { said }: Extract<ApiError, { tag: 'notFound' }>,
  { operation, version }: FailedCall,
  tenant: string,
  there: string,
): Words => {
  if (operation === 'create-token') {
    return {
      what: `There is no token endpoint at the base URL of ${there}.`,
      next: 'It must be that of the API, such as https://acme.api.identitynow.com, without /v3 or another path.',
    };
  }
  const { endpoint }: Operation = operations[operation];
  const other = version === 'v2024' ? 'v1' : 'v2024';
  return {
    what: quoting(`${tenant} does not know the path of ${operation}`, said),
    next:
      endpoint.in === 'both'
        ? `Try --api ${other}, and check that the base URL is that of the API.`
        : 'This tenant may not have the feature yet: ask SailPoint or the tenant owner.',
  };
};

/** A refusal in the bare words of an API gateway, of which nobody can tell whether it is about a right: the API itself gives a code. */
export const isOfGateway = ({ text, detailCode }: Said): boolean =>
  detailCode === undefined &&
  /^(?:forbidden|missing authentication token)[.!]?$/i.test(text.trim());

/** Words of a refusal that is about where the call came from. */
export const ofNetwork =
  /\b(?:this|your|the) (?:network|ip(?: address)?)\b|\bip address\b|not on the allow/i;

/** Statuses that refuse a request for a reason of their own (RFC 9110, RFC 4918). */
const refusals: Readonly<Record<number, Words>> = {
  410: {
    what: 'no longer has',
    next: 'Try the other of --api v1 and --api v2024.',
  },
  413: { what: 'was sent more than it takes with', next: 'Send less at once.' },
  414: { what: 'was sent too long an address with', next: 'Shorten the filter.' },
  431: { what: 'was sent too long a header with', next: 'A shorter token or filter may do.' },
  423: {
    what: 'has locked what it is about with',
    next: 'Something else works on it: try again in a minute.',
  },
};

/** A refusal by a status that has a reason of its own; undefined for any other status. */
export const wordsOfRefusal = (said: Said, tenant: string, call: string): Words | undefined => {
  const refusal = refusals[said.status];
  return (
    refusal && { what: quoting(`${tenant} ${refusal.what} ${call}`, said), next: refusal.next }
  );
};

/** What a token needs for a call, by the version of the API that was asked: they differ. */
export const neededFor = (
  error: Extract<ApiError, { tag: 'forbidden' }>,
  needing: 'The token' | 'The call' = 'The token',
): string => {
  const { call } = error;
  const permission =
    call === undefined ? error : permissionOf(operations[call.operation], call.version);
  const { scopes, levels } = permission;
  const needed = [
    scopes.length > 0 ? `the scope ${scopes.join(' or ')}` : undefined,
    levels.length > 0 ? `the user level ${levels.join(' or ')}` : undefined,
  ].filter((part) => part !== undefined);
  const byUser =
    'usersOnly' in permission && permission.usersOnly === true
      ? ' It must be the token of a user, not of a client alone.'
      : '';
  return needed.length === 0
    ? `Ask an administrator of the tenant which permission it takes.${byUser}`
    : `${needing} needs ${needed.join(' and ')}.${byUser}`;
};
