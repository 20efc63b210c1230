// The schema of the progress of an account aggregation.

import * as z from 'zod';
import { number, text } from '../tolerant.ts';

/**
 * How far an account aggregation is (account aggregations API). It counts new, changed and deleted accounts only, and
 * only from ACCOUNTS_COLLECTED on. An hour after the end the tenant knows nothing of it any more, a 404.
 */
export const accountAggregationStatus = z.looseObject({
  start: text,
  status: text,
  totalAccounts: number,
  processedAccounts: number,
  totalAccountsMarkedForDeletion: number,
  deletedAccounts: number,
  totalIdentities: number,
  processedIdentities: number,
});
export type AccountAggregationStatus = z.infer<typeof accountAggregationStatus>;
