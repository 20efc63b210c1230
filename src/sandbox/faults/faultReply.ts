// The answer that a fault sends in place of the right one.

import {
  badRequest,
  forbidden,
  internalFault,
  notEnabled,
  notFound,
  type RawReply,
  type Reply,
  rawReply,
  tooManyRequests,
  unauthorized,
} from '../http/respond.ts';
import type { Fault } from './faults.ts';

/** The answer that the API gives with a status. */
const usualReply = (status: number): Reply => {
  switch (status) {
    case 400:
      return badRequest('This fault was ordered.');
    case 401:
      return unauthorized('JWT validation failed: JWT is expired');
    case 403:
      return forbidden;
    case 404:
      return notFound;
    case 412:
      return notEnabled;
    case 429:
      return tooManyRequests(1);
    default:
      return { ...internalFault, status };
  }
};

const page = (status: number): string =>
  `<html>\r\n<head><title>${status} Bad Gateway</title></head>\r\n<body>\r\n<center><h1>${status} Bad Gateway</h1></center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n`;

/** The answer of a fault; undefined where the right answer is sent all the same. */
export const faultReply = (fault: Fault, trackingId: string): RawReply | undefined => {
  switch (fault.type) {
    case 'status': {
      const raw = rawReply(usualReply(fault.status), trackingId);
      return {
        status: fault.status,
        headers: { ...raw.headers, ...fault.headers },
        body:
          fault.body === undefined
            ? raw.body
            : typeof fault.body === 'string'
              ? fault.body
              : JSON.stringify(fault.body),
      };
    }
    case 'html':
      return {
        status: fault.status,
        headers: { 'Content-Type': 'text/html' },
        body: page(fault.status),
      };
    case 'body':
      return {
        status: fault.status,
        headers: { 'Content-Type': fault.contentType },
        body: fault.body,
      };
    case 'cut':
    case 'slow':
      return undefined;
  }
};
