import type { Handlers } from './call.ts';

/** What moves accounts and entitlements between a source and the tenant. */
export const aggregationHandlers = {} satisfies Handlers;
