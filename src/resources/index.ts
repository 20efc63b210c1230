// The catalogue: every kind of thing that spyglass knows.

import { accessProfiles, entitlementAccessProfiles } from './kinds/access/accessProfiles.ts';
import { accountEntitlements, accounts } from './kinds/access/accounts.ts';
import { connections, myConnections } from './kinds/access/connections.ts';
import { entitlementChildren, entitlementParents } from './kinds/access/entitlementNesting.ts';
import { entitlementRequestConfig } from './kinds/access/entitlementRequestConfig.ts';
import { entitlements } from './kinds/access/entitlements.ts';
import { scimEntitlements } from './kinds/access/scimEntitlements.ts';
import { findings } from './kinds/findings/findings.ts';
import { jitHistory, myJitHistory } from './kinds/jit/jitHistory.ts';
import { jitPolicy } from './kinds/jit/jitPolicy.ts';
import { clientHealth } from './kinds/machines/clientHealth.ts';
import { clientStatus } from './kinds/machines/clientStatus.ts';
import { clients } from './kinds/machines/clients.ts';
import { clusters } from './kinds/machines/clusters.ts';
import { logConfig } from './kinds/machines/logConfig.ts';
import { governanceGroups } from './kinds/people/governanceGroups.ts';
import { groupMembers } from './kinds/people/groupMembers.ts';
import { identities } from './kinds/people/identities.ts';
import { identityEntitlements } from './kinds/people/identityEntitlements.ts';
import { publicIdentities } from './kinds/people/publicIdentities.ts';
import { aggregation } from './kinds/runs/aggregation.ts';
import { schedules } from './kinds/runs/schedules.ts';
import { pendingTasks, runningTasks, tasks } from './kinds/runs/tasks.ts';
import { attributes } from './kinds/sources/attributes.ts';
import { attrSyncConfig } from './kinds/sources/attrSyncConfig.ts';
import { correlationConfig } from './kinds/sources/correlationConfig.ts';
import { csvTemplate } from './kinds/sources/csvTemplate.ts';
import { nativeChangeDetection } from './kinds/sources/nativeChangeDetection.ts';
import { passwordPolicies } from './kinds/sources/passwordPolicies.ts';
import {
  provisioningPolicies,
  provisioningPoliciesById,
} from './kinds/sources/provisioningPolicies.ts';
import { schemas } from './kinds/sources/schemas.ts';
import { sourceConfig } from './kinds/sources/sourceConfig.ts';
import { sourceConnections } from './kinds/sources/sourceConnections.ts';
import { sourceHealth } from './kinds/sources/sourceHealth.ts';
import { sourceRequestConfig } from './kinds/sources/sourceRequestConfig.ts';
import { sources } from './kinds/sources/sources.ts';
import { activities } from './kinds/tenant/activities.ts';
import { events } from './kinds/tenant/events.ts';
import { findResultsAmong } from './kinds/tenant/findResults.ts';
import { orgConfig } from './kinds/tenant/orgConfig.ts';
import { searchAmong } from './kinds/tenant/search.ts';
import type { Kind, KindId } from './types.ts';

/**
 * The catalogue: every kind of thing, in the order in which everything shows them. Kinds of one area of the help stand
 * together. Those that read other kinds get the catalogue as it will be.
 */
export const catalogue: readonly Kind[] = [
  findings,
  sources,
  sourceHealth,
  sourceConnections,
  sourceConfig,
  correlationConfig,
  attrSyncConfig,
  nativeChangeDetection,
  sourceRequestConfig,
  passwordPolicies,
  schemas,
  attributes,
  csvTemplate,
  provisioningPolicies,
  provisioningPoliciesById,
  schedules,
  tasks,
  runningTasks,
  pendingTasks,
  aggregation,
  entitlements,
  entitlementParents,
  entitlementChildren,
  entitlementRequestConfig,
  accounts,
  accountEntitlements,
  accessProfiles,
  entitlementAccessProfiles,
  connections,
  myConnections,
  jitPolicy,
  jitHistory,
  myJitHistory,
  clusters,
  clients,
  clientHealth,
  clientStatus,
  logConfig,
  identities,
  publicIdentities,
  identityEntitlements,
  governanceGroups,
  groupMembers,
  findResultsAmong(() => catalogue),
  searchAmong(() => catalogue),
  activities,
  events,
  orgConfig,
  scimEntitlements,
];

/** The kind with this id. */
export const kindOf = (id: KindId): Kind => {
  const kind = catalogue.find((entry) => entry.id === id);
  if (kind === undefined) throw new Error(`no kind ${id} in the catalogue`);
  return kind;
};

/** The kind that goes by a name: its id, singular, plural or an alias, in any case. */
export const kindNamed = (name: string): Kind | undefined => {
  const wanted = name.toLowerCase();
  return catalogue.find((kind) =>
    [kind.id, kind.singular, kind.plural, ...kind.aliases].includes(wanted),
  );
};
