// The functions for the schedules of a source.

import type { ApiError } from '../../model/apiError.ts';
import type { JsonPatchOperation } from '../../model/jsonPatch.ts';
import type { Result } from '../../model/result.ts';
import { type Schedule, type ScheduleType, schedule } from '../../model/runs/schedule.ts';
import { decodeNothing, decodeWith } from '../http/decode.ts';
import type { Answer, Request } from '../http/request.ts';
import { type CallOptions, type Pages, wholeList } from '../list.ts';

type Answered<T> = Promise<Result<Answer<T>, ApiError>>;

/** When a source is aggregated: at most one schedule of each type. */
export type Schedules = {
  /** The schedules of a source, in one page (get-source-schedules). */
  readonly list: (sourceId: string, options?: CallOptions) => Pages<Schedule>;
  /** `notFound` where the source has none of that type (get-source-schedule). */
  readonly get: (sourceId: string, type: ScheduleType, options?: CallOptions) => Answered<Schedule>;
  /** `badRequest` where there is one of that type, or the expression is none of Quartz (create-source-schedule). */
  readonly create: (
    sourceId: string,
    document: { readonly type: ScheduleType; readonly cronExpression: string },
    options?: CallOptions,
  ) => Answered<Schedule>;
  /** Only the expression can be changed (update-source-schedule). */
  readonly patch: (
    sourceId: string,
    type: ScheduleType,
    changes: readonly JsonPatchOperation[],
    options?: CallOptions,
  ) => Answered<Schedule>;
  /** Takes a schedule away (delete-source-schedule). */
  readonly delete: (
    sourceId: string,
    type: ScheduleType,
    options?: CallOptions,
  ) => Answered<undefined>;
};

/** The functions of the sources service that are about schedules. */
export const createSchedules = (request: Request): Schedules => ({
  list: (sourceId, options) =>
    wholeList(request, schedule, {
      ...options,
      operation: 'get-source-schedules',
      path: { sourceId },
    }),
  get: (sourceId, scheduleType, options) =>
    request({
      ...options,
      operation: 'get-source-schedule',
      path: { sourceId, scheduleType },
      decode: decodeWith(schedule),
    }),
  create: (sourceId, document, options) =>
    request({
      ...options,
      operation: 'create-source-schedule',
      path: { sourceId },
      body: document,
      decode: decodeWith(schedule),
    }),
  patch: (sourceId, scheduleType, changes, options) =>
    request({
      ...options,
      operation: 'update-source-schedule',
      path: { sourceId, scheduleType },
      body: changes,
      decode: decodeWith(schedule),
    }),
  delete: (sourceId, scheduleType, options) =>
    request({
      ...options,
      operation: 'delete-source-schedule',
      path: { sourceId, scheduleType },
      decode: decodeNothing,
    }),
});
