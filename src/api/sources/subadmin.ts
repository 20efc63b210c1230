// Narrows a list of sources to those that a source sub-admin may see.

import type { Request } from '../http/request.ts';

/**
 * A request for list-sources that a SOURCE_SUBADMIN can make too. To them the list is forbidden unless they ask for
 * their own sources (sources API, list-sources: for-subadmin), and nothing tells the level before. So a list that is refused is
 * asked for once more in that way; where that works, all later ones are asked for so at once. Where it does not, the
 * first refusal is the one that means something.
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
