import type { Thing } from '../../src/resources/types.ts';
import { nowMs } from './draw.tsx';

/** A healthy source, four hours since its last change. */
export const sourceNamed = (name: string, more: Thing = {}): Thing => ({
  id: `id of ${name}`,
  name,
  type: 'Active Directory - Direct',
  status: 'SOURCE_STATE_HEALTHY',
  healthy: true,
  since: new Date(nowMs - 4 * 3_600_000).toISOString(),
  owner: { name: 'J. de Vries' },
  cluster: { name: 'Rotterdam' },
  features: [],
  connectorAttributes: {},
  ...more,
});

/** A policy of just-in-time access for these entitlements. */
export const policyOf = (entitlementIds: readonly string[]): Thing => ({
  id: '6d38a587',
  entitlementIds,
  maxActivationPeriodMins: 480,
  maxActivationPeriodExtensionMins: null,
  defaultMaxActivationPeriodMins: 60,
  defaultMaxActivationPeriodExtensionMins: 30,
  notificationRecipients: ['soc@meridian.example'],
  notificationTemplate: undefined,
  applyToFutureAssignments: true,
});
