// The exit codes of the program, and which error ends with which.

import type { ApiError } from '../model/apiError.ts';

/** The exit codes of the program; scripts rely on them. */
export const exitCodes = {
  ok: 0,
  notFound: 1,
  usage: 2,
  refused: 3,
  network: 4,
} as const;

/** The exit code for an error that ends the program. */
export const exitCodeOf = (error: ApiError): number => {
  switch (error.tag) {
    case 'notFound':
      // Only a thing that was asked for can be missing; an address that is wrong is another matter.
      return error.call?.isOfThing === false ? exitCodes.network : exitCodes.notFound;
    // What is set up here keeps it from connecting, as where the settings cannot be read.
    case 'notConnected':
    // Nothing was sent: the filter or the order itself is at fault.
    case 'unsupportedQuery':
    // Nor here: another environment has to be named.
    case 'otherProduct':
      return exitCodes.usage;
    case 'unauthorized':
    case 'wrongCredentials':
    case 'forbidden':
    case 'notEnabled':
    case 'badRequest':
    case 'tooManyRows':
    case 'withoutId':
    case 'masked':
    case 'readOnly':
    case 'probesOff':
      return exitCodes.refused;
    case 'rateLimited':
    case 'server':
    case 'unexpectedStatus':
    case 'blocked':
    case 'brokenOff':
    case 'unreadable':
    case 'proxyRefused':
    case 'hostNotFound':
    case 'refusedConnection':
    case 'tls':
    case 'cut':
    case 'timeout':
    case 'cancelled':
      return exitCodes.network;
    default:
      return error satisfies never;
  }
};
