// Reads minutes as people type them, and says them in words.

import { failure, type Result, success } from '../../model/result.ts';

const unitMinutes: Readonly<Record<string, number>> = { m: 1, min: 1, mins: 1, h: 60, d: 1440 };

/** The largest value of a 32-bit integer, which the API's minutes are (JIT access API). */
const largestMinutes = 2_147_483_647;

/**
 * Reads minutes as people type them: `480`, `8h`, `1h 30m`, `1d`, `90 min`; `none`, `not set` or nothing is null.
 * The error is a sentence that shows what would be accepted.
 */
export const parseMinutes = (text: string): Result<number | null, string> => {
  const typed = text.trim().toLowerCase();
  if (typed === '' || typed === 'none' || typed === 'not set' || typed === '-')
    return success(null);
  const help = 'Type minutes or a time such as 480, 8h, 1h 30m; empty for not set.';
  if (!/^(\d+(\.\d+)?\s*(mins?|[mhd])?\s*)+$/.test(typed)) return failure(help);
  let minutes = 0;
  for (const [, amount = '', unit = 'm'] of typed.matchAll(/(\d+(?:\.\d+)?)\s*(mins?|[mhd])?/g)) {
    minutes += Number(amount) * (unitMinutes[unit] ?? 1);
  }
  if (!Number.isInteger(minutes)) return failure('The API takes whole minutes only.');
  if (minutes > largestMinutes) return failure(`${typed} is more than the API can hold.`);
  return success(minutes);
};

/** Minutes in the units people think in: 480 is `8 h`, 90 is `1 h 30 min`, 2880 is `2 d`. */
export const minutesInWords = (minutes: number): string => {
  const days = Math.floor(minutes / 1440);
  const hours = Math.floor((minutes % 1440) / 60);
  const rest = minutes % 60;
  const words = [
    days > 0 ? `${days} d` : '',
    hours > 0 ? `${hours} h` : '',
    rest > 0 ? `${rest} min` : '',
  ].filter((word) => word !== '');
  return words.length === 0 ? '0 min' : words.join(' ');
};

/** A value of a minutes field for the screen: `480 min  8 h`, or `not set` for null: the API does not say what then holds. */
export const describeMinutes = (minutes: number | null): string => {
  if (minutes === null) return 'not set';
  const words = minutesInWords(minutes);
  return words === `${minutes} min` ? words : `${minutes} min  ${words}`;
};
