import type { OperationId } from '../../model/operations.ts';
import type { Handler } from './call.ts';
import { checkConnection } from './check.ts';
import { getManagedCluster, listManagedClusters } from './clusters.ts';
import { testConfiguration } from './configuration.ts';
import { getEntitlement, listEntitlements } from './entitlements.ts';
import { pingCluster } from './ping.ts';
import { getPolicy, patchPolicy } from './policy.ts';
import { getSourceSchema, getSourceSchemas } from './schemas.ts';
import { getSource, getSourceHealth, listSources } from './sources.ts';
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
  'list-managed-clusters': listManagedClusters,
  'get-managed-cluster': getManagedCluster,
  'get-jit-activation-config': getPolicy,
  'patch-jit-activation-config': patchPolicy,
};
