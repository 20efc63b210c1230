// Narrows a list of sources to those that a source sub-admin may see.

import type { Request } from '../http/request.ts';

/**
 * A request for list-sources that a SOURCE_SUBADMIN can make too. The API forbids them the list unless they ask for
 * their own sources (sources API, list-sources: for-subadmin), and the user level is not known before. So a list that
 * was refused is asked for once more with `for-subadmin`. Where that works, all later lists use it at once; where it
 * does not, the first refusal is returned.
 */
export const askingAsSubadmin = (request: Request): Request => {
  let isSubadmin = false;
  return async (call) => {
    const askForOwn = () => request({ ...call, query: { ...call.query, 'for-subadmin': 'me' } });
    if (isSubadmin) return askForOwn();
    const answer = await request(call);
    if (answer.ok || answer.error.tag !== 'forbidden') return answer;
    const own = await askForOwn();
    if (own.ok) isSubadmin = true;
    return !own.ok && ['forbidden', 'badRequest'].includes(own.error.tag) ? answer : own;
  };
};
