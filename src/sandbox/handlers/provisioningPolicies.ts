import type { Handlers } from './call.ts';

/** How accounts are made and changed in a source. */
export const provisioningPolicyHandlers = {} satisfies Handlers;
