// The search index of events.

import { documentOf } from '../../data/tenant/documents.ts';
import { eventDocument } from '../../data/tenant/events.ts';
import { tasksOf } from '../runs/tasks.ts';
import { eventsOf } from './events.ts';
import type { IndexDefinition } from './indexDefinition.ts';

/** The time after an event at which its document is in the index. */
const delayMs = 2_000;

/** The search index of events. */
export const eventIndex: IndexDefinition = {
  fields:
    'action actor actor.name target target.name stack trackingNumber objects operation status technicalName ipAddress details',
  documents: (tenant) => {
    const events = eventsOf(tenant);
    return {
      count: events.length,
      at: (place) => {
        const event = events[place];
        return (
          event && documentOf('event', eventDocument(event, tenant.seed), event.atMs + delayMs)
        );
      },
      // A task adds an event when it starts and another when it ends.
      revision: tasksOf(tenant)
        .live()
        .map(({ ended }) => ended)
        .join(),
    };
  },
};
