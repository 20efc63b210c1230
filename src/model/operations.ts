import { accountsOperations } from './operations/accounts.ts';
import { aggregationsOperations } from './operations/aggregations.ts';
import { clustersOperations } from './operations/clusters.ts';
import { connectorOperations } from './operations/connector.ts';
import { entitlementConnectionsOperations } from './operations/entitlementConnections.ts';
import { entitlementsOperations } from './operations/entitlements.ts';
import { jitOperations } from './operations/jit.ts';
import { organisationOperations } from './operations/organisation.ts';
import { peopleOperations } from './operations/people.ts';
import { provisioningPoliciesOperations } from './operations/provisioningPolicies.ts';
import { schedulesOperations } from './operations/schedules.ts';
import { schemasOperations } from './operations/schemas.ts';
import { scimOperations } from './operations/scim.ts';
import { sourceSettingsOperations } from './operations/sourceSettings.ts';
import { sourcesOperations } from './operations/sources.ts';
import { tasksOperations } from './operations/tasks.ts';
import { tokenOperations } from './operations/token.ts';

export * from './operations/operation.ts';

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
  ...clustersOperations,
  ...organisationOperations,
  ...peopleOperations,
  ...scimOperations,
};

/** The name of an operation of the table. */
export type OperationId = keyof typeof operations;
