// The list of what was changed at sources, and at their clusters, in the 24 hours before the trouble of each began.

import { beganOfSource } from '../../../insight/events/beganOfSource.ts';
import { windowOf } from '../../../insight/events/changesBefore.ts';
import type { Source } from '../../../model/sources/source.ts';
import { nameOf } from '../../cells/text.ts';
import type { Destination } from '../../types.ts';

/**
 * The changes before the trouble of sources; of a source with nothing wrong, those of the last 24 hours. `beganMs` holds
 * when troubles began, in epoch milliseconds, where more is known of that than the source itself tells.
 */
export const changesBeforeTrouble = (
  sources: readonly Source[],
  nowMs: number,
  beganMs: ReadonlyMap<string, number> = new Map(),
): Destination | undefined => {
  const [first] = sources;
  if (first === undefined) return undefined;
  const changedBefore = sources.map((source) =>
    windowOf({
      sourceId: source.id,
      sourceName: source.name || source.id,
      ...(source.cluster?.id === undefined
        ? {}
        : { clusterId: source.cluster.id, clusterName: nameOf(source.cluster) ?? '' }),
      beganMs: beganMs.get(source.id) ?? beganOfSource(source, [], nowMs)?.beganMs ?? nowMs,
    }),
  );
  const one = { source: { id: first.id, name: first.name || first.id } };
  return {
    screen: 'list',
    kind: 'events',
    scope: { ...(sources.length === 1 ? one : {}), changedBefore },
  };
};
