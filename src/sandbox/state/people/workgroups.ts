// The governance groups of a tenant.

import { makeWorkgroups } from '../../data/people/workgroups.ts';
import { perTenant } from '../../perTenant.ts';

/** The governance groups of a tenant. */
export const workgroupsOf = perTenant((tenant) => makeWorkgroups(tenant.seed, tenant.startedAtMs));
