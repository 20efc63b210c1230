import { describe, expect, it } from 'vitest';
import { entitlement } from '../../../src/model/access/entitlement.ts';
import { connectionHit } from '../../../src/model/access/entitlementConnection.ts';
import { taskStatus } from '../../../src/model/runs/taskStatus.ts';
import { source } from '../../../src/model/sources/source.ts';
import { tableCells } from '../../../src/resources/cells/cells.ts';
import { columnsOf } from '../../../src/resources/cells/columns.ts';
import { kindOf } from '../../../src/resources/index.ts';
import type { Thing } from '../../../src/resources/types.ts';

const nowMs = Date.UTC(2026, 10, 22, 12);

/** The exact texts of a row of a kind, by the heads over them. */
const exactly = (kind: string, row: Thing): Readonly<Record<string, string | undefined>> => {
  const [heads = [], texts = []] = tableCells(columnsOf(kindOf(kind)), [row], { nowMs });
  return Object.fromEntries(heads.map((head, index) => [head, texts[index]]));
};

describe('what files and copies hold', () => {
  it('is times in UTC, and states without the signs of the screen', () => {
    const row = source.parse({
      id: 's',
      name: '✗ odd name !',
      status: 'SOURCE_STATE_HEALTHY',
      healthy: false,
      since: '2026-11-22T08:00:00.1234567Z',
    });
    expect(exactly('sources', row)).toEqual({
      NAME: '✗ odd name !',
      TYPE: '',
      STATUS: 'healthy',
      SINCE: '2026-11-22T08:00:00.123Z',
      OWNER: '',
      CLUSTER: '',
      HEALTHY: '?',
    });
  });

  it('is seconds where something took time, with the unit in the head', () => {
    const row = taskStatus.parse({
      id: 't',
      created: '2026-11-22T11:58:30Z',
      completionStatus: null,
      completed: null,
      percentComplete: 6,
    });
    expect(exactly('tasks', row)).toMatchObject({
      STATUS: 'running 6 %',
      CREATED: '2026-11-22T11:58:30.000Z',
      TOOK_SECONDS: '90',
    });
  });

  it('is the time until which something is held, and nothing where it ends by nobody', () => {
    const held = (value: string) =>
      connectionHit.parse({ id: 'c', state: { value }, jit: { expiration: nowMs + 38 * 60_000 } });
    expect([
      exactly('connections', held('Active')),
      exactly('connections', held('Expired')),
    ]).toMatchObject([
      { STATE: 'active', UNTIL: '2026-11-22T12:38:00.000Z' },
      { STATE: 'expired', UNTIL: '' },
    ]);
  });

  it('is the text as it came where a time cannot be read', () => {
    const row = taskStatus.parse({ id: 't', created: '2020-09-07T42:14:00.364Z' });
    expect(exactly('tasks', row).CREATED).toBe('2020-09-07T42:14:00.364Z');
  });

  it('is a number or word as on screen for the rest', () => {
    const row = entitlement.parse({ id: 'e', name: '~ tilde', requestable: true });
    expect(exactly('entitlements', row)).toMatchObject({ NAME: '~ tilde', REQUESTABLE: 'yes' });
  });
});
