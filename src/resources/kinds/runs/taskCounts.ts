// What an aggregation counted, in words.

import type { TaskStatus } from '../../../model/runs/taskStatus.ts';
import { nothing, plain } from '../../cells/text.ts';
import type { Cell, Detail } from '../../types.ts';

/** What aggregations count, in words; by the names of their returns (sources API, LoadAccountsTask). */
const words: Readonly<Record<string, string>> = {
  applications: 'source',
  total: 'read',
  ignored: 'ignored',
  optimized: 'unchanged',
  optimizedAggregation: 'skips unchanged',
  created: 'created',
  updated: 'updated',
  deleted: 'deleted',
  managerChanges: 'managers changed',
  detectedRoleChanges: 'roles changed',
  exceptionChanges: 'exceptions changed',
  groupsCreated: 'groups created',
  groupsUpdated: 'groups updated',
  groupsDeleted: 'groups deleted',
  policies: 'policies checked',
  policyViolations: 'violations found',
  policyNotifications: 'violations told',
  scoresChanged: 'scores changed',
  snapshotsCreated: 'snapshots made',
  scopesCreated: 'scopes created',
  scopesCorrelated: 'scopes correlated',
  scopesSelected: 'scopes selected',
  scopesDormant: 'scopes unused',
  unscopedIdentities: 'without scope',
  certificationsCreated: 'reviews created',
  certificationsDeleted: 'reviews deleted',
  applicationsGenerated: 'sources created',
  managedAttributesCreated: 'entitlements created',
  managedAttributesCreatedByApplication: 'created by source',
  identityEntitlementsCreated: 'holdings created',
};

const switches: Readonly<Record<string, string>> = { enabled: 'yes', disabled: 'no' };

const countCell = (name: string, value: unknown): Cell => {
  if (typeof value === 'object' && value !== null) return plain(JSON.stringify(value));
  const text = String(value ?? nothing);
  return plain(name === 'optimizedAggregation' ? (switches[text] ?? text) : text);
};

/** What a task counted. A name that is not known is shown as it came. */
export const taskCounts = ({ attributes }: Pick<TaskStatus, 'attributes'>): readonly Detail[] =>
  Object.entries(attributes).map(([name, value]) => ({
    label: Object.hasOwn(words, name) ? (words[name] ?? name) : name,
    value: countCell(name, value),
  }));
