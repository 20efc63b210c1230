import type { OperationId } from '../../model/operations.ts';
import { accountHandlers } from './accounts.ts';
import { activationHandlers } from './activations.ts';
import { aggregationHandlers } from './aggregations.ts';
import type { Handler } from './call.ts';
import { checkConnection } from './check.ts';
import { clientHandlers } from './clients.ts';
import { getManagedCluster, listManagedClusters } from './clusters.ts';
import { testConfiguration } from './configuration.ts';
import { entitlementConnectionHandlers } from './entitlementConnections.ts';
import { entitlementDetailHandlers } from './entitlementDetails.ts';
import { getEntitlement, listEntitlements } from './entitlements.ts';
import { organisationHandlers } from './organisation.ts';
import { peekHandlers } from './peek.ts';
import { peopleHandlers } from './people.ts';
import { pingCluster } from './ping.ts';
import { getPolicy, patchPolicy } from './policy.ts';
import { provisioningPolicyHandlers } from './provisioningPolicies.ts';
import { scheduleHandlers } from './schedules.ts';
import { getSourceSchema, getSourceSchemas } from './schemas.ts';
import { schemaWriteHandlers } from './schemaWrites.ts';
import { scimHandlers } from './scim.ts';
import { sourceSettingHandlers } from './sourceSettings.ts';
import { getSource, getSourceHealth, listSources } from './sources.ts';
import { sourceWriteHandlers } from './sourceWrites.ts';
import { taskHandlers } from './tasks.ts';
import { createToken } from './token.ts';

/** The handler of every operation; an operation of the table without one does not compile. */
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
