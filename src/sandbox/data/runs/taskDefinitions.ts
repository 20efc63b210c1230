// The task definitions: descriptions, types and the counts that they return.

import { randomOf } from '../random.ts';

/** The name of a task definition, `taskDefinitionSummary.uniqueName` in the API. */
export type TaskDefinition =
  | 'Cloud Account Aggregation'
  | 'Cloud Group Aggregation'
  | 'Cloud Process Uncorrelated Accounts'
  | 'Cloud Attribute Synchronization'
  | 'Account Deletion'
  | 'Source Deletion'
  | 'Entitlement Reset';

/** What all tasks of a definition have in common. */
export type DefinitionFacts = {
  readonly description: string;
  /** The executor (task management API, TaskStatus). */
  readonly type: 'QUARTZ' | 'QPOC' | 'QUEUED_TASK';
  /** Its counts: the label of each, and the attribute that holds it. */
  readonly returns: readonly (readonly [label: string, attribute: string])[];
};

const accountReturns = (prefix: string): DefinitionFacts['returns'] => [
  [`${prefix}_APPLICATIONS`, 'applications'],
  [`${prefix}_TOTAL`, 'total'],
  [`${prefix}_OPTIMIZED`, 'optimizedAggregation'],
  [`${prefix}_IGNORED`, 'ignored'],
  ['TASK_OUT_UNCHANGED_ACCOUNTS', 'optimized'],
  [`${prefix}_CREATED`, 'created'],
  [`${prefix}_UPDATED`, 'updated'],
  [`${prefix}_DELETED`, 'deleted'],
  [`${prefix}_MANAGER_CHANGES`, 'managerChanges'],
  [`${prefix}_BUSINESS_ROLE_CHANGES`, 'detectedRoleChanges'],
  [`${prefix}_EXCEPTION_CHANGES`, 'exceptionChanges'],
];
const groupPrefix = 'TASK_OUT_ACCOUNT_GROUP_AGGREGATION';

/** Every definition (sources API, load operations; task management API). */
export const definitions: Readonly<Record<TaskDefinition, DefinitionFacts>> = {
  'Cloud Account Aggregation': {
    description: 'Aggregate from the specified application',
    type: 'QUARTZ',
    returns: accountReturns('TASK_OUT_ACCOUNT_AGGREGATION'),
  },
  'Cloud Group Aggregation': {
    description: 'Aggregate from the specified application',
    type: 'QUARTZ',
    returns: [
      [`${groupPrefix}_APPLICATIONS`, 'applications'],
      [`${groupPrefix}_TOTAL`, 'total'],
      [`${groupPrefix}_CREATED`, 'groupsCreated'],
      [`${groupPrefix}_UPDATED`, 'groupsUpdated'],
      [`${groupPrefix}_DELETED`, 'groupsDeleted'],
    ],
  },
  'Cloud Process Uncorrelated Accounts': {
    description: 'Processes uncorrelated accounts for the specified application.',
    type: 'QUARTZ',
    returns: accountReturns('TASK_OUT_ACCOUNT_CORRELATION'),
  },
  'Cloud Attribute Synchronization': {
    description: 'Synchronizes identity attributes to the accounts of the specified application.',
    type: 'QPOC',
    returns: [],
  },
  'Account Deletion': {
    description: 'Removes all accounts of the specified application.',
    type: 'QUEUED_TASK',
    returns: [],
  },
  'Source Deletion': {
    description: 'Deletes the specified application.',
    type: 'QUEUED_TASK',
    returns: [],
  },
  'Entitlement Reset': {
    description: 'Removes all entitlements of the specified application.',
    type: 'QUEUED_TASK',
    returns: [],
  },
};

/** The name of a definition in filters, such as `CLOUD_ACCOUNT_AGGREGATION` (task management API, list filters). */
export const filterNameOf = (definition: TaskDefinition): string =>
  definition.toUpperCase().replaceAll(' ', '_');

/** The id of a definition. */
export const definitionId = (seed: number, definition: TaskDefinition): string =>
  `2c918085${randomOf(seed, 'task definition', definition).hex(24)}`;

/** The counts of a definition as the load operations list them. */
export const labelledReturns = (definition: TaskDefinition) =>
  definitions[definition].returns.map(([displayLabel, attributeName]) => ({
    displayLabel,
    attributeName,
  }));
