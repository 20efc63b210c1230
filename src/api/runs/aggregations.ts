// The functions that start aggregations and follow them.

import type { ApiError } from '../../model/apiError.ts';
import type { Result } from '../../model/result.ts';
import {
  type AccountAggregationStatus,
  accountAggregationStatus,
} from '../../model/runs/accountAggregationStatus.ts';
import {
  type LoadAccountsTask,
  type LoadEntitlementTask,
  loadAccountsTask,
  loadEntitlementTask,
  type RemovalTask,
  removalTask,
} from '../../model/runs/loadTask.ts';
import { type SourceSyncJob, sourceSyncJob } from '../../model/sources/sourceSyncJob.ts';
import { decodeWith } from '../http/decode.ts';
import type { Answer, Request } from '../http/request.ts';
import type { CallOptions } from '../list.ts';

/** A CSV file that is uploaded: its name, and its whole text in UTF-8. */
export type Upload = { readonly fileName: string; readonly text: string };

type Begun<T> = Promise<Result<Answer<T>, ApiError>>;

/**
 * What moves accounts and entitlements between a source and the tenant. Each call only begins: `taskIdOf` (model/loadTask.ts)
 * gives the id of the task to follow.
 */
export type Aggregations = {
  /**
   * import-accounts. Sources that are files need one, with a header that fits their account schema; every account is
   * processed anew with `disableOptimization`. A source whose aggregation is under way accepts too, with an ERROR among
   * the task's messages (seen on tenants).
   */
  readonly loadAccounts: (
    sourceId: string,
    options?: CallOptions & { readonly file?: Upload; readonly disableOptimization?: boolean },
  ) => Begun<LoadAccountsTask>;
  /** import-uncorrelated-accounts, which needs a file. */
  readonly loadUncorrelatedAccounts: (
    sourceId: string,
    file: Upload,
    options?: CallOptions,
  ) => Begun<LoadAccountsTask>;
  /** import-entitlements; sources that are files need one. */
  readonly loadEntitlements: (
    sourceId: string,
    options?: CallOptions & { readonly file?: Upload },
  ) => Begun<LoadEntitlementTask>;
  /** delete-accounts-async: the tenant forgets the source's accounts; the source itself keeps them. */
  readonly removeAccounts: (sourceId: string, options?: CallOptions) => Begun<RemovalTask>;
  /** sync-attributes-for-source: writes identity attributes to the accounts of the source. */
  readonly synchronizeAttributes: (sourceId: string, options?: CallOptions) => Begun<SourceSyncJob>;
  /** get-account-aggregation-status, by the id of the task; not found an hour after the end. */
  readonly status: (taskId: string, options?: CallOptions) => Begun<AccountAggregationStatus>;
};

/** The operations insist on a form even where there is nothing to put into it (seen on tenants). */
const formOf = (
  file: Upload | undefined,
  texts: Readonly<Record<string, string>> = {},
): FormData => {
  const form = new FormData();
  if (file !== undefined) {
    form.set('file', new Blob([file.text], { type: 'text/csv' }), file.fileName);
  }
  for (const [name, value] of Object.entries(texts)) form.set(name, value);
  return form;
};

/** The functions that begin aggregations and follow them. */
export const createAggregations = (request: Request): Aggregations => ({
  loadAccounts: (sourceId, { file, disableOptimization, ...options } = {}) =>
    request({
      ...options,
      operation: 'import-accounts',
      path: { sourceId },
      body: formOf(file, disableOptimization === true ? { disableOptimization: 'true' } : {}),
      decode: decodeWith(loadAccountsTask),
    }),
  loadUncorrelatedAccounts: (sourceId, file, options) =>
    request({
      ...options,
      operation: 'import-uncorrelated-accounts',
      path: { sourceId },
      body: formOf(file),
      decode: decodeWith(loadAccountsTask),
    }),
  loadEntitlements: (sourceId, { file, ...options } = {}) =>
    request({
      ...options,
      operation: 'import-entitlements',
      path: { sourceId },
      body: formOf(file),
      decode: decodeWith(loadEntitlementTask),
    }),
  removeAccounts: (sourceId, options) =>
    request({
      ...options,
      operation: 'delete-accounts-async',
      path: { sourceId },
      decode: decodeWith(removalTask),
    }),
  synchronizeAttributes: (sourceId, options) =>
    request({
      ...options,
      operation: 'sync-attributes-for-source',
      path: { sourceId },
      decode: decodeWith(sourceSyncJob),
    }),
  status: (aggregationId, options) =>
    request({
      ...options,
      operation: 'get-account-aggregation-status',
      path: { aggregationId },
      decode: decodeWith(accountAggregationStatus),
    }),
});
