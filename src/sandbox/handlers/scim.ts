import type { Handlers } from './call.ts';

/** Entitlements of IdentityIQ. */
export const scimHandlers = {} satisfies Handlers;
