import type { ApiError } from '../model/apiError.ts';

/** What the process ends with; scripts rely on them. */
export const exitCodes = {
  ok: 0,
  notFound: 1,
  usage: 2,
  refused: 3,
  network: 4,
} as const;

/** What a process ends with that could not go on because of this error. */
export const exitCodeOf = ({ tag }: ApiError): number => {
  switch (tag) {
    case 'notFound':
      return exitCodes.notFound;
    case 'unauthorized':
    case 'wrongCredentials':
    case 'forbidden':
    case 'notEnabled':
    case 'badRequest':
    case 'readOnly':
    case 'probesOff':
      return exitCodes.refused;
    default:
      return exitCodes.network;
  }
};
