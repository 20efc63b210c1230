import type { Handlers } from './call.ts';

/** Accounts of sources. */
export const accountHandlers = {} satisfies Handlers;
