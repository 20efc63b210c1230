// The search index of account activities.

import { activityDocument } from '../../data/tenant/accountActivities.ts';
import { documentOf, type SearchDocument } from '../../data/tenant/documents.ts';
import { perTenant } from '../../perTenant.ts';
import { activitiesOf } from './activities.ts';
import type { IndexDefinition } from './indexDefinition.ts';

/** The fields of what one source was asked to do; no description says whether they can be searched. */
const changeFields = ['accountId', 'op', 'source.id', 'source.name', 'result.status'];

/** The documents of a tenant, each as long as it stays the same: a search looks at all of them. */
const madeOf = perTenant((tenant) => {
  const made = new Map<number, { readonly isOver: boolean; readonly document: SearchDocument }>();
  return (place: number, nowMs: number): SearchDocument | undefined => {
    const activity = activitiesOf(tenant)[place];
    if (activity === undefined || activity.atMs > nowMs) return undefined;
    const isOver = nowMs >= activity.endsAtMs;
    const known = made.get(place);
    if (known?.isOver === isOver) return known.document;
    const fields = activityDocument(activity, tenant.seed, nowMs);
    const document = documentOf('accountactivity', fields, activity.atMs + 2_000);
    made.set(place, { isOver, document });
    return document;
  };
});

/** The search index of account activities. */
export const activityIndex: IndexDefinition = {
  fields: [
    'action modified stage origin status requester.id requester.name recipient.id recipient.name trackingNumber sources errors',
    ...changeFields.map((name) => `accountRequests.${name}`),
  ].join(' '),
  documents: (tenant) => {
    const activities = activitiesOf(tenant);
    const nowMs = tenant.now();
    return {
      count: activities.length,
      at: (place) => madeOf(tenant)(place, nowMs),
      // Some begin, and those that are under way end.
      revision: [
        activities.filter(({ atMs }) => atMs > nowMs).length,
        activities.filter(({ endsAtMs }) => endsAtMs > nowMs).length,
      ].join(' '),
    };
  },
};
