// The schema of a task and its messages, and its state in one word.

import * as z from 'zod';
import { id, list, maybe, number, record, text } from '../tolerant.ts';

/**
 * A message of a task. The text is an object here and a plain text in what load-accounts answers
 * (task management API, TaskStatusMessage; sources API, LoadAccountsTask), so both are read.
 */
export const taskMessage = z.preprocess(
  (value) =>
    typeof value === 'object' && value !== null && 'localizedText' in value
      ? { ...value, text: textOfLocalized(value.localizedText) }
      : value,
  z.looseObject({ type: text, key: text, text }),
);
export type TaskMessage = z.infer<typeof taskMessage>;

const textOfLocalized = (localized: unknown): unknown =>
  typeof localized === 'object' && localized !== null && 'message' in localized
    ? localized.message
    : localized;

/**
 * What the tenant works or has worked on (task management API, get-task-status). It runs while it has neither
 * `completionStatus` nor `completed`. `type` says who executes it; what it does is in `uniqueName` and the definition.
 */
export const taskStatus = z.looseObject({
  id,
  type: text,
  uniqueName: text,
  description: text,
  parentName: text,
  launcher: text,
  target: maybe(z.looseObject({ id: text, type: text, name: text })),
  created: text,
  modified: text,
  launched: text,
  completed: text,
  completionStatus: text,
  messages: list(taskMessage),
  returns: list(z.looseObject({ name: text, attributeName: text })),
  attributes: record,
  progress: text,
  percentComplete: number,
  taskDefinitionSummary: maybe(
    z.looseObject({ id: text, uniqueName: text, description: text, parentName: text }),
  ),
});
export type TaskStatus = z.infer<typeof taskStatus>;

/**
 * The state of a task, in one word for all spellings: `TEMP_ERROR` and `TEMPERROR`, `Success` and `SUCCESS`
 * (sources API and task management API). A status that is not known stays as it is, in capitals.
 */
export const taskStateOf = (task: Pick<TaskStatus, 'completionStatus' | 'completed'>): string => {
  const { completionStatus, completed } = task;
  if (completionStatus) return completionStatus.toUpperCase().replace('TEMP_ERROR', 'TEMPERROR');
  return completed ? 'COMPLETED' : 'RUNNING';
};
