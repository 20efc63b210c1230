import { fileURLToPath } from 'node:url';

/** The moment at which a run of tests begins, where it is not the real one: `23:58`, or `2026-11-28T23:58`, local time. */
const momentVariable = 'SPYGLASS_TEST_CLOCK';
/** How far the clock of the tests is ahead of the real one, milliseconds. It is the same for all processes of a run. */
const offsetVariable = 'SPYGLASS_TEST_CLOCK_OFFSET_MS';

/** Reads the moment at which the tests are to begin, once for the whole run. */
export const setTestClock = (): void => {
  const told = process.env[momentVariable];
  if (told === undefined) return;
  const today = new Date().toLocaleDateString('sv');
  const moment = new Date(told.includes('T') ? told : `${today}T${told}`);
  if (Number.isNaN(moment.getTime())) throw new Error(`${momentVariable}=${told} is no moment`);
  process.env[offsetVariable] = String(moment.getTime() - Date.now());
};

/** How far the clock is ahead, milliseconds; 0 unless the run was told a moment. */
export const clockOffset = (): number => Number(process.env[offsetVariable] ?? 0);

const preload = fileURLToPath(new URL('../fixtures/shiftedClock.ts', import.meta.url));

/** The options of Node that give a program the clock of the tests. */
export const clockOptions = (): readonly string[] =>
  clockOffset() === 0 ? [] : [`--import=${preload}`];

/** The variables that give a program the clock and the time zone of the tests. */
export const clockVariables = (): Readonly<Record<string, string>> => ({
  ...(process.env.TZ === undefined ? {} : { TZ: process.env.TZ }),
  ...(clockOffset() === 0 ? {} : { [offsetVariable]: String(clockOffset()) }),
});
