// When the trouble of a source began, by what is known of it.

import type { Source } from '../../model/sources/source.ts';
import { firstSeenBy, inOrder, type Look } from '../findings/look.ts';
import { sourceFindingOf } from '../findings/sourceFinding.ts';
import { healthChecksOf } from '../findings/tenantLooks.ts';
import type { TroubledSource } from './changesBefore.ts';

/**
 * When the trouble of a source began, in epoch milliseconds, and what saw it first; undefined where nothing is known to be
 * wrong with it. `looks` are those that are known beside its health checks.
 */
export const beganOfSource = (
  source: Source,
  looks: readonly Look[],
  nowMs: number,
): Pick<TroubledSource, 'beganMs' | 'firstSeenBy'> | undefined => {
  const all = inOrder([...healthChecksOf(source), ...looks]);
  const { level, beganMs } = sourceFindingOf({ source, looks: all }, nowMs);
  if ((level !== 'broken' && level !== 'warns') || beganMs === undefined) return undefined;
  const seenBy = firstSeenBy(all, beganMs);
  return { beganMs, ...(seenBy === undefined ? {} : { firstSeenBy: seenBy }) };
};
