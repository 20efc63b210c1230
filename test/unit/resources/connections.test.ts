import { describe, expect, it } from 'vitest';
import { connectionHit } from '../../../src/model/access/entitlementConnection.ts';
import { activationRecord } from '../../../src/model/jit/jitActivation.ts';
import { identityEntitlement } from '../../../src/model/people/identityEntitlement.ts';
import {
  connectionStateCell,
  connections,
} from '../../../src/resources/kinds/access/connections.ts';
import { entitlementRequestConfig } from '../../../src/resources/kinds/access/entitlementRequestConfig.ts';
import { activationStatusCell } from '../../../src/resources/kinds/jit/jitHistory.ts';

describe('connections', () => {
  it.each([
    ['Available', { text: 'available', tone: 'plain' }],
    ['AVAILABLE', { text: 'available', tone: 'plain' }],
    ['Active', { text: '✓ active', tone: 'good' }],
    ['ERROR', { text: '✗ error', tone: 'bad' }],
    ['Quarantined', { text: 'Quarantined' }],
    [undefined, { text: '-', tone: 'quiet' }],
  ])('show the state %s', (value, cell) => {
    expect(connectionStateCell(connectionHit.parse({ id: 'c', state: { value } }))).toEqual(cell);
  });

  it.each([
    ['JIT', 'Available', 'can activate'],
    ['jit', 'AVAILABLE', 'can activate'],
    ['STANDING', 'Available', '✓ has access'],
    ['NA', 'AVAILABLE', '✓ has access'],
    ['SOMETHING', 'Available', 'available'],
    ['JIT', 'Active', '✓ active'],
  ])(
    'that are held as %s and %s say in a word whether the access is there',
    (type, value, word) => {
      const hit = connectionHit.parse({ id: 'c', type, state: { value } });
      const state = connections.columns?.find(({ id }) => id === 'state');
      expect([
        state?.cell(hit, { nowMs: 0 }).text,
        connections.headline?.(hit, { nowMs: 0 }).text,
      ]).toEqual([word, word]);
    },
  );

  it.each([
    [
      'STANDING',
      'Available',
      'Held for good: the access is there all the time, and nothing has to be activated.',
    ],
    [
      'JIT',
      'AVAILABLE',
      'It can be activated just in time. Until somebody does, the access is not there.',
    ],
    ['NA', 'Available', 'The tenant says neither that it is held for good nor just in time.'],
    ['JIT', 'ACTIVE', 'It was activated: the access is there until its time is up.'],
    ['SOMETHING', 'Available', undefined],
    ['JIT', 'Quarantined', undefined],
  ])('%s in the state %s say whether the access is there', (type, value, sentence) => {
    const hit = connectionHit.parse({ id: 'c', type, state: { value } });
    const [first] = connections.details?.(hit, { nowMs: 0 }) ?? [];
    const unlabelled = first?.details.filter(({ label }) => label === '') ?? [];
    expect(unlabelled).toEqual(
      sentence === undefined ? [] : [{ label: '', lines: [sentence], tone: 'quiet' }],
    );
  });

  it('show what the tenant notes of them, where it sends it, and the machine that holds them', () => {
    const labelled = (sent: object) =>
      (connections.details?.(connectionHit.parse({ id: 'c', ...sent }), { nowMs: 0 }) ?? [])
        .flatMap(({ details }) => details)
        .flatMap((detail) => ('value' in detail ? [[detail.label, detail.value.text]] : []));
    const whole = labelled({
      machineIdentity: { id: 'm1', name: 'robot' },
      tenantId: 't1',
      stateChangedBy: 'i1',
      actorName: 'night.operator',
      created: 'at some time',
      modified: 'later',
      deleteAfter: 'much later',
    });
    for (const line of [
      ['machine', 'robot  m1'],
      ['tenant', 't1'],
      ['changed by', 'i1'],
      ['actor', 'night.operator'],
      ['created', 'at some time'],
      ['modified', 'later'],
      ['delete after', 'much later'],
    ]) {
      expect(whole).toContainEqual(line);
    }
    expect(labelled({}).map(([label]) => label)).not.toContain('tenant');
  });

  it('are read and shown with everything missing but the id', () => {
    const hit = connectionHit.parse({ id: 'c', identity: null, jit: null, entitlement: 7 });
    const cells = (connections.columns ?? []).map(({ cell }) => cell(hit, { nowMs: 0 }).text);
    expect([connections.label(hit), ...cells]).toEqual([' of ', '-', '-', '-', '-', '-', '-']);
  });
});

describe('activations', () => {
  it.each([
    ['PROVISIONED', '✓ provisioned'],
    ['AWAITING_FRICTIONS', '~ awaiting frictions'],
    ['TIMED_OUT', '✗ timed out'],
    ['COMPLETE', 'complete'],
    ['SOMETHING_NEW', 'something new'],
  ])('show the status %s', (status, text) => {
    expect(activationStatusCell(activationRecord.parse({ id: 'a', status })).text).toBe(text);
  });
});

describe('request settings', () => {
  const shown = (config: object) =>
    entitlementRequestConfig.columns?.map(
      ({ cell }) => cell({ ...config } as never, { nowMs: 0 }).text,
    );
  it('say who agrees, and how long access may last', () => {
    const accessRequestConfig = {
      approvalSchemes: [
        { approverType: 'MANAGER' },
        { approverType: 'GOVERNANCE_GROUP', approverId: 'g1' },
      ],
      maxPermittedAccessDuration: { value: 3, timeUnit: 'DAYS' },
    };
    expect([
      shown({ accessRequestConfig, revocationRequestConfig: { approvalSchemes: [] } }),
      shown({}),
    ]).toEqual([
      ['manager, then governance group g1', 'nobody', '3 days'],
      ['-', '-', '-'],
    ]);
  });
});

describe('what an identity holds', () => {
  it.each([
    [{ objectRef: { id: 'e', name: 'Group' }, tags: null }],
    [{ type: 'ENTITLEMENT', id: 'e', name: 'Group' }],
  ])('is read in either shape: %j', (raw) => {
    const { objectRef, tags } = identityEntitlement.parse(raw);
    expect([objectRef?.id, objectRef?.name, tags]).toEqual(['e', 'Group', []]);
  });
});
