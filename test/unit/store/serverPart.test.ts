import { describe, expect, it } from 'vitest';
import type { Scheme } from '../../../src/model/connection.ts';
import { printFilter } from '../../../src/model/filters/printFilter.ts';
import { kindOf } from '../../../src/resources/index.ts';
import { filterParts } from '../../../src/screens/text/lists/filteredWhere.ts';
import { serverPart, stillServes } from '../../../src/store/filters/serverPart.ts';

const nowMs = Date.UTC(2026, 8, 8);

const asked = (kind: string, typed: string, scheme: Scheme = 'v1') => {
  const part = serverPart(kindOf(kind), typed, scheme, nowMs);
  return part === undefined
    ? undefined
    : { filter: printFilter(part.filter), server: part.server, here: part.here };
};

describe('what the tenant is asked to filter', () => {
  it.each([
    ['sources', 'name:ad type:^Del', 'name co "ad" and type sw "del"', ['name', 'type'], []],
    ['sources', 'name:Müller', 'name co "müller"', ['name'], []],
    ['sources', 'name:"a\\"', 'name co "a\\\\"', ['name'], []],
    [
      'entitlements',
      'name:^grp priv:high',
      'name sw "grp" or value sw "grp"',
      ['name'],
      ['privilege'],
    ],
    ['entitlements', 'requestable:yes adm', 'requestable eq true', ['requestable'], ['adm']],
    [
      'tasks',
      'status:error',
      'completionStatus eq "ERROR" or completionStatus eq "TEMPERROR" or completionStatus eq "TEMP_ERROR"',
      ['status'],
      [],
    ],
    ['tasks', 'status:running', 'completionStatus isnull', ['status'], []],
    [
      'accounts',
      'state:uncor name:^svc',
      'uncorrelated eq true and (name sw "svc" or nativeIdentity sw "svc")',
      ['state', 'name'],
      [],
    ],
    ['connections', 'state:avail type:jit', 'state.value co "avail"', ['state'], ['type']],
    ['connections', 'type:"just in time"', 'type eq "JIT"', ['type'], []],
    ['connections', 'type:machine', 'type eq "NA"', ['type'], []],
    // What reads 7 d is up to 8 days old, and what is 7 days old in ten minutes comes along.
    ['access-profiles', 'modified<=7d', 'modified ge 2026-08-31T00:00:00.000Z', ['modified'], []],
    ['access-profiles', 'modified<7d', 'modified ge 2026-09-01T00:00:00.000Z', ['modified'], []],
    ['access-profiles', 'modified>7d', 'modified le 2026-09-01T00:10:00.000Z', ['modified'], []],
    ['access-profiles', 'modified>=1h', 'modified le 2026-09-07T23:10:00.000Z', ['modified'], []],
    ['clusters', 'status:failed', 'status eq "FAILED"', ['status'], []],
  ])('%s with %s: %s', (kind, typed, filter, server, here) => {
    expect(asked(kind, typed)).toEqual({ filter, server, here });
  });

  it.each([
    ['entitlements', 'name:adm', 'v1'],
    ['sources', '!name:ad', 'v1'],
    ['sources', 'name:a.*d', 'v1'],
    ['sources', '-f name', 'v1'],
    ['sources', 'ad', 'v1'],
    ['sources', 'name:-', 'v1'],
    ['tasks', 'status:running', 'v2024'],
    ['entitlements', 'priv:high', 'v1'],
    ['attributes', 'name:a', 'v1'],
  ] as const)(
    'nothing for %s with %s in %s, which would lose rows or cannot be asked',
    (kind, typed, scheme) => {
      expect(asked(kind, typed, scheme)).toBeUndefined();
    },
  );

  it('asks for what a status is not, so that one that nobody knows stays', () => {
    const filter = asked('sources', 'status:healthy')?.filter ?? '';
    expect(filter).toMatch(/^status ne "SOURCE_STATE_\w+"( and status ne "SOURCE_STATE_\w+")+$/);
    expect(filter).not.toContain('SOURCE_STATE_HEALTHY"');
  });

  it('serves on while its words are in the filter', () => {
    const kind = kindOf('sources');
    expect(stillServes(kind, 'name:ad', 'dmz name:ad')).toBe('name:ad');
    expect(stillServes(kind, 'name:ad', 'name:a')).toBeUndefined();
    expect(filterParts(kind, 'name:ad', 'name:ad dmz since<7d')).toBe(
      'server: name, letters as written · here: dmz, since',
    );
    expect(filterParts(kind, 'name:42', 'name:42 ad')).toBe('server: name · here: ad');
    expect(filterParts(kind, 'status:healthy', 'status:healthy')).toBe('server: status');
  });
});
