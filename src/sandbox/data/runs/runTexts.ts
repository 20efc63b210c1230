// The messages of aggregations that failed or ended with a warning.

import { applianceId } from '../machines/clusters.ts';
import { randomOf } from '../random.ts';
import type { SourceEntry } from '../sources/catalogue.ts';
import type { CheckFailure } from '../sources/incidents/errors.ts';
import type { Run } from './runs.ts';
import type { TaskMessage } from './taskShape.ts';

/** The error of an aggregation that starts while another one of the same source runs (seen on tenants). */
export const alreadyRunning =
  'This aggregation failed because the currently running aggregation must complete before the next one can start.';

/** The text of a failure, with the id of the appliance of the source. */
export const failureText = (
  seed: number,
  { cluster = 'rotterdam' }: Pick<SourceEntry, 'cluster'>,
  { text }: CheckFailure,
): string => text.replace('{client}', applianceId(seed, cluster));

const temporaryErrors = [
  'java.net.SocketTimeoutException: Read timed out',
  'java.net.ConnectException: Connection refused (Connection refused)',
  '[ConnectorException] [Error details] 503 Service Unavailable',
  'java.net.UnknownHostException: Temporary failure in name resolution',
] as const;
const temporaryWarnings = [
  '2 accounts were skipped: their identity attribute is empty.',
  '1 account could not be correlated: more than one identity fits.',
  'The connector answered 429 Too Many Requests and was asked again after 30 seconds.',
] as const;

const message = (type: TaskMessage['type'], text: string): readonly TaskMessage[] => [
  { type, text },
];

/** The messages of a past aggregation. */
export const messagesOf = (
  seed: number,
  entry: SourceEntry,
  place: number,
  run: Run,
): readonly TaskMessage[] => {
  const random = randomOf(seed, 'run text', place, run.local);
  if (run.fault !== undefined) {
    const type = run.status === 'WARNING' ? 'WARN' : 'ERROR';
    return message(type, failureText(seed, entry, run.fault.failure));
  }
  if (run.reason === 'none') return [];
  switch (run.status) {
    case 'WARNING':
      return message('WARN', random.pick(temporaryWarnings));
    case 'TERMINATED':
      return message('ERROR', 'The task was terminated by an administrator.');
    case 'TEMPERROR':
      return message(
        'ERROR',
        'The connection to the virtual appliance was lost. The task is tried again.',
      );
    default:
      return message('ERROR', random.pick(temporaryErrors));
  }
};
