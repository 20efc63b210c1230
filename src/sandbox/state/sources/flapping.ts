// Changes the status of flapping sources as time passes.

import { type Flap, flapOf, flapped } from '../../data/sources/stories/flapping.ts';
import type { WireSource } from '../../data/wire.ts';
import type { World } from '../../data/world.ts';
import type { Shelf } from '../../shelf.ts';

/** Lets the sources of the flapping story follow the clock: before every request they are as the last check found them. */
export const startFlapping = (tenant: {
  readonly sources: Shelf<WireSource>;
  readonly startedAtMs: number;
  readonly world: World;
  onSettle(settle: (nowMs: number) => void): void;
}): void => {
  const { sources, startedAtMs, world } = tenant;
  const told = new Map<number, Flap>();
  for (let place = 0; place < world.sources.count; place++) {
    const entry = world.entryAt(place);
    const flap = entry && flapOf(entry, startedAtMs, startedAtMs);
    if (flap !== undefined) told.set(place, flap);
  }
  tenant.onSettle((nowMs) => {
    for (const [place, last] of told) {
      const entry = world.entryAt(place);
      const flap = entry && flapOf(entry, startedAtMs, nowMs);
      if (flap === undefined || flap.sinceMs === last.sinceMs || !sources.has(place)) continue;
      told.set(place, flap);
      sources.set(place, flapped(sources.at(place), flap));
    }
  });
};
