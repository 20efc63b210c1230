import type { Handlers } from './call.ts';

/** The settings of a source that have an endpoint of their own. */
export const sourceSettingHandlers = {} satisfies Handlers;
