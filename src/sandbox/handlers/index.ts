// The handler of every operation.

import type { OperationId } from '../../model/operations.ts';
import { accessProfileHandlers } from './access/accessProfiles.ts';
import { accountHandlers } from './access/accounts.ts';
import { entitlementConnectionHandlers } from './access/entitlementConnections.ts';
import { entitlementDetailHandlers } from './access/entitlementDetails.ts';
import { entitlementHandlers } from './access/entitlements.ts';
import { scimHandlers } from './access/scim.ts';
import type { Handler } from './call.ts';
import { activationHandlers } from './jit/activations.ts';
import { jitPolicyHandlers } from './jit/policy.ts';
import { clientHandlers } from './machines/clients.ts';
import { clusterHandlers } from './machines/clusters.ts';
import { peopleHandlers } from './people/people.ts';
import { aggregationHandlers } from './runs/aggregations.ts';
import { scheduleHandlers } from './runs/schedules.ts';
import { taskHandlers } from './runs/tasks.ts';
import { provisioningPolicyHandlers } from './sources/policies/provisioningPolicies.ts';
import { probeHandlers } from './sources/probes/probes.ts';
import { schemaHandlers } from './sources/schemas/schemas.ts';
import { schemaWriteHandlers } from './sources/schemas/schemaWrites.ts';
import { sourceSettingHandlers } from './sources/settings/sourceSettings.ts';
import { sourceHandlers } from './sources/sources.ts';
import { sourceWriteHandlers } from './sources/sourceWrites.ts';
import { organisationHandlers } from './tenant/organisation.ts';
import { tokenHandlers } from './token.ts';

/** The handler of every operation; an operation without a handler does not compile. */
export const handlers: Readonly<Record<OperationId, Handler>> = {
  ...tokenHandlers,
  ...sourceHandlers,
  ...sourceWriteHandlers,
  ...sourceSettingHandlers,
  ...schemaHandlers,
  ...schemaWriteHandlers,
  ...provisioningPolicyHandlers,
  ...probeHandlers,
  ...entitlementHandlers,
  ...entitlementDetailHandlers,
  ...entitlementConnectionHandlers,
  ...accountHandlers,
  ...accessProfileHandlers,
  ...scimHandlers,
  ...jitPolicyHandlers,
  ...activationHandlers,
  ...clientHandlers,
  ...clusterHandlers,
  ...aggregationHandlers,
  ...scheduleHandlers,
  ...taskHandlers,
  ...peopleHandlers,
  ...organisationHandlers,
};
