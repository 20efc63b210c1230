import type { Handlers } from './call.ts';

/** Just-in-time activations and their history. */
export const activationHandlers = {} satisfies Handlers;
