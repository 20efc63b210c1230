// The handlers of access profiles.

import { notFound, ok } from '../../http/respond.ts';
import { answerRows } from '../../lists/lists.ts';
import { accessProfilesOf } from '../../state/access/accessProfiles.ts';
import type { Handlers } from '../call.ts';

/** The handlers of access profiles. */
export const accessProfileHandlers = {
  'list-access-profiles': (call) =>
    answerRows(call, 'list-access-profiles', accessProfilesOf(call.tenant)),
  'get-access-profile': ({ tenant, parameters }) => {
    const found = accessProfilesOf(tenant).find(({ id }) => id === parameters.accessProfileId);
    return found === undefined ? notFound : ok(found);
  },
} satisfies Handlers;
