// The kind `aggregation`: how far an account aggregation is.

import { dateAndTime, describeTime, parseTime } from '../../../insight/time.ts';
import type { AccountAggregationStatus } from '../../../model/runs/accountAggregationStatus.ts';
import { plain } from '../../cells/text.ts';
import type { Cell, Kind } from '../../types.ts';

type Meaning = { readonly cell: Cell; readonly meaning: string };

/** The statuses of the account aggregations API, and what each means. */
const meanings: Readonly<Record<string, Meaning>> = {
  STARTED: {
    cell: { text: '» collecting accounts', tone: 'accent' },
    meaning: 'The connector still reads accounts, so that nothing is counted yet.',
  },
  ACCOUNTS_COLLECTED: {
    cell: { text: '» processing accounts', tone: 'accent' },
    meaning: 'All accounts were read; what is new, changed or gone is being processed.',
  },
  COMPLETED: {
    cell: { text: '✓ completed' },
    meaning: 'It has ended, perhaps with errors: its task says which.',
  },
  CANCELLED: { cell: { text: '✗ cancelled', tone: 'warn' }, meaning: 'Somebody cancelled it.' },
  RETRIED: {
    cell: { text: '~ tried again', tone: 'warn' },
    meaning: 'The virtual appliance could not be reached; it is tried again.',
  },
  TERMINATED: {
    cell: { text: '✗ given up', tone: 'bad' },
    meaning: 'The virtual appliance could not be reached three times.',
  },
};

/** Whether the tenant has counted anything. */
const hasCounts = (row: AccountAggregationStatus): boolean =>
  [row.totalAccounts, row.processedAccounts, row.totalIdentities, row.processedIdentities].some(
    (count) => (count ?? 0) > 0,
  );

const isLeft = (done: number | undefined, total: number | undefined): boolean =>
  (done ?? 0) < (total ?? 0);

/** The status in words that fit what is counted beside it: the two are not always of the same moment. */
const meaningOf = (row: AccountAggregationStatus): Meaning | undefined => {
  const { status = '' } = row;
  if (status === 'STARTED' && hasCounts(row)) {
    return {
      cell: { text: '» processing accounts', tone: 'accent' },
      meaning:
        'The status is that of the start, but accounts are counted: they are being processed.',
    };
  }
  const isUnfinished =
    isLeft(row.processedAccounts, row.totalAccounts) ||
    isLeft(row.processedIdentities, row.totalIdentities);
  if (status === 'COMPLETED' && isUnfinished) {
    return {
      cell: { text: '~ completed', tone: 'warn' },
      meaning:
        'It has ended, and not everything that was counted is processed: its task says whether there were errors.',
    };
  }
  return meanings[status];
};

const statusCell = (row: AccountAggregationStatus): Cell =>
  meaningOf(row)?.cell ?? plain(row.status);

const progressOf = (done: number | undefined, total: number | undefined): Cell =>
  total === undefined ? plain(undefined) : { text: `${done ?? 0} of ${total}` };

/** How far an account aggregation is, by the id of its task. It counts only what is new, changed or gone. */
export const aggregation: Kind<AccountAggregationStatus> = {
  id: 'aggregation',
  singular: 'aggregation',
  plural: 'aggregations',
  aliases: ['agg'],
  summary: 'how far an account aggregation is, by the id of its task',
  area: 'runs',
  listedIn: { in: 'thing', kind: 'tasks' },
  found: 'in its list',
  referenceTypes: [],
  consolePage: 'of its source',
  shape: 'one',
  identify: () => '',
  label: ({ start }) => {
    const ms = parseTime(start);
    return `aggregation since ${ms === undefined ? (start ?? 'an unknown time') : dateAndTime(ms)}`;
  },
  columns: [
    { id: 'status', header: 'STATUS', width: 22, priority: 1, cell: statusCell },
    {
      id: 'accounts',
      header: 'ACCOUNTS',
      width: 16,
      priority: 2,
      cell: (row) => progressOf(row.processedAccounts, row.totalAccounts),
    },
    {
      id: 'identities',
      header: 'IDENTITIES',
      width: 16,
      priority: 3,
      cell: (row) => progressOf(row.processedIdentities, row.totalIdentities),
    },
  ],
  get: (api, id, _scope, options) => api.aggregations.status(id, options),
  headline: statusCell,
  details: (row, { nowMs }) => [
    {
      details: [
        { label: 'status', value: plain(row.status) },
        { label: '', lines: [meaningOf(row)?.meaning ?? ''], tone: 'quiet' },
        { label: 'started', value: { text: describeTime(row.start, nowMs) } },
        { label: 'accounts', value: progressOf(row.processedAccounts, row.totalAccounts) },
        {
          label: 'deleted',
          value: progressOf(row.deletedAccounts, row.totalAccountsMarkedForDeletion),
        },
        { label: 'identities', value: progressOf(row.processedIdentities, row.totalIdentities) },
      ],
    },
  ],
  whenMissing:
    'The tenant knows no progress of it: it is no account aggregation, or it ended more than an hour ago.',
  whenRefused: (error) =>
    error.tag === 'notFound'
      ? 'The tenant forgets how an account aggregation went an hour after its end; its task still says it.'
      : undefined,
};
