import type { Handlers } from './call.ts';

/** When a source is aggregated. */
export const scheduleHandlers = {} satisfies Handlers;
