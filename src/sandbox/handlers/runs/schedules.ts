// The handlers of a source's schedules.

import { failure, type Result, success } from '../../../model/result.ts';
import { type ScheduleType, scheduleTypes } from '../../../model/runs/schedule.ts';
import { objectionToQuartz } from '../../data/runs/quartz.ts';
import type { WireSchedule } from '../../data/runs/schedules.ts';
import { type JsonObject, objectOf } from '../../http/body.ts';
import { badRequest, created, noContent, notFound, ok, type Reply } from '../../http/respond.ts';
import { patched } from '../../patching.ts';
import { schedulesOf } from '../../state/runs/schedules.ts';
import type { Call, Handlers } from '../call.ts';
import { illegalValue, missingField } from '../objections.ts';
import { type Put, withEntry } from '../sources/sourceEntries.ts';
import { sourceOf } from '../sources/sources.ts';

const typeOf = (value: unknown): ScheduleType | undefined =>
  scheduleTypes.find((type) => type === value);

const unknownType = (value: unknown): Reply =>
  illegalValue(`"${String(value)}" is no type of schedule: ${scheduleTypes.join(', ')}.`);

/** Checks a schedule that a body sends; the failure is a 400. */
const checked = ({ type: sent, cronExpression }: JsonObject): Result<WireSchedule, Reply> => {
  if (sent === undefined || sent === null || sent === '') return failure(missingField('type'));
  const type = typeOf(sent);
  if (type === undefined) return failure(unknownType(sent));
  if (cronExpression === undefined || cronExpression === null || cronExpression === '') {
    return failure(missingField('cronExpression'));
  }
  if (typeof cronExpression !== 'string') return failure(illegalValue('An expression is a text.'));
  const objection = objectionToQuartz(cronExpression);
  return objection === undefined
    ? success({ type, cronExpression })
    : failure(illegalValue(objection));
};

const listSchedules = (call: Call): Reply => {
  const found = sourceOf(call);
  return found === undefined ? notFound : ok(schedulesOf(call.tenant).of(found.source.id));
};

const createSchedule = (call: Call): Reply => {
  const found = sourceOf(call);
  if (found === undefined) return notFound;
  const body = objectOf(call);
  if (!body.ok) return body.error;
  const schedule = checked(body.value);
  if (!schedule.ok) return schedule.error;
  const state = schedulesOf(call.tenant);
  const present = state.of(found.source.id);
  if (present.some(({ type }) => type === schedule.value.type)) {
    return badRequest(`The source has a schedule of type ${schedule.value.type} already.`);
  }
  state.set(found.source.id, [...present, schedule.value]);
  return created(schedule.value);
};

/** Answers with the schedule of the path. */
const withSchedule = (
  call: Call,
  answer: (schedule: WireSchedule, put: Put<WireSchedule>) => Reply,
): Reply => {
  const found = sourceOf(call);
  if (found === undefined) return notFound;
  const wanted = typeOf(call.parameters.scheduleType);
  if (wanted === undefined) return unknownType(call.parameters.scheduleType);
  return withEntry(
    schedulesOf(call.tenant),
    found.source.id,
    ({ type }) => type === wanted,
    answer,
  );
};

const getSchedule = (call: Call): Reply => withSchedule(call, (schedule) => ok(schedule));

const updateSchedule = (call: Call): Reply =>
  withSchedule(call, (schedule, put) => {
    const document = patched<JsonObject>(call, schedule, { patchable: ['cronExpression'] });
    if (!document.ok) return document.error;
    const next = checked(document.value);
    if (!next.ok) return next.error;
    put(next.value);
    return ok(next.value);
  });

const deleteSchedule = (call: Call): Reply =>
  withSchedule(call, (_, put) => {
    put(undefined);
    return noContent;
  });

/** The handlers of schedules; a source has at most one of each type. */
export const scheduleHandlers = {
  'get-source-schedules': listSchedules,
  'create-source-schedule': createSchedule,
  'get-source-schedule': getSchedule,
  'update-source-schedule': updateSchedule,
  'delete-source-schedule': deleteSchedule,
} satisfies Handlers;
