import { describe, expect, it } from 'vitest';
import {
  ago,
  dateAndTime,
  describeTime,
  fromNow,
  isoTime,
  parseTime,
} from '../../../src/insight/time.ts';

describe('times of the API', () => {
  it.each([
    ['2021-09-28T15:48:29.3801666300Z', Date.UTC(2021, 8, 28, 15, 48, 29, 380)],
    ['2024-09-11T02:11:51.912+00:00', Date.UTC(2024, 8, 11, 2, 11, 51, 912)],
    ['2025-10-29T09:00-05:00', Date.UTC(2025, 9, 29, 14, 0)],
    ['1714574212775', 1_714_574_212_775],
    [1_714_574_212_775, 1_714_574_212_775],
    ['2020-09-07T42:14:00.364Z', undefined],
    ['Sat, 28 Nov 2026 18:00:00 GMT', Date.UTC(2026, 10, 28, 18)],
    ['Nov 28, 2026 18:00:00 UTC', Date.UTC(2026, 10, 28, 18)],
    ['Sat Nov 28 18:00:00 UTC 2026', Date.UTC(2026, 10, 28, 18)],
    ['2026/11/28 18:00:00Z', Date.UTC(2026, 10, 28, 18)],
    ['soon', undefined],
    ['row 17', undefined],
    ['0000-00-00', undefined],
    ['9'.repeat(400), undefined],
    ['0'.repeat(400), undefined],
    ['January '.repeat(400), undefined],
    [1e99, undefined],
    [-1e99, undefined],
    [{}, undefined],
    [null, undefined],
    [Number.NaN, undefined],
  ])('reads %j', (value, ms) => {
    expect(parseTime(value)).toBe(ms);
  });

  it('shows one that cannot be read as it came', () => {
    expect(describeTime('2020-09-07T42:14:00.364Z', 0)).toBe('2020-09-07T42:14:00.364Z');
    expect(describeTime(undefined, 0)).toBe('-');
  });

  it.each([
    [0, 'now'],
    [40_000, '40 s'],
    [59 * 60_000, '59 min'],
    [47 * 3_600_000, '47 h'],
    [48 * 3_600_000, '2 d'],
    [729 * 24 * 3_600_000, '729 d'],
    [730 * 24 * 3_600_000, '2 y'],
    [1612 * 24 * 3_600_000, '4 y'],
    [-5_000, 'now'],
  ])('says how long ago %j ms are', (ms, words) => {
    expect(ago(1_000_000_000 - ms, 1_000_000_000)).toBe(words);
  });

  it.each([
    [0, 'now'],
    [40_000, '40 s ago'],
    [-900, 'now'],
    [-38 * 60_000, 'in 38 min'],
    [-72 * 3_600_000, 'in 3 d'],
  ])('says which side of now a time %j ms ago is on', (ms, words) => {
    const nowMs = 1_700_000_000_000;
    expect([fromNow(nowMs - ms, nowMs), describeTime(nowMs - ms, nowMs)]).toEqual([
      words,
      `${dateAndTime(nowMs - ms)} (${words})`,
    ]);
  });

  it('is written for programs in UTC, where the calendar has it', () => {
    expect([isoTime(1_700_000_000_000), isoTime(1e20)]).toEqual([
      '2023-11-14T22:13:20.000Z',
      undefined,
    ]);
  });
});
