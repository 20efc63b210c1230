import { describe, expect, it } from 'vitest';
import { makeLimits, requestLimit, windowMs } from '../../../src/sandbox/http/limits.ts';

describe('makeLimits', () => {
  it('lets a hundred pass in ten seconds and says when the next one may', () => {
    const limits = makeLimits();
    const first = Array.from({ length: requestLimit }, (_, index) => limits.admit('a', index * 10));
    expect(first.every(({ type }) => type === 'admitted')).toBe(true);
    expect([
      limits.admit('a', 1_500),
      limits.admit('a', windowMs - 1),
      limits.admit('b', 1_500),
      limits.admit('a', windowMs),
      limits.admit('a', windowMs),
      limits.admit('a', windowMs + 10),
    ]).toEqual([
      { type: 'refused', retryAfterSeconds: 9 },
      { type: 'refused', retryAfterSeconds: 1 },
      { type: 'admitted' },
      { type: 'admitted' },
      { type: 'refused', retryAfterSeconds: 1 },
      { type: 'admitted' },
    ]);
  });

  it('does not let a burst around a boundary through twice', () => {
    const limits = makeLimits();
    const arrivalsMs = Array.from({ length: 4_000 }, (_, index) => index * 7);
    const admittedMs = arrivalsMs.filter((atMs) => limits.admit('a', atMs).type === 'admitted');
    const most = Math.max(
      ...admittedMs.map(
        (startMs) =>
          admittedMs.filter((atMs) => atMs >= startMs && atMs < startMs + windowMs).length,
      ),
    );
    expect({ most, total: admittedMs.length }).toEqual({ most: 100, total: 300 });
  });
});
