/** Other work on the machine and the first runs of a function disturb a measurement: the best of so many counts. */
const tries = 3;

/** Shorter times say nothing about growth: what goes by the square takes many seconds for long texts. Milliseconds. */
const noiseMs = 100;

/** The time of this thread, milliseconds: what else the machine does is not in it. */
const cpuMs = (work: () => unknown): number => {
  const before = process.threadCpuUsage();
  work();
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / 1_000;
};

/**
 * How many times as long work takes for four times the length: about 4 where it is linear, 16 where it goes by the
 * square. 1 where it is too short to tell.
 */
export const growthOf = (work: (length: number) => () => unknown, length: number): number => {
  const [short, long] = [work(length / 4), work(length)];
  let least = Number.POSITIVE_INFINITY;
  for (let run = 0; run < tries && least >= mostGrowth; run += 1) {
    const longMs = cpuMs(long);
    least = Math.min(least, longMs < noiseMs ? 1 : longMs / Math.max(1, cpuMs(short)));
  }
  return least;
};

/** Work that goes by the square is beyond it, and what is linear is not. */
export const mostGrowth = 9;
