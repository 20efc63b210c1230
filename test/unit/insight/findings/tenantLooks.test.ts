import { describe, expect, it } from 'vitest';
import { causeOf } from '../../../../src/insight/findings/cause.ts';
import {
  aggregatedBy,
  diagnosticsOf,
  healthChecksOf,
  lookOfTask,
} from '../../../../src/insight/findings/tenantLooks.ts';
import { taskStatus } from '../../../../src/model/runs/taskStatus.ts';
import { minutesAgo, sourceIn, texts } from './looks.ts';

const iso = (minutes: number): string => new Date(minutesAgo(minutes)).toISOString();
const checks = (more: Readonly<Record<string, unknown>>) => ({
  connectorAttributes: { 'slpt-source-diagnostics': JSON.stringify(more) },
});

describe('health checks', () => {
  it('are the one that turned the status, and the last one', () => {
    const source = sourceIn('ERROR_SOURCE', {
      since: iso(240),
      ...checks({ lastHealthcheck: minutesAgo(10) }),
    });
    expect(healthChecksOf(source).map(({ atMs, ended }) => [atMs, ended])).toEqual([
      [minutesAgo(240), 'failed'],
      [minutesAgo(10), 'failed'],
    ]);
  });

  it('that are switched off say nothing new', () => {
    const off = checks({ healthcheckDisabled: true, lastHealthcheck: minutesAgo(10) });
    const source = sourceIn('ERROR_SOURCE', { since: iso(240), ...off });
    expect(healthChecksOf(source)).toHaveLength(1);
    expect(diagnosticsOf(source).areOn).toBe(false);
  });

  it('are none where the status says that nothing was checked, or settings cannot be read', () => {
    expect(healthChecksOf(sourceIn('UNCHECKED_SOURCE', { since: iso(240) }))).toEqual([]);
    for (const odd of ['{', '[]', '"text"', 'null', 7, { lastHealthcheck: 'yesterday' }]) {
      const source = sourceIn('HEALTHY', {
        connectorAttributes: { 'slpt-source-diagnostics': odd },
      });
      expect(diagnosticsOf(source)).toEqual({ areOn: true });
    }
  });

  it('of a file that could not be imported are a run', () => {
    const source = sourceIn('ERROR_ACCOUNT_FILE_IMPORT', { since: iso(240) });
    expect(healthChecksOf(source)).toMatchObject([{ kind: 'accounts', ended: 'failed' }]);
  });
});

describe('a task', () => {
  const task = (more: Readonly<Record<string, unknown>>) =>
    taskStatus.parse({
      id: 't1',
      uniqueName: 'Cloud Account Aggregation',
      completed: iso(60),
      ...more,
    });

  it('aggregates accounts or entitlements, in any spelling, or nothing', () => {
    expect(aggregatedBy(task({}))).toBe('accounts');
    expect(aggregatedBy(task({ uniqueName: 'Cloud Group Aggregation' }))).toBe('entitlements');
    expect(aggregatedBy(task({ uniqueName: 'x', type: 'CLOUD_ACCOUNT_AGGREGATION' }))).toBe(
      'accounts',
    );
    expect(aggregatedBy(task({ uniqueName: 'CLOUD_ENTITLEMENT_IMPORT' }))).toBe('entitlements');
    expect(aggregatedBy(task({ uniqueName: 'Cloud Refresh Role' }))).toBeUndefined();
  });

  it('that runs or is tried again is no look', () => {
    expect(lookOfTask(task({ completed: null }))).toBeUndefined();
    expect(lookOfTask(task({ completionStatus: 'TEMPERROR' }))).toBeUndefined();
    expect(lookOfTask(task({ completionStatus: 'WHO_KNOWS' }))).toBeUndefined();
  });

  it('that was ended before it was through says so, unless its text names a cause', () => {
    const ended = (text: string) => {
      const messages = [{ type: 'ERROR', text }];
      const found = lookOfTask(task({ completionStatus: 'TERMINATED', messages }));
      return found === undefined ? undefined : causeOf(found);
    };
    const terminated = { is: 'unclear', code: 'SG-RUN-TERMINATED' };
    expect(ended('The task was terminated by an administrator.')).toMatchObject(terminated);
    expect(ended('')).toMatchObject(terminated);
    expect(ended(texts.expired)).toMatchObject({ is: 'named', code: 'SG-CRED-EXPIRED' });
  });

  it('says its errors first, and nothing that only informs', () => {
    const messages = ['INFO', 'WARN', 'ERROR'].map((type) => ({ type, text: `${type} text` }));
    expect(lookOfTask(task({ completionStatus: 'ERROR', messages }))).toMatchObject({
      kind: 'accounts',
      ended: 'failed',
      atMs: minutesAgo(60),
      texts: ['ERROR text', 'WARN text'],
    });
  });
});
