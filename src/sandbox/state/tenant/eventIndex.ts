// The search index of events.

import { changeDocument } from '../../data/tenant/changes.ts';
import { documentOf } from '../../data/tenant/documents.ts';
import { eventDocument } from '../../data/tenant/events.ts';
import { tasksOf } from '../runs/tasks.ts';
import { changesOf } from './changes.ts';
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
    const changes = changesOf(tenant).all();
    return {
      count: events.length + changes.length,
      at: (place) => {
        const event = events[place];
        if (event !== undefined) {
          return documentOf('event', eventDocument(event, tenant.seed), event.atMs + delayMs);
        }
        const change = changes[place - events.length];
        return (
          change && documentOf('event', changeDocument(change, tenant.seed), change.atMs + delayMs)
        );
      },
      // A task adds an event when it starts and another when it ends.
      revision: `${changes.length} ${tasksOf(tenant)
        .live()
        .map(({ ended }) => ended)
        .join()}`,
    };
  },
};
