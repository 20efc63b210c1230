// The governance groups of a tenant.

import { makeWorkgroups } from '../../data/people/workgroups.ts';
import { partOf } from '../../parts.ts';

/** The governance groups of a tenant. */
export const workgroupsOf = partOf((tenant) => makeWorkgroups(tenant.seed, tenant.startedAtMs));
