// The times of a day at which a Quartz schedule is due.

import { dayMs, hourMs, minuteMs } from '../time.ts';

const lastSundayOf = (year: number, month: number): number => {
  const lastMs = Date.UTC(year, month + 1, 0);
  return lastMs - new Date(lastMs).getUTCDay() * dayMs;
};

/** The offset of the time zone of the company (Amsterdam) from UTC at a moment, in milliseconds. */
export const localOffsetMs = (atMs: number): number => {
  const year = new Date(atMs).getUTCFullYear();
  const summer = atMs >= lastSundayOf(year, 2) + hourMs && atMs < lastSundayOf(year, 9) + hourMs;
  return summer ? 2 * hourMs : hourMs;
};

const names = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];

const dayNumber = (text: string): number => {
  const place = names.indexOf(text);
  return place < 0 ? Number(text) : place + 1;
};

/** The values of a field of hours (below 24) or minutes (below 60): `5`, `5,13`, `*`, `0/4`. */
const valuesOf = (field: string, below: number): readonly number[] => {
  if (field.includes(',')) return field.split(',').map(Number);
  const [start = '0', step] = field.split('/');
  const first = start === '*' ? 0 : Number.parseInt(start, 10) || 0;
  const every = step === undefined ? (start === '*' ? 1 : below) : Number(step);
  return Array.from(
    { length: Math.ceil((below - first) / every) },
    (_, index) => first + index * every,
  );
};

/** Whether a schedule is due on a day; `localDay` is local midnight, written as if it were UTC. */
const isDue = (dayOfMonth: string, dayOfWeek: string, localDay: Date): boolean => {
  const weekday = localDay.getUTCDay() + 1;
  if (dayOfWeek !== '?') {
    const [days = '', which] = dayOfWeek.split('#');
    const [from = '', to = from] = days.split('-');
    const inRange = from === '*' || (weekday >= dayNumber(from) && weekday <= dayNumber(to));
    return (
      inRange && (which === undefined || Math.ceil(localDay.getUTCDate() / 7) === Number(which))
    );
  }
  if (dayOfMonth === 'L') return new Date(localDay.getTime() + dayMs).getUTCDate() === 1;
  const [start = '*'] = dayOfMonth.split('/');
  return start === '*' || dayOfMonth.includes('/') || localDay.getUTCDate() === Number(start);
};

const remembered = new Map<string, readonly number[]>();
const mostRemembered = 4_000;

/**
 * The times at which a Quartz schedule (in the time zone of the company) is due on the day that begins at `localDayMs`,
 * the latest first, in epoch milliseconds. Thousands of sources share a few schedules, so that results are remembered.
 */
export const dueTimes = (expression: string, localDayMs: number): readonly number[] => {
  const key = `${expression} ${localDayMs}`;
  const known = remembered.get(key);
  if (known !== undefined) return known;
  const found = findDueTimes(expression, localDayMs);
  if (remembered.size >= mostRemembered) remembered.clear();
  remembered.set(key, found);
  return found;
};

/** The most due times of a day of which old runs are kept; more would make the history too large. */
const mostInOldDay = 3;

/** Some of the due times of a day, spread over it. */
export const fewOf = (times: readonly number[]): readonly number[] => {
  if (times.length <= mostInOldDay) return times;
  const earliestFirst = times.toReversed();
  return Array.from(
    { length: mostInOldDay },
    (_, index) => earliestFirst[Math.floor((index * times.length) / mostInOldDay)] ?? 0,
  ).reverse();
};

const findDueTimes = (expression: string, localDayMs: number): readonly number[] => {
  const [, minute = '0', hour = '0', dayOfMonth = '*', , dayOfWeek = '?'] = expression
    .toUpperCase()
    .split(/\s+/);
  if (!isDue(dayOfMonth, dayOfWeek, new Date(localDayMs))) return [];
  const minutes = valuesOf(minute, 60);
  return valuesOf(hour, 24)
    .flatMap((atHour) => minutes.map((atMinute) => atHour * hourMs + atMinute * minuteMs))
    .sort((left, right) => right - left)
    .map((sinceMidnightMs) => {
      const localMs = localDayMs + sinceMidnightMs;
      return localMs - localOffsetMs(localMs - hourMs);
    });
};
