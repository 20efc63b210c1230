import { describe, expect, it } from 'vitest';
import { timeZoneProblem } from '../../../src/cli/timeZone.ts';

describe('the time zone of the variable', () => {
  it.each([
    [undefined, 'Europe/Amsterdam'],
    ['', 'Etc/Unknown'],
    ['Europe/Amsterdam', 'Europe/Amsterdam'],
    [':Asia/Tokyo', 'Asia/Tokyo'],
    ['UTC', 'UTC'],
    ['UTC0', undefined],
    ['Etc/GMT', '+00:00'],
    ['GMT+3', '+03:00'],
  ])('%s in force as %s is well', (TZ, zone) => {
    expect(timeZoneProblem({ TZ }, () => zone)).toBeUndefined();
  });

  it.each([
    ['Nowhere/Bad', undefined],
    ['xyz', 'Etc/Unknown'],
    ['CET-1CEST', 'UTC'],
  ])('%s in force as %s is said to be none', (TZ, zone) => {
    expect(timeZoneProblem({ TZ }, () => zone)).toBe(
      `TZ is ${TZ}, which is no known time zone, so that times are in UTC. One is Europe/Amsterdam.`,
    );
  });
});
