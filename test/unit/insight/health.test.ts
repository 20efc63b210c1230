import { describe, expect, it } from 'vitest';
import { disagrees, statusWords } from '../../../src/insight/health.ts';
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
