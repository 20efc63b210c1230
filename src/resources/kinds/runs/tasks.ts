// The kinds `tasks`, `running-tasks` and `pending-tasks`.

import type { Api } from '../../../api/index.ts';
import {
  isTaskRunning,
  type TaskVerdict,
  taskDuration,
  taskLengthMs,
  taskStateInWords,
} from '../../../insight/taskState.ts';
import { ago, describeTime, parseTime } from '../../../insight/time.ts';
import type { ApiError } from '../../../model/apiError.ts';
import { equals } from '../../../model/filters/filterExpression.ts';
import { type Result, success } from '../../../model/result.ts';
import type { TaskStatus } from '../../../model/runs/taskStatus.ts';
import { sourceAt, whySource } from '../../cells/links.ts';
import { linked } from '../../cells/references.ts';
import { nothing, plain, withoutSuffix } from '../../cells/text.ts';
import { asText, joinedFilter, type ServerFilter } from '../../serverFilter.ts';
import type { CallOptions, Cell, Column, Item, Kind, Section, Tone } from '../../types.ts';
import { applianceNamedIn, type NamedAppliance } from '../machines/namedAppliance.ts';
import { taskCounts } from './taskCounts.ts';

const tones: Readonly<Record<TaskVerdict, Tone>> = {
  good: 'good',
  warn: 'warn',
  bad: 'bad',
  running: 'accent',
  unknown: 'plain',
};

const nameOf = (task: TaskStatus): string =>
  task.taskDefinitionSummary?.uniqueName ?? task.uniqueName ?? task.id;

const targetOf = ({ target }: Pick<TaskStatus, 'target'>): string =>
  withoutSuffix(target?.name ?? '');

/** Whether a task is of a source, which is an application to the part of the tenant that runs tasks. */
const isOfSource = ({ target }: Pick<TaskStatus, 'target'>): boolean =>
  ['APPLICATION', 'SOURCE'].includes(target?.type?.toUpperCase() ?? '');

const label = (task: TaskStatus): string =>
  [nameOf(task), targetOf(task)].filter((part) => part !== '').join(' of ');

const standingCell = (task: TaskStatus): Cell => {
  const { verdict, words } = taskStateInWords(task);
  return { text: words, tone: tones[verdict] };
};

const messageOf = ({ messages }: TaskStatus): string | undefined => {
  const telling = messages.find(({ type }) => type?.toUpperCase() === 'ERROR') ?? messages[0];
  return telling?.text ?? telling?.key;
};

const columns: readonly Column<TaskStatus>[] = [
  { id: 'status', header: 'STATUS', width: 15, priority: 1, cell: standingCell, signed: true },
  {
    id: 'name',
    header: 'TASK',
    width: 25,
    grow: 1,
    priority: 2,
    cell: (task) => ({ text: nameOf(task) }),
  },
  {
    id: 'target',
    header: 'OF',
    width: 20,
    grow: 1,
    priority: 3,
    cell: (task) => plain(targetOf(task)),
  },
  {
    id: 'age',
    header: 'AGE',
    exactHeader: 'CREATED',
    width: 6,
    align: 'right',
    priority: 4,
    cell: ({ created }, { nowMs }) => {
      const createdMs = parseTime(created);
      return createdMs === undefined ? plain(created) : { text: ago(createdMs, nowMs) };
    },
    measure: { unit: 'age', of: ({ created }) => parseTime(created) },
    sortKey: ({ created }) => -(parseTime(created) ?? 0),
  },
  {
    id: 'took',
    header: 'TOOK',
    width: 12,
    align: 'right',
    priority: 5,
    signed: true,
    cell: (task, { nowMs }) => plain(taskDuration(task, nowMs)),
    measure: { unit: 'duration', of: (task, { nowMs }) => taskLengthMs(task, nowMs) },
  },
  {
    id: 'launcher',
    header: 'BY',
    width: 12,
    priority: 7,
    cell: ({ launcher }) => plain(launcher),
  },
  {
    id: 'message',
    header: 'MESSAGE',
    width: 24,
    grow: 7,
    priority: 6,
    cell: (task) => plain(messageOf(task)),
  },
];

/** A symbol, so that what the tenant did not send is in no JSON that is shown, copied or saved. */
const appliance = Symbol('the appliance that its messages name by id');

type Task = TaskStatus & { readonly [appliance]?: NamedAppliance };

/** A task, with the name of the appliance that its messages name by id alone. */
const readTask = async (
  api: Api,
  id: string,
  options: CallOptions,
): Promise<Result<Item<Task>, ApiError>> => {
  const answer = await api.tasks.get(id, options);
  if (!answer.ok) return answer;
  const { value } = answer.value;
  const texts = value.messages.map(({ text }) => text ?? '').join('\n');
  const named = await applianceNamedIn(api, texts, options);
  return success({ ...answer.value, value: { ...value, [appliance]: named } });
};

const details = (task: Task, { nowMs }: { readonly nowMs: number }): readonly Section[] => [
  {
    details: [
      { label: 'status', value: standingCell(task) },
      { label: 'progress', value: plain(task.progress) },
      isOfSource(task)
        ? linked('of', 'sources', task.target)
        : { label: 'of', value: plain(targetOf(task)) },
      { label: 'launched by', value: plain(task.launcher) },
      { label: 'launched', value: { text: describeTime(task.launched ?? task.created, nowMs) } },
      { label: 'completed', value: { text: describeTime(task.completed, nowMs) } },
      {
        label: isTaskRunning(task) ? 'runs for' : 'took',
        value: plain(taskDuration(task, nowMs)),
      },
      { label: 'description', value: plain(task.description) },
      { label: 'executed as', value: plain(task.type) },
      { label: 'id', value: { text: task.id } },
    ],
  },
  ...(task.messages.length === 0
    ? []
    : [
        {
          title: 'messages',
          details: [
            ...task.messages.map(({ type, text, key }) => ({
              label: type?.toLowerCase() ?? '',
              lines: [text ?? key ?? nothing],
              tone: type?.toUpperCase() === 'ERROR' ? ('bad' as const) : ('plain' as const),
            })),
            ...(task[appliance] === undefined
              ? []
              : [linked('the client is', 'clients', task[appliance])]),
          ],
        },
      ]),
  ...(Object.keys(task.attributes).length === 0
    ? []
    : [{ title: 'counted', details: taskCounts(task) }]),
];

/** A filter narrowed to a source, where there is one. */
const ofSource = (
  source: { readonly id: string } | undefined,
  filters: string | undefined,
): string | undefined =>
  joinedFilter(source === undefined ? [] : [equals('sourceId', source.id)], filters);

/** The statuses that a task can end with; one that goes on has none. */
const statuses = ['SUCCESS', 'WARNING', 'ERROR', 'TERMINATED', 'TEMPERROR', 'TEMP_ERROR'];

const serverFilter: ServerFilter = {
  operation: 'get-task-status-list',
  columns: {
    status: {
      type: 'words',
      property: 'completionStatus',
      values: [
        ...statuses.map((value) => ({
          value,
          texts: [taskStateInWords({ completionStatus: value }).words],
        })),
        { value: null, texts: ['» running', '? completed'] },
      ],
    },
    launcher: asText('launcher'),
  },
};

const shared = {
  shape: 'many',
  columns,
  identify: (task: TaskStatus) => task.id,
  label,
  parent: (task: TaskStatus) =>
    isOfSource(task) ? sourceAt({ id: task.target?.id, name: targetOf(task) }) : undefined,
  why: (task: TaskStatus) =>
    isOfSource(task) ? whySource({ id: task.target?.id, name: targetOf(task) }) : undefined,
  isBroken: (task: TaskStatus) => taskStateInWords(task).verdict === 'bad',
  headline: standingCell,
  details,
} as const;

/** Tasks that run and have run; those of one source are mostly its aggregations. */
export const tasks: Kind<TaskStatus> = {
  ...shared,
  id: 'tasks',
  singular: 'task',
  plural: 'tasks',
  aliases: ['runs'],
  summary: 'aggregations and other work of the last 90 days, and how it ended',
  area: 'runs',
  listedIn: { in: 'source or environment' },
  found: { byName: 'no', byId: 'get', inFind: 'by id' },
  referenceTypes: [],
  consolePage: 'of its source',
  list: (api, { source }, { filters, ...options }) =>
    api.tasks.list({ ...options, filters: ofSource(source, filters) }),
  get: (api, id, _scope, options) => readTask(api, id, options),
  serverFilter,
  parts: [
    {
      title: 'progress of the aggregation',
      to: (task) => ({
        screen: 'thing',
        kind: 'aggregation',
        id: task.id,
        label: 'progress',
        scope: { parent: { id: task.id, name: label(task) } },
      }),
    },
  ],
  whenEmpty:
    'The tenant lists no tasks for this user; it keeps them for 90 days. :schedules of a source says when it is aggregated by itself.',
  whenEmptyIn: ({ source }) =>
    source === undefined
      ? undefined
      : `No task that the tenant lists is of ${source.name}; it keeps them for 90 days. :schedules says when it is aggregated by itself.`,
  whenMissing: 'The tenant knows no such task. It keeps them for 90 days.',
};

/** Tasks that run, from the list that can be filtered by status. */
export const runningTasks: Kind<TaskStatus> = {
  ...shared,
  id: 'running-tasks',
  singular: 'running task',
  plural: 'running tasks',
  aliases: ['running'],
  summary: 'what the tenant works on right now',
  area: 'runs',
  listedIn: { in: 'source or environment' },
  found: { as: 'tasks' },
  referenceTypes: [],
  consolePage: 'of its source',
  list: (api, { source }, { filters, ...options }) =>
    api.tasks.running({ ...options, filters: ofSource(source, filters) }),
  get: (api, id, _scope, options) => readTask(api, id, options),
  whenEmpty:
    'No task runs, as far as the tenant tells this user. :tasks shows what ran and how it ended.',
  whenEmptyIn: ({ source }) =>
    source === undefined
      ? undefined
      : `No task of ${source.name} runs, as far as the tenant tells this user. :tasks . shows what ran here and how it ended.`,
};

/** Tasks that run, from a list of v2024 that SailPoint is removing. */
export const pendingTasks: Kind<TaskStatus> = {
  ...shared,
  id: 'pending-tasks',
  singular: 'pending task',
  plural: 'pending tasks',
  aliases: ['pending'],
  summary: 'what the tenant works on right now, by the deprecated list of v2024',
  area: 'runs',
  listedIn: { in: 'environment' },
  found: { as: 'tasks' },
  referenceTypes: [],
  consolePage: 'none',
  list: (api, _scope, { signal, priority }) => api.tasks.pending({ signal, priority }),
  get: (api, id, _scope, options) => readTask(api, id, options),
  whenEmpty:
    'No task runs, as far as the tenant tells this user. :tasks shows what ran and how it ended.',
};
