import type { Handlers } from './call.ts';

/** Makes, changes and takes away sources, and tells what hangs on them. */
export const sourceWriteHandlers = {} satisfies Handlers;
