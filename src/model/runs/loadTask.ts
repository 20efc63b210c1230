// The schemas of the answers to a started aggregation, and the task id or the refusal in them.

import * as z from 'zod';
import { flag, id, list, maybe, record, text } from '../tolerant.ts';
import { taskMessage } from './taskStatus.ts';

/** Tenants say `name` where the description says `uniqueName` (seen on tenants: load-entitlements). */
const fields = {
  type: text,
  name: text,
  uniqueName: text,
  description: text,
  launcher: text,
  // Text, or a number of epoch milliseconds (seen on tenants: load-accounts); insight/time.ts reads both.
  created: text,
  launched: text,
  completed: text,
  completionStatus: text,
  parentName: text,
  messages: list(taskMessage),
  progress: text,
  attributes: record,
};

/**
 * What load-accounts and load-uncorrelated-accounts answer (sources API, LoadAccountsTask): a good answer may hold a
 * message of type ERROR, such as that another aggregation of the source is under way.
 */
export const loadAccountsTask = z.looseObject({
  success: flag,
  task: z.looseObject({ id, ...fields }),
});
export type LoadAccountsTask = z.infer<typeof loadAccountsTask>;

/** What load-entitlements answers: the task itself, without an envelope (sources API, LoadEntitlementTask). */
export const loadEntitlementTask = z.looseObject({ id, ...fields });
export type LoadEntitlementTask = z.infer<typeof loadEntitlementTask>;

/** What remove-accounts answers (sources API, TaskResultDto). */
export const removalTask = z.looseObject({ id, type: text, name: text });
export type RemovalTask = z.infer<typeof removalTask>;

/** An answer to a started job, in any of the shapes that the API has for it. */
const begun = z.looseObject({ id: text, task: maybe(z.looseObject({ id: text })) });

/**
 * The id under which the task can be followed: `.task.id` for accounts, `.id` for everything else. Undefined where
 * the answer names none.
 */
export const taskIdOf = (answer: unknown): string | undefined => {
  const parsed = begun.safeParse(answer);
  return parsed.success ? (parsed.data.task?.id ?? parsed.data.id) : undefined;
};

/** The first message of type ERROR in such an answer: the call was accepted, but the work will not be done. */
export const refusalIn = (answer: LoadAccountsTask | LoadEntitlementTask): string | undefined => {
  const envelope = loadAccountsTask.safeParse(answer);
  const messages = envelope.success
    ? envelope.data.task.messages
    : loadEntitlementTask.parse(answer).messages;
  const error = messages.find(({ type }) => type?.toUpperCase() === 'ERROR');
  return error && (error.text ?? error.key ?? 'an error without a text');
};
