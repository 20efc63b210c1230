import type { Handlers } from './call.ts';

/** What hangs on an entitlement, and changes of it. */
export const entitlementDetailHandlers = {} satisfies Handlers;
