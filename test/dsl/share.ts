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
