import type { Handlers } from './call.ts';

/** The appliances of clusters, and the log configuration of a cluster. */
export const clientHandlers = {} satisfies Handlers;
