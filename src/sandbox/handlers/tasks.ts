import type { Handlers } from './call.ts';

/** What the tenant works on. */
export const taskHandlers = {} satisfies Handlers;
