import type { Handlers } from './call.ts';

/** The tenant itself, and the search over it. */
export const organisationHandlers = {} satisfies Handlers;
