import type { Handlers } from './call.ts';

/** Makes, changes and takes away schemas, and their CSV templates. */
export const schemaWriteHandlers = {} satisfies Handlers;
