// Amounts as they are typed in a filter: lengths of time, and numbers.

import { dayMs, hourMs, minuteMs, yearMs } from '../../insight/time.ts';

const unitsMs: Readonly<Record<string, number>> = {
  ms: 1,
  s: 1_000,
  min: minuteMs,
  m: minuteMs,
  h: hourMs,
  d: dayMs,
  w: 7 * dayMs,
  mo: 30 * dayMs,
  y: yearMs,
};

/** An amount, and how much more still reads the same. */
export type Amount = { readonly amount: number; readonly step: number };

/**
 * A length of time such as `7d` or `1h30m`, in milliseconds, and the last place of its smallest unit; undefined where it
 * is none.
 */
export const readAge = (text: string): Amount | undefined => {
  if (!/^(\d+(\.\d+)?(ms|s|min|mo|m|h|d|w|y))+$/.test(text)) return undefined;
  let amount = 0;
  let step = Number.POSITIVE_INFINITY;
  for (const [, whole, places = '', unit = ''] of text.matchAll(
    /(\d+)(?:\.(\d+))?(ms|s|min|mo|m|h|d|w|y)/g,
  )) {
    const unitMs = unitsMs[unit] ?? 0;
    amount += Number(`${whole}.${places}`) * unitMs;
    step = Math.min(step, unitMs / 10 ** places.length);
  }
  // 1.1 times 1,000 is a little more than 1,100.
  return { amount: Math.round(amount), step };
};

/** A number as cells show it, `1204` or `1,204`; undefined where it is none. */
export const readNumber = (text: string): Amount | undefined => {
  const isNumber = /^[+-]?(\d{1,3}(,\d{3})+|\d+)(\.\d+)?$/.test(text);
  return isNumber ? { amount: Number(text.replaceAll(',', '')), step: 0 } : undefined;
};
