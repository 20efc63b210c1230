import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describeMinutes, minutesInWords, parseMinutes } from '../../../src/insight/jit/minutes.ts';

describe('minutes as people type them', () => {
  it.each([
    ['480', 480],
    ['8h', 480],
    [' 8 H ', 480],
    ['1h 30m', 90],
    ['1h30', 90],
    ['1.5h', 90],
    ['90 min', 90],
    ['2d', 2880],
    ['0', 0],
    ['', null],
    ['none', null],
    ['not set', null],
  ])('reads %j as %j', (typed, minutes) => {
    expect(parseMinutes(typed)).toEqual({ ok: true, value: minutes });
  });

  it.each(['eight', '8x', '-5', '1e3', '8h!', '0x10'])(
    'refuses %j and says how to type it',
    (typed) => {
      const read = parseMinutes(typed);
      expect(read).toEqual({ ok: false, error: expect.stringContaining('480, 8h') });
    },
  );

  it.each([
    ['0.5', 'whole minutes'],
    ['99999999999', 'more than the API can hold'],
  ])('refuses %j', (typed, why) => {
    expect(parseMinutes(typed)).toEqual({ ok: false, error: expect.stringContaining(why) });
  });

  it('reads back every time that it says', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000 }), (minutes) => {
        expect(parseMinutes(minutesInWords(minutes))).toEqual({ ok: true, value: minutes });
      }),
    );
  });

  it.each([
    [480, '480 min  8 h'],
    [30, '30 min'],
    [90, '90 min  1 h 30 min'],
    [0, '0 min'],
    [null, 'not set'],
  ])('shows %j as %j', (minutes, shown) => {
    expect(describeMinutes(minutes)).toBe(shown);
  });
});
