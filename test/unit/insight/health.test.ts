import { describe, expect, it } from 'vitest';
import {
  brokenStatuses,
  disagrees,
  healthyWord,
  statusWords,
} from '../../../src/insight/health.ts';
import { sourceStatuses } from '../../../src/model/sources/source.ts';

describe('the words for a status', () => {
  it.each(sourceStatuses)('knows %s', (status) => {
    expect(statusWords(status).meaning).not.toContain('not one that spyglass knows');
  });

  it.each(sourceStatuses)('takes %s for no cause', (status) => {
    expect(statusWords(status).meaning).not.toMatch(
      /account\b(?! file)|password|credential|secret|token|usual|timeout|memory|disk|restart|header|passphrase/i,
    );
  });

  it('shows a status that is not known as it is', () => {
    expect(statusWords('SOURCE_STATE_ON_FIRE')).toEqual({
      verdict: 'unknown',
      word: 'on_fire',
      meaning: expect.stringContaining('as it stands'),
    });
    expect(statusWords(undefined).word).toBe('no status');
  });

  it('calls broken what it calls not healthy, and leaves open what was never checked', () => {
    const words = sourceStatuses.map(
      (status) => [status, healthyWord({ status, healthy: true })] as const,
    );
    expect(words.flatMap(([status, word]) => (word === 'no' ? [status] : [])).toSorted()).toEqual(
      brokenStatuses.toSorted(),
    );
    expect(words.filter(([, word]) => word === 'yes')).toEqual([['SOURCE_STATE_HEALTHY', 'yes']]);
    const unclear = [
      { status: 'SOURCE_STATE_UNCHECKED_SOURCE', healthy: false },
      { status: undefined, healthy: undefined },
      { status: 'SOURCE_STATE_HEALTHY', healthy: false },
    ];
    expect(unclear.map(healthyWord)).toEqual(['?', '?', '?']);
    expect(healthyWord({ status: 'SOURCE_STATE_ERROR_VA', healthy: true })).toBe('no');
  });

  it.each([
    [true, 'SOURCE_STATE_HEALTHY', false],
    [false, 'SOURCE_STATE_HEALTHY', true],
    [true, 'SOURCE_STATE_UNCHECKED_SOURCE_NO_ACCOUNTS', true],
    [false, 'SOURCE_STATE_ERROR_SOURCE', false],
    [undefined, 'SOURCE_STATE_HEALTHY', false],
  ])('sees that healthy %s and %s disagree: %s', (healthy, status, expected) => {
    expect(disagrees({ healthy, status })).toBe(expected);
  });
});
