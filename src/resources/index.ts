import { accountEntitlements, accounts } from './accounts.ts';
import { aggregation } from './aggregation.ts';
import { attributes } from './attributes.ts';
import { attrSyncConfig } from './attrSyncConfig.ts';
import { clientHealth } from './clientHealth.ts';
import { clientStatus } from './clientStatus.ts';
import { clients } from './clients.ts';
import { clusters } from './clusters.ts';
import { connections, myConnections } from './connections.ts';
import { correlationConfig } from './correlationConfig.ts';
import { csvTemplate } from './csvTemplate.ts';
import { entitlementChildren, entitlementParents } from './entitlementKin.ts';
import { entitlementRequestConfig } from './entitlementRequestConfig.ts';
import { entitlements } from './entitlements.ts';
import { finds } from './finds.ts';
import { governanceGroups } from './governanceGroups.ts';
import { groupMembers } from './groupMembers.ts';
import { identities } from './identities.ts';
import { identityEntitlements } from './identityEntitlements.ts';
import { jitHistory, myJitHistory } from './jitHistory.ts';
import { jitPolicy } from './jitPolicy.ts';
import { logConfig } from './logConfig.ts';
import { nativeChangeDetection } from './nativeChangeDetection.ts';
import { orgConfig } from './orgConfig.ts';
import { passwordPolicies } from './passwordPolicies.ts';
import { provisioningPolicies, provisioningPoliciesById } from './provisioningPolicies.ts';
import { publicIdentities } from './publicIdentities.ts';
import { schedules } from './schedules.ts';
import { schemas } from './schemas.ts';
import { scimEntitlements } from './scimEntitlements.ts';
import { search } from './search.ts';
import { sourceConfig } from './sourceConfig.ts';
import { sourceConnections } from './sourceConnections.ts';
import { sourceHealth } from './sourceHealth.ts';
import { sourceRequestConfig } from './sourceRequestConfig.ts';
import { sources } from './sources.ts';
import { pendingTasks, runningTasks, tasks } from './tasks.ts';
import type { Kind, KindId } from './types.ts';

/** The catalogue: every kind of thing, in the order that help shows them. */
export const catalogue: readonly Kind[] = [
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
  schedules,
  provisioningPolicies,
  provisioningPoliciesById,
  tasks,
  runningTasks,
  pendingTasks,
  aggregation,
  entitlements,
  entitlementParents,
  entitlementChildren,
  entitlementRequestConfig,
  identityEntitlements,
  accounts,
  accountEntitlements,
  connections,
  myConnections,
  clusters,
  clients,
  clientHealth,
  clientStatus,
  logConfig,
  identities,
  publicIdentities,
  governanceGroups,
  groupMembers,
  finds,
  search,
  orgConfig,
  jitPolicy,
  jitHistory,
  myJitHistory,
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
