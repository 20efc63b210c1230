// The parts of the way that a request takes to the data of a source.

/** The parts that a request passes on its way to the data, in this order, and what decides about a run. */
export const layers = [
  'cluster',
  'va',
  'connector',
  'credentials',
  'target',
  'data',
  'threshold',
] as const;

/** The part of the way at which something is wrong. */
export type Layer = (typeof layers)[number];
