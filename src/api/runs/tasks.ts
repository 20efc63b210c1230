// The functions of the task management service.

import type { ApiError } from '../../model/apiError.ts';
import type { Scheme } from '../../model/connection.ts';
import type { JsonPatchOperation } from '../../model/jsonPatch.ts';
import type { Result } from '../../model/result.ts';
import { type TaskStatus, taskStatus } from '../../model/runs/taskStatus.ts';
import { decodeWith } from '../http/decode.ts';
import type { Answer, Request } from '../http/request.ts';
import { type CallOptions, type ListOptions, listPages, type Pages } from '../list.ts';

/** What the tenant works and has worked on in the last 90 days. */
export type Tasks = {
  /**
   * get-task-status-list: the latest first by default. v2024 lists only what is completed, and filters neither by
   * launcher nor by what has no completion status.
   */
  readonly list: (options?: ListOptions) => Pages<TaskStatus>;
  /**
   * get-task-status-list narrowed to what runs. Only the per-service scheme can filter so: it is always asked, whatever
   * the session speaks. `filters` narrows it further.
   */
  readonly running: (options?: ListOptions) => Pages<TaskStatus>;
  /** get-pending-tasks, deprecated and in v2024 alone: what runs, in the order of the API. */
  readonly pending: (options?: CallOptions) => Pages<TaskStatus>;
  /** get-task-status; a task older than 90 days is not found. */
  readonly get: (
    taskId: string,
    options?: CallOptions,
  ) => Promise<Result<Answer<TaskStatus>, ApiError>>;
  /** update-task-status: clears a task that hangs, by its `completionStatus` and `completed`. */
  readonly update: (
    taskId: string,
    patch: readonly JsonPatchOperation[],
    options?: CallOptions,
  ) => Promise<Result<Answer<TaskStatus>, ApiError>>;
};

/** The functions of the task management service. */
export const createTasks = (request: Request, scheme: Scheme): Tasks => ({
  list: ({ filters, sorters = '-created', ...options } = {}) =>
    listPages(request, {
      operation: 'get-task-status-list',
      schema: taskStatus,
      scheme,
      asked: { filters, sorters },
      paging: { ...options, keyOf: (row) => row.id },
    }),
  running: ({ filters, sorters = '-created', ...options } = {}) => {
    const runs = 'completionStatus isnull';
    return listPages(request, {
      operation: 'get-task-status-list',
      schema: taskStatus,
      scheme: 'v1',
      asked: { filters: filters ? `(${filters}) and ${runs}` : runs, sorters },
      paging: { ...options, keyOf: (row) => row.id },
    });
  },
  pending: (options) =>
    listPages(request, {
      operation: 'get-pending-tasks',
      schema: taskStatus,
      scheme: 'v2024',
      paging: { ...options, keyOf: (row) => row.id },
    }),
  get: (taskId, options) =>
    request({
      ...options,
      operation: 'get-task-status',
      path: { taskId },
      decode: decodeWith(taskStatus),
    }),
  update: (taskId, patch, options) =>
    request({
      ...options,
      operation: 'update-task-status',
      path: { taskId },
      body: patch,
      decode: decodeWith(taskStatus),
    }),
});
