// Ids that contain the place of their row, so that an id is found without a table of all ids.

import { randomOf } from './random.ts';
import { madeOnce, sharedBy } from './shared.ts';

/** The ids of one kind of rows. */
export type Ids = {
  /** The id of the row at a place. Ids ascend with the place. */
  idAt(seed: number, place: number): string;
  /** The place of an id; undefined where it is no id of this kind and seed. */
  placeOf(seed: number, id: string): number | undefined;
};

/**
 * Makes ids of 32 hexadecimal digits: the prefix, the place, and random digits. Each kind has a prefix of 7 digits and a
 * salt of its own; `spacing` is the difference between the numbers of two neighbours.
 */
export const idsOf = (prefix: string, spacing: number, salt: string): Ids => {
  const makeId = (seed: number, place: number): string =>
    `${prefix}${((place + 1) * spacing).toString(16).padStart(8, '0')}${randomOf(seed, salt, place).hex(17)}`;
  const ofSeed = sharedBy((_seed: number) => new Map<number, string>());
  const idAt = (seed: number, place: number): string =>
    madeOnce(ofSeed(seed), place, () => makeId(seed, place));
  return {
    idAt,
    placeOf: (seed, id) => {
      const digits = id.slice(prefix.length, prefix.length + 8);
      const place = Number.parseInt(digits, 16) / spacing - 1;
      return Number.isInteger(place) && place >= 0 && idAt(seed, place) === id ? place : undefined;
    },
  };
};
