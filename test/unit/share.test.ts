import { describe, expect, it } from 'vitest';
import { isDear, playsAll, shareOf, turnOf } from '../dsl/share.ts';

const eleven = Array.from({ length: 11 }, (_, index) => index);

describe.skipIf(playsAll)('a share of the cases', () => {
  it('is spread over all of them', () => {
    expect(shareOf(eleven, 3)).toEqual([0, 5, 10]);
    expect(shareOf(eleven, eleven.length / 2)).toEqual([0, 3, 5, 8, 10]);
  });

  it.each([1, 2, 5, 5.5, 11, 20])('of %d at each turn comes to all of them by turns', (count) => {
    const turns = Math.ceil(eleven.length / Math.min(count, eleven.length));
    const played = Array.from({ length: turns }, (_, turn) => turnOf(eleven, count, turn)).flat();
    expect([...new Set(played)].toSorted((left, right) => left - right)).toEqual(eleven);
  });

  it('is the dear way at the first turn and at one of so many', () => {
    expect(eleven.filter((turn) => isDear(turn, 4))).toEqual([0, 4, 8]);
  });
});
