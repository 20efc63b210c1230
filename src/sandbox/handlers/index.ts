// The handler of every operation.

import type { OperationId } from '../../model/operations.ts';
import { accountHandlers } from './access/accounts.ts';
import { entitlementConnectionHandlers } from './access/entitlementConnections.ts';
import { entitlementDetailHandlers } from './access/entitlementDetails.ts';
import { getEntitlement, listEntitlements } from './access/entitlements.ts';
import { scimHandlers } from './access/scim.ts';
import type { Handler } from './call.ts';
import { activationHandlers } from './jit/activations.ts';
import { getPolicy, patchPolicy } from './jit/policy.ts';
import { clientHandlers } from './machines/clients.ts';
import { getManagedCluster, listManagedClusters } from './machines/clusters.ts';
import { peopleHandlers } from './people/people.ts';
import { aggregationHandlers } from './runs/aggregations.ts';
import { scheduleHandlers } from './runs/schedules.ts';
import { taskHandlers } from './runs/tasks.ts';
import { provisioningPolicyHandlers } from './sources/policies/provisioningPolicies.ts';
import { checkConnection } from './sources/probes/check.ts';
import { testConfiguration } from './sources/probes/configuration.ts';
import { peekHandlers } from './sources/probes/peek.ts';
import { pingCluster } from './sources/probes/ping.ts';
import { getSourceSchema, getSourceSchemas } from './sources/schemas/schemas.ts';
import { schemaWriteHandlers } from './sources/schemas/schemaWrites.ts';
import { sourceSettingHandlers } from './sources/settings/sourceSettings.ts';
import { getSource, getSourceHealth, listSources } from './sources/sources.ts';
import { sourceWriteHandlers } from './sources/sourceWrites.ts';
import { organisationHandlers } from './tenant/organisation.ts';
import { createToken } from './token.ts';

/** The handler of every operation; an operation without a handler does not compile. */
export const handlers: Readonly<Record<OperationId, Handler>> = {
  'create-token': createToken,
  'list-sources': listSources,
  'get-source': getSource,
  'get-source-health': getSourceHealth,
  'test-source-connection': checkConnection,
  'test-source-configuration': testConfiguration,
  'ping-cluster': pingCluster,
  'get-source-schemas': getSourceSchemas,
  'get-source-schema': getSourceSchema,
  'list-entitlements': listEntitlements,
  'get-entitlement': getEntitlement,
  'get-managed-clusters': listManagedClusters,
  'get-managed-cluster': getManagedCluster,
  'get-jit-activation-config': getPolicy,
  'patch-jit-activation-config': patchPolicy,
  ...sourceWriteHandlers,
  ...peekHandlers,
  ...sourceSettingHandlers,
  ...schemaWriteHandlers,
  ...scheduleHandlers,
  ...provisioningPolicyHandlers,
  ...entitlementDetailHandlers,
  ...entitlementConnectionHandlers,
  ...activationHandlers,
  ...aggregationHandlers,
  ...taskHandlers,
  ...accountHandlers,
  ...clientHandlers,
  ...organisationHandlers,
  ...peopleHandlers,
  ...scimHandlers,
};
