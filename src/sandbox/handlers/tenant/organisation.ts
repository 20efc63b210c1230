// The handlers of the organisation's settings and of search.

import { makeOrgConfig } from '../../data/tenant/orgConfig.ts';
import { ok } from '../../http/respond.ts';
import type { Handlers } from '../call.ts';
import { search } from './search.ts';

/** The handlers of the organisation's settings and of search. */
export const organisationHandlers = {
  'get-org-config': ({ tenant }) => ok(makeOrgConfig(tenant.seed)),
  'search-post': search,
} satisfies Handlers;
