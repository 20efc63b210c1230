import type { Handlers } from './call.ts';

/** Shows a few objects that the connector reads. */
export const peekHandlers = {} satisfies Handlers;
