// The search index of account activities.

import { activityDocument } from '../../data/tenant/accountActivities.ts';
import { documentOf } from '../../data/tenant/documents.ts';
import { activitiesOf } from './activities.ts';
import type { IndexDefinition } from './indexDefinition.ts';

/** The fields of what one source was asked to do; no description says whether they can be searched. */
const changeFields = ['accountId', 'op', 'source.id', 'source.name', 'result.status'];

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
      at: (place) => {
        const activity = activities[place];
        if (activity === undefined) return undefined;
        const fields = activityDocument(activity, tenant.seed, nowMs);
        return documentOf('accountactivity', fields, activity.atMs + 2_000);
      },
      // Those that are under way end.
      revision: activities.filter(({ endsAtMs }) => endsAtMs > nowMs).length,
    };
  },
};
