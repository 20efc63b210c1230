import { describe, expect, it } from 'vitest';
import { knownStatuses } from '../../../src/insight/health.ts';
import { columnsOf } from '../../../src/resources/cells/columns.ts';
import { catalogue, kindOf } from '../../../src/resources/index.ts';
import { applianceStatuses } from '../../../src/resources/kinds/machines/applianceStatus.ts';
import type { KindId, Thing } from '../../../src/resources/types.ts';

const withStatus = (...values: readonly (string | undefined)[]): readonly Thing[] =>
  values.map((status) => ({ id: '1', name: 'one', status, clientIds: [], attributes: {} }));

const task = (completionStatus: string | null): Thing => ({
  id: '1',
  completionStatus,
  completed: '2026-11-22T02:00:00Z',
  attributes: {},
  messages: [],
});

const states = [true, false];
const tasks = ['SUCCESS', 'WARNING', 'ERROR', 'TERMINATED', 'TEMPERROR', 'A_NEW_ONE', null].map(
  task,
);
const connections = ['AVAILABLE', 'ACTIVATING', 'ACTIVE', 'EXPIRED', 'ERROR', 'A_NEW_ONE'].map(
  (value) => ({ id: '1', state: { value } }),
);
const activations = withStatus('PROVISIONED', 'ERROR', 'TIMED_OUT', 'REVOKED', 'A_NEW_ONE');

/** Things of each kind that can be broken, in every state that is known, and in one that is not. */
const rows: Readonly<Record<KindId, readonly Thing[]>> = {
  findings: ['broken', 'warns', 'unknown', 'past', 'well'].map((level) => ({
    id: '1',
    name: 'one',
    sort: 'source',
    words: 'it is cold',
    short: 'it is cold',
    part: 'now',
    level,
    sources: [],
    children: [],
  })),
  sources: [...knownStatuses, 'SOURCE_STATE_NEW_ONE', undefined].flatMap((status) =>
    states.map((healthy) => ({ id: '1', name: 'one', status, healthy })),
  ),
  clusters: withStatus(...applianceStatuses, 'A_NEW_ONE', undefined),
  clients: withStatus(...applianceStatuses, 'A_NEW_ONE', undefined),
  accounts: states.flatMap((locked) =>
    states.flatMap((disabled) =>
      states.map((uncorrelated) => ({ id: '1', name: 'one', locked, disabled, uncorrelated })),
    ),
  ),
  identities: ['ACTIVE', 'ERROR', 'LOCKED', 'DISABLED', undefined].flatMap((identityStatus) =>
    ['OK', 'ERROR', undefined].map((processingState) => ({
      id: '1',
      name: 'one',
      identityStatus,
      processingState,
      attributes: {},
    })),
  ),
  tasks,
  'running-tasks': tasks,
  'pending-tasks': tasks,
  connections,
  'my-connections': connections,
  'jit-history': activations,
  'my-jit-history': activations,
  activities: ['committed', 'failed', 'A_NEW_ONE', undefined].flatMap((status) =>
    ['Completed', 'Executing'].map((stage) => ({
      id: '1',
      stage,
      errors: [],
      accountRequests: [{ attributeRequests: [], result: { status, errors: [] } }],
    })),
  ),
  search: withStatus('PASSED', 'FAILED', 'A_NEW_ONE', undefined),
  events: withStatus('PASSED', 'FAILED', 'STARTED', 'A_NEW_ONE', undefined),
};

const showsCross = (kind: KindId, row: Thing): boolean =>
  columnsOf(kindOf(kind)).some(({ cell }) => cell(row, { nowMs: 0 }).text.includes('✗'));

describe('what is broken', () => {
  it.each(Object.entries(rows))(
    'is what shows ✗ in the list of %s, and nothing else',
    (kind, things) => {
      const shown = things.map((row) => showsCross(kind, row));
      expect(things.map((row) => kindOf(kind).isBroken?.(row))).toEqual(shown);
      expect(new Set(shown)).toEqual(new Set([true, false]));
    },
  );

  it('is tried for every kind that can be', () => {
    const kinds = catalogue.filter(({ isBroken }) => isBroken !== undefined).map(({ id }) => id);
    expect(kinds.toSorted()).toEqual(Object.keys(rows).toSorted());
  });
});
