// The table of all API operations that spyglass can call.

import { accessProfilesOperations } from './operations/access/accessProfiles.ts';
import { accountsOperations } from './operations/access/accounts.ts';
import { entitlementConnectionsOperations } from './operations/access/entitlementConnections.ts';
import { entitlementsOperations } from './operations/access/entitlements.ts';
import { scimOperations } from './operations/access/scim.ts';
import { jitOperations } from './operations/jit.ts';
import { machinesOperations } from './operations/machines.ts';
import { peopleOperations } from './operations/people.ts';
import { aggregationsOperations } from './operations/runs/aggregations.ts';
import { schedulesOperations } from './operations/runs/schedules.ts';
import { tasksOperations } from './operations/runs/tasks.ts';
import { connectorOperations } from './operations/sources/connector.ts';
import { provisioningPoliciesOperations } from './operations/sources/provisioningPolicies.ts';
import { schemasOperations } from './operations/sources/schemas.ts';
import { sourceSettingsOperations } from './operations/sources/sourceSettings.ts';
import { sourcesOperations } from './operations/sources/sources.ts';
import { tenantOperations } from './operations/tenant.ts';
import { tokenOperations } from './operations/token.ts';

export * from './operations/operation.ts';
export * from './operations/queryOptions.ts';

/**
 * Every operation spyglass can call. An id is the API's own operation name, except that SCIM ones say so.
 * A path is tried in this order, so that `/schemas/accounts` stands before `/schemas/{schemaId}`.
 */
export const operations = {
  ...tokenOperations,
  ...sourcesOperations,
  ...connectorOperations,
  ...aggregationsOperations,
  ...schemasOperations,
  ...schedulesOperations,
  ...provisioningPoliciesOperations,
  ...sourceSettingsOperations,
  ...entitlementsOperations,
  ...entitlementConnectionsOperations,
  ...jitOperations,
  ...tasksOperations,
  ...accountsOperations,
  ...accessProfilesOperations,
  ...machinesOperations,
  ...tenantOperations,
  ...peopleOperations,
  ...scimOperations,
};

/** The name of an operation of the table. */
export type OperationId = keyof typeof operations;
