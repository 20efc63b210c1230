import type { Handlers } from './call.ts';

/** Who holds which entitlement. */
export const entitlementConnectionHandlers = {} satisfies Handlers;
