// What a broken source could touch, by how many of each, and which of two sources could touch more.

import { counted } from '../counted.ts';

/** How many depend on a source. What is undefined was not read, which is not none. */
export type Could = {
  readonly profiles?: number;
  readonly apps?: number;
  /** Connections of people with entitlements that are activated just in time. */
  readonly jitConnections?: number;
  readonly accounts?: number;
};

const parts = [
  ['profiles', 'profile'],
  ['apps', 'app'],
  ['jitConnections', 'JIT connection'],
  ['accounts', 'account'],
] as const satisfies readonly (readonly [keyof Could, string])[];

/** What could be touched, the gravest first, as `2 profiles, 3 apps, 812 accounts`; parts that are none are left out. */
export const couldWords = (could: Could): string =>
  parts
    .flatMap(([part, noun]) => {
      const count = could[part];
      return count === undefined || count === 0 ? [] : counted(count, noun);
    })
    .join(', ');

/** Whether every part was read. */
export const isWhole = (could: Could): boolean =>
  parts.every(([part]) => could[part] !== undefined);

/** The numbers by which one finding goes before another, the gravest first. */
export const weightOf = (isAuthoritative: boolean, could: Could | undefined): readonly number[] => [
  isAuthoritative ? 1 : 0,
  ...parts.map(([part]) => could?.[part] ?? 0),
];

/** All of several together; a part that was not read of one of them is not known of all. */
export const together = (all: readonly (Could | undefined)[]): Could =>
  Object.fromEntries(
    parts.flatMap(([part]) => {
      const counts = all.map((could) => could?.[part]);
      const isKnown = all.length > 0 && counts.every((count) => count !== undefined);
      return isKnown ? [[part, counts.reduce<number>((sum, count) => sum + (count ?? 0), 0)]] : [];
    }),
  );
