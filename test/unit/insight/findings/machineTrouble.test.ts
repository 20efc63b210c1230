import { expect, it } from 'vitest';
import { clusterTroubleOf } from '../../../../src/insight/findings/machineTrouble.ts';
import { managedClient } from '../../../../src/model/machines/managedClient.ts';
import { managedCluster } from '../../../../src/model/machines/managedCluster.ts';
import { minutesAgo, nowMs } from './looks.ts';

const cluster = (status: string, more: Readonly<Record<string, unknown>> = {}) =>
  managedCluster.parse({ id: 'c1', name: 'North', status, clientIds: ['v1', 'v2'], ...more });
const va = (id: string, silentMinutes: number, more: Readonly<Record<string, unknown>> = {}) =>
  managedClient.parse({ id, name: `va-${id}`, sinceLastSeen: silentMinutes * 60_000, ...more });
const trouble = (
  ...[is, vas]: Parameters<typeof clusterTroubleOf> extends [infer C, infer V, number]
    ? [C, V]
    : never
) => clusterTroubleOf(is, vas, nowMs);

it('is none where the cluster and its VAs are well, or the cluster is and its VAs cannot be read', () => {
  expect(trouble(cluster('NORMAL'), [va('v1', 1), va('v2', 2)])).toBeUndefined();
  expect(trouble(cluster('NORMAL'), undefined)).toBeUndefined();
});

it('began with the last sign of the last VA', () => {
  expect(trouble(cluster('FAILED'), [va('v1', 200), va('v2', 320)])).toMatchObject({
    code: 'SG-CLUSTER-FAILED',
    stops: true,
    beganMs: minutesAgo(200),
  });
});

it('is seen from the VAs before the status says so', () => {
  expect(trouble(cluster('NORMAL'), [va('v1', 20), va('v2', 30)])?.code).toBe('SG-CLUSTER-FAILED');
});

it('has no beginning where a VA is heard of although the cluster failed', () => {
  expect(trouble(cluster('FAILED'), [va('v1', 1)])?.beganMs).toBeUndefined();
  expect(trouble(cluster('FAILED'), undefined)?.beganMs).toBeUndefined();
});

it('of one VA that is silent stops nothing, and names it', () => {
  expect(trouble(cluster('NORMAL'), [va('v1', 1), va('v2', 90)])).toMatchObject({
    code: 'SG-VA-DOWN',
    stops: false,
    beganMs: minutesAgo(90),
    appliances: [{ name: 'va-v2', stands: 'silent' }],
  });
});

it('of a cluster without VAs, or whose VAs are short of something', () => {
  expect(trouble(cluster('NO_CLIENTS', { clientIds: [] }), undefined)?.code).toBe(
    'SG-CLUSTER-EMPTY',
  );
  expect(trouble(cluster('NORMAL'), [])?.code).toBe('SG-CLUSTER-EMPTY');
  expect(trouble(cluster('ERROR'), [va('v1', 1)])?.code).toBe('SG-CLUSTER-ERROR');
  const short = va('v1', 1, { alertKey: 'LIMITED_RESOURCES' });
  expect(trouble(cluster('WARNING'), [short])).toMatchObject({ code: 'SG-VA-RESOURCES' });
  expect(trouble(cluster('WARNING'), [va('v1', 1)])?.code).toBe('SG-CLUSTER-WARNING');
});

it('does not take a VA of which nothing is known for a silent one', () => {
  expect(trouble(cluster('NORMAL'), [managedClient.parse({ id: 'v1' })])).toBeUndefined();
});
