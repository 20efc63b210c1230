// Reads times of the API, and says times and lengths of time in words.

/** A minute in milliseconds. */
export const minuteMs = 60_000;
/** An hour in milliseconds. */
export const hourMs = 60 * minuteMs;
/** A day in milliseconds. */
export const dayMs = 24 * hourMs;

/** A year in milliseconds, as lengths of time count it: leap days do not matter there. */
export const yearMs = 365 * dayMs;

/** The calendar of JavaScript ends so many milliseconds before and after 1970. */
const furthestMs = 8.64e15;

/** No time is written longer, and what is longer takes long to read. */
const longestTime = 100;

/** How texts that are times begin; `Date.parse` itself takes `row 17` for a day of the year 2001. */
const beginnings =
  /^\s*(?:[+-]?\d{4,6}[-/]\d|(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,?\s+)?(?:\d{1,2}\s+)?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b)/i;

const inCalendar = (ms: number): number | undefined =>
  Math.abs(ms) <= furthestMs ? ms : undefined;

/**
 * Reads a time as the API sends it: ISO text with any number of fractional digits, a numeric text, or a number
 * (epoch milliseconds). Undefined where it cannot be read: the hour 42 occurs (seen in the API's own examples).
 */
export const parseTime = (value: unknown): number | undefined => {
  if (typeof value === 'number') return inCalendar(value);
  if (typeof value !== 'string' || value.length > longestTime) return undefined;
  if (/^\d{12,}$/.test(value)) return inCalendar(Number(value));
  return beginnings.test(value)
    ? inCalendar(Date.parse(value.replace(/(\.\d{3})\d+/, '$1')))
    : undefined;
};

/**
 * How long ago, in one unit: `40 s`, `12 min`, `4 h`, `41 d`, `4 y`. For what has happened: a time ahead, as where two clocks
 * differ, reads `now`.
 */
export const ago = (thenMs: number, nowMs: number): string => {
  const ms = nowMs - thenMs;
  if (ms < 1000) return 'now';
  if (ms < minuteMs) return `${Math.floor(ms / 1000)} s`;
  if (ms < hourMs) return `${Math.floor(ms / minuteMs)} min`;
  if (ms < 2 * dayMs) return `${Math.floor(ms / hourMs)} h`;
  if (ms < 2 * yearMs) return `${Math.floor(ms / dayMs)} d`;
  return `${Math.floor(ms / yearMs)} y`;
};

const two = (value: number) => String(value).padStart(2, '0');

let zone: string | undefined;

/**
 * The zone that times are shown in, by name: `Europe/Amsterdam`, `UTC`. Its distance from UTC would be wrong for the times
 * of the other half of the year.
 */
export const zoneName = (): string => {
  // Asked once: it takes as long as a small frame.
  zone ??= Intl.DateTimeFormat().resolvedOptions().timeZone;
  return zone === undefined || /^Etc\/(?:UTC|UCT|GMT|Unknown)$/.test(zone) ? 'UTC' : zone;
};

/** Time of day on this machine, `03:12:08`. */
export const timeOfDay = (ms: number): string => {
  const date = new Date(ms);
  return `${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}`;
};

/** Date and time on this machine to the minute, `2026-11-22 02:00`. */
export const dateAndTime = (ms: number): string => {
  const date = new Date(ms);
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  return `${day} ${two(date.getHours())}:${two(date.getMinutes())}`;
};

/** How far away a time is, on either side: `4 h ago`, `now`, `in 38 min`. */
export const fromNow = (thenMs: number, nowMs: number): string => {
  const length = ago(Math.min(thenMs, nowMs), Math.max(thenMs, nowMs));
  if (length === 'now') return length;
  return thenMs > nowMs ? `in ${length}` : `${length} ago`;
};

/**
 * A time of the API for a detail line: `2026-11-22 02:00 (4 h ago)`, or `(in 38 min)` for one that is still to come;
 * unreadable text is shown as it came.
 */
export const describeTime = (value: unknown, nowMs: number): string => {
  const ms = parseTime(value);
  if (ms === undefined) return value === undefined || value === null ? '-' : String(value);
  return `${dateAndTime(ms)} (${fromNow(ms, nowMs)})`;
};

/** A time as programs read it, in UTC: `2026-11-22T02:00:00.000Z`; undefined for one outside of the calendar. */
export const isoTime = (ms: number): string | undefined => {
  const date = new Date(ms);
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString();
};

/** Milliseconds of work in words: `184 ms`, `2.1 s`. What is begun does not count, as in all other lengths. */
export const duration = (ms: number): string =>
  ms < 1000 ? `${Math.floor(ms)} ms` : `${(Math.floor(ms / 100) / 10).toFixed(1)} s`;
