// Random numbers and ids that follow a seed: the same seed always gives the same data.

import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** A seeded generator: the same seed and salts always give the same sequence. */
export type Random = {
  /** A whole number between the two, both included. */
  int(from: number, to: number): number;
  /** One entry of a list that is not empty. */
  pick<Entry>(entries: readonly [Entry, ...Entry[]]): Entry;
  /** True in `share` (0 to 1) of the cases. */
  chance(share: number): boolean;
  /** So many lower-case hexadecimal digits. */
  hex(digits: number): string;
  /** A dashed UUID of version 4. */
  uuid(): string;
};

/** Hashes a seed and its salts to 32 bits (FNV-1a over numbers and letters). */
export const mix = (seed: number, ...salts: readonly (string | number)[]): number => {
  let hash = 0x811c9dc5 ^ seed;
  const add = (part: number) => {
    hash = Math.imul(hash ^ part, 0x01000193);
    hash ^= hash >>> 15;
  };
  for (const salt of salts) {
    if (typeof salt === 'number') add(salt);
    else for (let index = 0; index < salt.length; index++) add(salt.charCodeAt(index));
  }
  return hash | 0;
};

/** A generator for one purpose, such as `randomOf(seed, 'entitlement', 17)`; other salts give other numbers. */
export const randomOf = (seed: number, ...salts: readonly (string | number)[]): Random => {
  const generator = xoroshiro128plus(mix(seed, ...salts));
  const int = (from: number, to: number) => uniformInt(generator, from, to);
  const hex = (digits: number): string => {
    let text = '';
    while (text.length < digits) text += (generator.next() >>> 0).toString(16).padStart(8, '0');
    return text.slice(0, digits);
  };
  return {
    int,
    pick: (entries) => entries[int(0, entries.length - 1)] ?? entries[0],
    chance: (share) => (generator.next() >>> 0) / 2 ** 32 < share,
    hex,
    uuid: () => [hex(8), hex(4), `4${hex(3)}`, `${'89ab'[int(0, 3)]}${hex(3)}`, hex(12)].join('-'),
  };
};
