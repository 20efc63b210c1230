// Works through a long list in slices, so that keys and signals are heard in between.

import { setImmediate as turn } from 'node:timers/promises';

/** So long may one slice take, milliseconds; then whatever else waits has its turn. */
const sliceMs = 15;

/** Whether a slice that began then has been long enough. */
const isOver = (beganMs: number): boolean => performance.now() - beganMs > sliceMs;

/** The entries, each changed. A short list is done in one go. */
export const mapInSlices = async <From, To>(
  entries: readonly From[],
  change: (entry: From) => To,
): Promise<To[]> => {
  const changed: To[] = [];
  let beganMs = performance.now();
  for (const entry of entries) {
    changed.push(change(entry));
    if (isOver(beganMs) && changed.length < entries.length) {
      await turn();
      beganMs = performance.now();
    }
  }
  return changed;
};
