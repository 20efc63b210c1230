/** The traps of real tenants that a sandbox plays, by number. */
export type Quirks = { has(number: number): boolean };

/** The numbers of the traps that can be played. */
export const quirkNumbers: readonly number[] = [];

/** A set of traps: all there are, or some by number. */
export const quirksOf = (chosen: 'all' | readonly number[] = []): Quirks =>
  new Set(chosen === 'all' ? quirkNumbers : chosen);
