import type { Handlers } from './call.ts';

/** Identities and governance groups. */
export const peopleHandlers = {} satisfies Handlers;
