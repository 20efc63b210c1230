// Says of an audit event whether somebody changed something or a run began or ended, and does so in words.

import { type AuditEvent, eventNameOf } from '../../model/tenant/auditEvent.ts';
import {
  allChangeNames,
  type ChangeName,
  changeTypes,
  runNames,
} from '../../model/tenant/eventNames.ts';

/** What an event tells: that somebody changed something, that a run began or ended, or something else. */
export type EventSort = 'change' | 'run began' | 'run ended' | 'other';

/** How an event went. */
export type EventVerdict = 'good' | 'bad' | 'under way' | 'unknown';

const changeWords: Readonly<Record<ChangeName, string>> = {
  SOURCE_CREATE: 'created the source',
  SOURCE_UPDATE: 'changed the source',
  SOURCE_DELETE: 'deleted the source',
  SOURCE_RESET: 'removed all accounts and entitlements of the source',
  SOURCE_UPDATE_DELETE_THRESHOLD: 'changed the delete threshold',
  SOURCE_FEATURES_STRING_UPDATE: 'changed what the source can do',
  CONNECTOR_CREATE: 'created a connector',
  CONNECTOR_UPDATE: 'changed the connector',
  CONNECTOR_DELETE: 'deleted a connector',
  CONNECTOR_FILE_UPLOAD: 'uploaded a connector file',
  CONNECTOR_FILE_DELETE: 'deleted a connector file',
  SCHEMA_CREATED: 'created a schema',
  SCHEMA_UPDATED: 'changed a schema',
  SCHEMA_DELETED: 'deleted a schema',
  SOURCE_SCHEMA_ATTRIBUTE_ADDED: 'added an attribute to a schema',
  SOURCE_SCHEMA_ATTRIBUTES_UPDATED: 'changed attributes of a schema',
  SOURCE_SCHEMA_ATTRIBUTES_DELETED: 'deleted attributes of a schema',
  SOURCE_AGGREGATION_SCHEDULE_UPDATED: 'changed a schedule',
  SOURCE_SCHEDULE_CREATED: 'created a schedule',
  SOURCE_SCHEDULE_UPDATED: 'changed a schedule',
  SOURCE_SCHEDULE_REMOVED: 'removed a schedule',
  TASK_SCHEDULE_CREATE_PASSED: 'created the schedule of a task',
  TASK_SCHEDULE_UPDATE_PASSED: 'changed the schedule of a task',
  TASK_SCHEDULE_DELETE_PASSED: 'removed the schedule of a task',
  CORRELATION_CONFIG_UPDATED: 'changed how accounts are correlated',
  NATIVE_CHANGE_DETECTION_CONFIGURATION_UPDATE: 'changed native change detection',
  SOURCE_PASSWORD_POLICY_ASSIGNED: 'assigned a password policy',
  MANAGED_CLUSTER_CREATE: 'created a cluster',
  MANAGED_CLUSTER_UPDATE: 'changed the cluster',
  MANAGED_CLUSTER_DELETE: 'deleted a cluster',
  MANAGED_CLIENT_CREATE: 'added a VA',
  MANAGED_CLIENT_UPDATE: 'changed a VA',
  MANAGED_CLIENT_DELETE: 'removed a VA',
  'JIT-ACTIVATION_POLICY_CREATED': 'created the JIT activation policy',
  'JIT-ACTIVATION_POLICY_UPDATED': 'changed the JIT activation policy',
  'JIT-ACTIVATION_POLICY_DELETED': 'deleted the JIT activation policy',
  JIT_ACCESS_POLICY: 'changed a JIT access policy',
  JIT_ACTIVATION_WORKFLOW: 'changed the JIT activation workflow',
  ENTITLEMENT_CONNECTION_CREATED: 'connected an entitlement',
  ENTITLEMENT_CONNECTION_UPDATED: 'changed an entitlement connection',
  ENTITLEMENT_CONNECTION_DELETED: 'removed an entitlement connection',
  AUDIT_ENTITLEMENT_UPDATED: 'changed an entitlement',
  'ENTITLEMENT PRIVILEGE': 'changed the privilege of an entitlement',
  ENTITLEMENT_METADATA_CHANGED: 'changed the metadata of an entitlement',
  AUDIT_ENTITLEMENT_SOURCE_RESET: 'removed all entitlements of the source',
  ORG_CONFIG_CHANGE_AUDIT: 'changed settings of the organisation',
  TENANT_CONFIG_UPDATED: 'changed settings of the tenant',
  UPDATE_TRANSFORM: 'changed a transform',
  CONFIG_HUB_DEPLOY: 'deployed a configuration',
  API_CLIENT_CREATE: 'created an API client',
  API_CLIENT_UPDATE: 'changed an API client',
  API_CLIENT_DELETE: 'deleted an API client',
};

const isChangeName = (name: string): name is ChangeName =>
  allChangeNames.some((known) => known === name);

type Fields = Pick<AuditEvent, 'action' | 'technicalName' | 'type' | 'status'>;

const isOneOf = (names: readonly string[], name: string | undefined): boolean =>
  name !== undefined && names.includes(name);

/** The statuses that events and their names end in. */
const verdicts: Readonly<Record<string, EventVerdict>> = {
  PASSED: 'good',
  SUCCESS: 'good',
  COMPLETED: 'good',
  FAILED: 'bad',
  FAILURE: 'bad',
  ERROR: 'bad',
  TERMINATED: 'bad',
  DENIED: 'bad',
  STARTED: 'under way',
};

/** How an event went: by its status, else by the end of its name. */
export const eventVerdict = (event: Fields): EventVerdict => {
  const status = event.status?.toUpperCase() ?? '';
  if (status !== '')
    return Object.hasOwn(verdicts, status) ? (verdicts[status] ?? 'unknown') : 'unknown';
  const end = eventNameOf(event)?.split('_').at(-1) ?? '';
  return Object.hasOwn(verdicts, end) ? (verdicts[end] ?? 'unknown') : 'unknown';
};

/** What an event tells. One whose name is not known is a change where its type is one of changes. */
export const eventSort = (event: Fields): EventSort => {
  const name = eventNameOf(event);
  if (isOneOf(runNames.started, name)) return 'run began';
  if (isOneOf([...runNames.passed, ...runNames.failed], name)) return 'run ended';
  if (isOneOf(runNames.unsaid, name)) {
    return eventVerdict(event) === 'under way' ? 'run began' : 'run ended';
  }
  if (name !== undefined && isChangeName(name)) return 'change';
  return isOneOf(changeTypes, event.type) ? 'change' : 'other';
};

/** What a run does, and to what, by the words in its name. */
const runOf = (name: string): readonly [work: string, of?: string] => {
  if (name.startsWith('ACCOUNTS_REMOVE')) return ['removal', 'accounts'];
  if (name === 'SOURCE_ENTITLEMENT_IMPORT') return ['import', 'entitlements'];
  if (name.includes('_ENTITLEMENT_')) return ['aggregation', 'entitlements'];
  return name.includes('_ACCOUNT_') ? ['aggregation', 'accounts'] : ['aggregation'];
};

const runWords: Readonly<Record<EventVerdict, string>> = {
  good: 'ended well',
  bad: 'failed',
  'under way': 'started',
  unknown: 'ended',
};

/** What happened, in words; a name that is not known is shown as it came. */
export const eventWords = (event: Fields): string | undefined => {
  const name = eventNameOf(event);
  if (name === undefined) return undefined;
  if (isChangeName(name)) return changeWords[name];
  const sort = eventSort(event);
  if (sort !== 'run began' && sort !== 'run ended') return name;
  const stopped = name.endsWith('_TERMINATED') || event.status?.toUpperCase() === 'TERMINATED';
  const [work, of] = runOf(name);
  const ended = `${work} ${stopped ? 'was terminated' : runWords[eventVerdict(event)]}`;
  // How it went stands first, so that a narrow column shows it.
  return of === undefined ? ended : `${ended}: ${of}`;
};

/** Whether an event says that something failed. */
export const isFailure = (event: Fields): boolean => eventVerdict(event) === 'bad';
