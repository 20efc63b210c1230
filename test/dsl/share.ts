/** Whether every case is played, as `npm run test:long` does. */
export const playsAll = process.env.SPYGLASS_TEST_ALL === '1';

/**
 * The cases that are played: all in the long tests; else so many, spread over all of them, the first and the last among
 * them.
 */
export const shareOf = <Case>(all: readonly Case[], count: number): readonly Case[] => {
  if (playsAll || count >= all.length) return all;
  const whole = Math.floor(count);
  const step = (all.length - 1) / Math.max(1, whole - 1);
  return Array.from({ length: whole }, (_, index) => all[Math.round(index * step)]).filter(
    (one) => one !== undefined,
  );
};

/**
 * The cases that are played at a turn of many: all in the long tests; else so many, begun where the turn before ended, so
 * that some turns together play all of them.
 */
export const turnOf = <Case>(
  all: readonly Case[],
  count: number,
  turn: number,
): readonly Case[] => {
  if (playsAll || count >= all.length) return all;
  const whole = Math.ceil(count);
  return Array.from(
    { length: whole },
    (_, index) => all[(turn * whole + index) % all.length],
  ).filter((one) => one !== undefined);
};

/** Whether a turn of many is played the dear way: each where all is played; else one of so many, and the first. */
export const isDear = (turn: number, every: number): boolean => playsAll || turn % every === 0;
