// Asks the tenant for what was named while keys wait.

import type { Explorer } from '../../../store/explorer.ts';
import type { Arrival } from '../../../store/queries/lookups.ts';

/** Looks for what was named, then goes there or says why not. Keys wait until then. */
export const lookFor = (
  explorer: Explorer,
  what: string,
  ask: (signal: AbortSignal) => Promise<() => Arrival>,
): void => {
  explorer.remark(`Looking for ${what}`);
  explorer.lookups.begin(`looking for ${what}`, ask);
};
