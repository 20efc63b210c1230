// The schema of an account activity: a request to change accounts of a person, and how each change ended.

import * as z from 'zod';
import type { Filterable } from '../collections.ts';
import { maybeReference } from '../reference.ts';
import { id, list, maybe, text, texts } from '../tolerant.ts';

/** Texts that also come as one text alone. */
const fewTexts = z.preprocess((value) => (typeof value === 'string' ? [value] : value), texts);

/** What one source was asked to do with one account, and how that ended. */
const accountRequest = z.looseObject({
  /** The native identity of the account; missing where it is only to be created. */
  accountId: text,
  op: text,
  source: maybeReference,
  provisioningTarget: maybeReference,
  attributeRequests: list(z.looseObject({ name: text, op: text })),
  /** `committed` where it worked; the description does not list the other words. */
  result: maybe(z.looseObject({ status: text, errors: fewTexts, requestId: text, ticketId: text })),
});
export type AccountRequest = z.infer<typeof accountRequest>;

/** A request to change accounts, with everything that it led to (search API: index accountactivities). */
export const accountActivity = z.looseObject({
  id,
  /** What asked for it, such as `Access Request`. */
  action: text,
  created: text,
  modified: text,
  stage: text,
  status: text,
  requester: maybeReference,
  recipient: maybeReference,
  trackingNumber: text,
  errors: fewTexts,
  warnings: fewTexts,
  /** The names of the sources in one text. */
  sources: text,
  accountRequests: list(accountRequest),
});
export type AccountActivity = z.infer<typeof accountActivity>;

/** What activities can be filtered by. */
export const activityFilters: Filterable = {
  action: ['eq', 'in'],
  stage: ['eq', 'in'],
  status: ['eq', 'in'],
  'recipient.name': ['eq', 'in'],
  'requester.name': ['eq', 'in'],
  trackingNumber: ['eq', 'in'],
  created: ['ge', 'le', 'gt', 'lt'],
};

/** A source by its id and name. */
export type NamedSource = { readonly id: string; readonly name: string };

const plainId = (sourceId: string): string => sourceId.replaceAll('-', '').toLowerCase();

/** Whether a change is one of a source: by the source's id where the change has one, else by its name. */
export const isOfSource = (
  { source }: Pick<AccountRequest, 'source'>,
  { id: sourceId, name }: NamedSource,
): boolean => {
  if (source?.id) return plainId(source.id) === plainId(sourceId);
  return source?.name !== undefined && source.name.toLowerCase() === name.toLowerCase();
};

/** Whether an activity says of any change which source it is of. */
export const saysSource = ({
  accountRequests,
}: Pick<AccountActivity, 'accountRequests'>): boolean =>
  accountRequests.some(({ source }) => Boolean(source?.id ?? source?.name));

/** A source in trouble, and since when, in epoch milliseconds. */
export type TroubledSource = NamedSource & { readonly beganMs: number };

/**
 * The activities of some sources since their trouble began, also those that went well. `cut`: there are more, the older
 * ones were not read.
 */
export type ActivitiesSince =
  | {
      readonly is: 'read';
      readonly activities: readonly AccountActivity[];
      readonly reach: 'all' | 'cut';
    }
  /** `why` is a sentence. */
  | { readonly is: 'not read'; readonly why: string };
