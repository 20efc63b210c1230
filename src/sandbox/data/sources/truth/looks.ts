// What a look at a source gives at a moment, by the story of the source.

import { effects, type Look } from './effects.ts';
import { layers } from './layers.ts';
import type { Fault, Story } from './story.ts';

/** What a look gives. */
export type Verdict =
  | { readonly type: 'passes' }
  | { readonly type: 'fails' | 'warns'; readonly fault: Fault };

const passes: Verdict = { type: 'passes' };

const isThere = ({ beganMs, endedMs }: Fault, atMs: number): boolean =>
  atMs >= beganMs && atMs < endedMs;

const byLayer = (left: Fault, right: Fault): number =>
  layers.indexOf(left.layer) - layers.indexOf(right.layer);

/**
 * What a look gives at a moment. Of two faults it meets the one that is earlier on the way. `turn` is the number of the
 * look among those of its kind, for what answers only sometimes.
 */
export const lookAt = ({ faults }: Story, look: Look, atMs: number, turn: number): Verdict => {
  const met = faults
    .filter((fault) => isThere(fault, atMs) && fault.isOut(atMs, turn))
    .sort(byLayer);
  for (const type of ['fails', 'warns'] as const) {
    const fault = met.find(({ incident }) => effects[incident].reach[look] === type);
    if (fault !== undefined) return { type, fault };
  }
  return passes;
};

/**
 * The fault whose status a check of the tenant leaves at a moment: the one that was there first, since a source that is
 * in error keeps its word while its cluster is out of reach too.
 */
export const faultOfCheck = ({ faults }: Story, atMs: number, turn: number): Fault | undefined =>
  faults
    .filter(
      (fault) =>
        isThere(fault, atMs) &&
        effects[fault.incident].reach.health === 'fails' &&
        fault.isOut(atMs, turn),
    )
    .sort((left, right) => left.beganMs - right.beganMs)[0];
