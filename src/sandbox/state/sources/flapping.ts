// Changes the status of flapping sources as time passes.

import type { InitialData } from '../../data/initialData.ts';
import {
  type FlapStatus,
  flapStatusOf,
  withFlapStatus,
} from '../../data/sources/incidents/flapping.ts';
import type { WireSource } from '../../data/wire.ts';
import type { EditableRows } from '../../editableRows.ts';

/** Gives each flapping source, before every request, the status that it has at that time. */
export const startFlapping = (tenant: {
  readonly sources: EditableRows<WireSource>;
  readonly startedAtMs: number;
  readonly initial: InitialData;
  onSettle(settle: (nowMs: number) => void): void;
}): void => {
  const { sources, startedAtMs, initial } = tenant;
  const shown = new Map<number, FlapStatus>();
  for (let place = 0; place < initial.sources.count; place++) {
    const entry = initial.entryAt(place);
    const flap = entry && flapStatusOf(entry, startedAtMs, startedAtMs);
    if (flap !== undefined) shown.set(place, flap);
  }
  tenant.onSettle((nowMs) => {
    for (const [place, last] of shown) {
      const entry = initial.entryAt(place);
      const flap = entry && flapStatusOf(entry, startedAtMs, nowMs);
      if (flap === undefined || flap.sinceMs === last.sinceMs || !sources.has(place)) continue;
      shown.set(place, flap);
      sources.set(place, withFlapStatus(sources.at(place), flap));
    }
  });
};
