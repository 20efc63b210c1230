// Events of the search API: the start and the end of each aggregation.

import { randomOf } from '../random.ts';
import type { TaskRow } from '../runs/taskShape.ts';
import { isInOlderForm } from './changes.ts';

/** The last word of the name of an event. */
type EventStatus = 'STARTED' | 'PASSED' | 'FAILED' | 'TERMINATED';

/** An event of a source, before it becomes a document. */
export type AggregationEvent = {
  readonly task: TaskRow;
  readonly source: { readonly id: string; readonly name: string };
  readonly subject: 'ACCOUNT' | 'ENTITLEMENT';
  readonly status: EventStatus;
  readonly atMs: number;
};

const subjects: Readonly<Record<string, AggregationEvent['subject']>> = {
  'Cloud Account Aggregation': 'ACCOUNT',
  'Cloud Group Aggregation': 'ENTITLEMENT',
};

const endOf = ({ outcome }: TaskRow): EventStatus => {
  if (outcome.status === 'TERMINATED') return 'TERMINATED';
  return outcome.status === 'ERROR' || outcome.status === 'TEMPERROR' ? 'FAILED' : 'PASSED';
};

/** The events of an aggregation: its start and its end. Other tasks have none. */
export const eventsOfTask = (task: TaskRow): readonly AggregationEvent[] => {
  const subject = subjects[task.definition];
  const { source, startedAtMs, endsAtMs, ended } = task;
  if (subject === undefined || source === undefined) return [];
  const began: AggregationEvent = { task, source, subject, status: 'STARTED', atMs: startedAtMs };
  return ended ? [began, { ...began, status: endOf(task), atMs: endsAtMs }] : [began];
};

const capitalised = (text: string): string => `${text.charAt(0)}${text.slice(1).toLowerCase()}`;

/** An event as the search API sends it, without the fields that all documents have. */
export const eventDocument = (event: AggregationEvent, seed: number) => {
  const { task, source, subject, status, atMs } = event;
  const random = randomOf(seed, 'event', task.id, status);
  const technicalName = `SOURCE_${subject}_AGGREGATION_${status}`;
  const readable = subject === 'ACCOUNT' ? 'AggregateAccounts' : 'AggregateEntitlements';
  const errors = task.outcome.messages.filter(({ type }) => type === 'ERROR');
  return {
    id: random.hex(64),
    name: `${capitalised(subject)} Aggregation ${capitalised(status)}`,
    created: new Date(atMs).toISOString(),
    action: isInOlderForm(seed, task.id) ? readable : technicalName,
    type: 'SOURCE_MANAGEMENT',
    actor: { name: task.launcher },
    target: { name: source.name },
    stack: 'tpe',
    trackingNumber: task.id,
    attributes: {
      sourceId: source.id,
      sourceName: source.name,
      ...(status === 'FAILED' ? { errors: errors.map(({ text }) => text).join('\n') } : {}),
    },
    objects: ['SOURCE', subject, 'AGGREGATION'],
    operation: 'AGGREGATE',
    status,
    technicalName,
  };
};
