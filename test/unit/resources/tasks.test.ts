import { expect, it } from 'vitest';
import type { Api } from '../../../src/api/index.ts';
import { failure, success } from '../../../src/model/result.ts';
import { accountAggregationStatus } from '../../../src/model/runs/accountAggregationStatus.ts';
import { taskStatus } from '../../../src/model/runs/taskStatus.ts';
import { aggregation } from '../../../src/resources/kinds/runs/aggregation.ts';
import { tasks } from '../../../src/resources/kinds/runs/tasks.ts';

const nowMs = Date.UTC(2026, 8, 1, 3);

it('what a task counted is said in plain words, and as it came where none are known', () => {
  const task = taskStatus.parse({
    id: 't',
    attributes: {
      applications: 'HR',
      total: 120,
      optimized: 100,
      optimizedAggregation: 'enabled',
      groupsCreated: 0,
      qpocJobId: 'q',
      constructor: null,
    },
  });
  const sections = tasks.details?.(task, { nowMs }) ?? [];
  expect(sections.find(({ title }) => title === 'counted')?.details).toEqual([
    { label: 'source', value: { text: 'HR' } },
    { label: 'read', value: { text: '120' } },
    { label: 'unchanged', value: { text: '100' } },
    { label: 'skips unchanged', value: { text: 'yes' } },
    { label: 'groups created', value: { text: '0' } },
    { label: 'qpocJobId', value: { text: 'q' } },
    { label: 'constructor', value: { text: '-' } },
  ]);
});

it.each([
  [{ status: 'STARTED' }, '» collecting accounts', /nothing is counted yet/],
  [{ status: 'STARTED', totalAccounts: 0 }, '» collecting accounts', /nothing is counted yet/],
  [
    { status: 'STARTED', totalAccounts: 980, processedAccounts: 207 },
    '» processing accounts',
    /accounts are counted/,
  ],
  [
    { status: 'ACCOUNTS_COLLECTED', totalAccounts: 980, processedAccounts: 207 },
    '» processing accounts',
    /All accounts were read/,
  ],
  [{ status: 'COMPLETED', totalAccounts: 9, processedAccounts: 9 }, '✓ completed', /has ended/],
  [
    { status: 'COMPLETED', totalAccounts: 980, processedAccounts: 207 },
    '~ completed',
    /not everything that was counted is processed/,
  ],
])('an aggregation says what fits the numbers beside it: %j', (sent, word, meaning) => {
  const row = accountAggregationStatus.parse(sent);
  const [first] = aggregation.details?.(row, { nowMs }) ?? [];
  expect(aggregation.headline?.(row, { nowMs }).text).toBe(word);
  expect(JSON.stringify(first)).toMatch(meaning);
});

it('what a running task has taken so far is not told as what it took', () => {
  const labels = (sent: object) =>
    tasks
      .details?.(taskStatus.parse({ id: 't', ...sent }), { nowMs })[0]
      ?.details.map(({ label }) => label);
  expect(labels({})).toContain('runs for');
  expect(labels({})).not.toContain('took');
  expect(labels({ completionStatus: 'SUCCESS' })).toContain('took');
});

it.each([
  [
    { start: '2026-11-22T16:38:35.890Z', status: 'STARTED' },
    /^aggregation since 2026-11-2\d \d\d:\d\d$/,
  ],
  [{ start: 'soon' }, /^aggregation since soon$/],
  [{}, /^aggregation since an unknown time$/],
])('an aggregation is named by its beginning, as times are shown elsewhere: %j', (row, name) => {
  expect(aggregation.label(row as never)).toMatch(name);
});

it.each([
  ['va-rtm-02', { label: 'the client is', value: { text: 'va-rtm-02' } }],
  [undefined, undefined],
])(
  'a task that waited for a client names the appliance %s where it may be read',
  async (name, line) => {
    const text =
      'Timeout waiting for response to message 2 from client 7f3a0b1c7f3a0b1c7f3a0b1c7f3a0b1c';
    const value = taskStatus.parse({ id: 't', messages: [{ type: 'ERROR', text }] });
    const asked: string[] = [];
    const api = {
      tasks: { get: async () => success({ value, raw: value }) },
      managedClients: {
        get: async (id: string) => {
          asked.push(id);
          return name === undefined
            ? failure({ tag: 'forbidden' })
            : success({ value: { name }, raw: {} });
        },
      },
    } as unknown as Api;
    const read = await tasks.get?.(api, 't', {}, {});
    const shown =
      read?.ok && read.value ? (tasks.details?.(read.value.value, { nowMs }) ?? []) : [];
    const messages = shown.find(({ title }) => title === 'messages')?.details ?? [];
    expect(messages[0]).toMatchObject({ lines: [text] });
    expect(messages[1]).toEqual(line === undefined ? undefined : expect.objectContaining(line));
    expect(asked).toEqual(['7f3a0b1c7f3a0b1c7f3a0b1c7f3a0b1c']);
  },
);
