// The kind `activities`: what was asked to be changed in accounts, and how that ended.

import type { Api } from '../../../api/index.ts';
import {
  activityOutcomeOf,
  errorsOf,
  type Outcome,
  outcomeOf,
} from '../../../insight/findings/activityOutcome.ts';
import { brokenActivities } from '../../../insight/findings/damage.ts';
import { ago, dateAndTime, describeTime, parseTime } from '../../../insight/time.ts';
import { success } from '../../../model/result.ts';
import {
  type AccountActivity,
  type AccountRequest,
  activityFilters,
  type TroubledSource,
} from '../../../model/tenant/accountActivity.ts';
import { sourceAt } from '../../cells/links.ts';
import { linked } from '../../cells/references.ts';
import { nameOf, nothing, plain, withoutSuffix } from '../../cells/text.ts';
import { asText } from '../../serverFilter.ts';
import type {
  CallOptions,
  Cell,
  Column,
  Destination,
  Detail,
  Item,
  Kind,
  ListPage,
  Pages,
  Section,
  Tone,
} from '../../types.ts';

/** How far back a list of the whole tenant goes, as the tenant calculates it and in words. */
const usualTime = { from: 'now-7d', words: '7 days' } as const;

const signs: Readonly<Record<Outcome, readonly [sign: string, tone: Tone]>> = {
  good: ['✓ ', 'good'],
  failed: ['✗ ', 'bad'],
  underWay: ['» ', 'accent'],
  unknown: ['', 'plain'],
};

/** The word of the tenant for how something ended, with a sign of what it means. */
const resultCell = (outcome: Outcome, word: string | undefined): Cell => {
  const [sign, tone] = signs[outcome];
  // Errors without a word are an end in error all the same.
  const shown = word ?? (outcome === 'failed' ? 'error' : undefined);
  return shown === undefined ? plain(undefined) : { text: `${sign}${shown}`, tone };
};

const resultOf = (activity: AccountActivity): Cell => {
  const { outcome, word } = activityOutcomeOf(activity);
  return resultCell(outcome, word);
};

const personOf = ({ recipient, requester }: AccountActivity): string | undefined =>
  nameOf(recipient) ?? nameOf(requester);

/** What is done with an account: `Modify: Add memberOf`. */
const operationOf = ({ op, attributeRequests }: AccountRequest): string => {
  const attributes = new Set(
    attributeRequests.map((one) => [one.op, one.name].filter(Boolean).join(' ')),
  );
  return [op, [...attributes].join(', ')].filter(Boolean).join(': ');
};

const together = (texts: readonly (string | undefined)[]): Cell =>
  plain([...new Set(texts.filter(Boolean))].join(', '));

const sourcesOf = ({ accountRequests, sources }: AccountActivity): Cell =>
  accountRequests.length === 0
    ? plain(sources)
    : together(accountRequests.map(({ source }) => withoutSuffix(nameOf(source) ?? '')));

/** What was said of it first; where nothing was, the ticket by which somebody did it by hand. */
const errorCell = (activity: AccountActivity): Cell => {
  const [error] = activityOutcomeOf(activity).errors;
  const ticket = activity.accountRequests.find(({ result }) => result?.ticketId)?.result?.ticketId;
  return error === undefined && ticket !== undefined
    ? { text: `ticket ${ticket}`, tone: 'quiet' }
    : plain(error);
};

const columns: readonly Column<AccountActivity>[] = [
  {
    id: 'when',
    header: 'WHEN',
    exactHeader: 'CREATED',
    width: 6,
    align: 'right',
    priority: 3,
    cell: ({ created }, { nowMs }) => {
      const ms = parseTime(created);
      return plain(ms === undefined ? created : ago(ms, nowMs));
    },
    measure: { unit: 'age', of: ({ created }) => parseTime(created) },
    sortKey: ({ created }) => -(parseTime(created) ?? 0),
  },
  {
    id: 'for',
    header: 'FOR',
    width: 16,
    grow: 1,
    priority: 1,
    names: true,
    cell: (activity) => plain(personOf(activity)),
  },
  { id: 'source', header: 'SOURCE', width: 18, grow: 1, priority: 4, cell: sourcesOf },
  { id: 'result', header: 'RESULT', width: 11, priority: 2, cell: resultOf, signed: true },
  {
    id: 'error',
    header: 'ERROR',
    width: 16,
    grow: 3,
    priority: 5,
    cell: errorCell,
  },
  {
    id: 'operation',
    header: 'OPERATION',
    width: 20,
    grow: 1,
    priority: 6,
    cell: ({ accountRequests }) => together(accountRequests.map(operationOf)),
  },
  {
    id: 'action',
    header: 'ACTION',
    width: 18,
    priority: 7,
    cell: ({ action }) => plain(action),
  },
];

const attributeText = ({ op, name, value }: AccountRequest['attributeRequests'][number]): string =>
  [op, name, typeof value === 'string' ? value : JSON.stringify(value)].filter(Boolean).join(' ');

const changeSection = (activity: AccountActivity, change: AccountRequest): Section => {
  const { source, accountId, op, attributeRequests, result } = change;
  const errors = errorsOf(activity, change);
  return {
    title: withoutSuffix(nameOf(source) ?? 'a source that is not named').toUpperCase(),
    details: [
      linked('source', 'sources', source),
      { label: 'result', value: resultCell(outcomeOf(activity, change), result?.status) },
      ...(errors.length === 0
        ? []
        : [{ label: 'error', lines: errors, tone: 'bad' } satisfies Detail]),
      { label: 'account', lines: [accountId || nothing] },
      { label: 'operation', value: plain(op) },
      { label: 'attributes', lines: attributeRequests.map(attributeText) },
      { label: 'ticket', value: plain(result?.ticketId) },
    ],
  };
};

const details = (activity: AccountActivity, nowMs: number): readonly Section[] => [
  {
    details: [
      { label: 'result', value: resultOf(activity) },
      linked('for', 'identities', activity.recipient),
      linked('requested by', 'identities', activity.requester),
      { label: 'action', value: plain(activity.action) },
      { label: 'stage', value: plain(activity.stage) },
      { label: 'status', value: plain(activity.status) },
      { label: 'began', value: { text: describeTime(activity.created, nowMs) } },
      { label: 'modified', value: { text: describeTime(activity.modified, nowMs) } },
      { label: 'tracking number', value: plain(activity.trackingNumber) },
      { label: 'id', value: { text: activity.id } },
      ...(activity.errors.length === 0
        ? []
        : [{ label: 'errors', lines: activity.errors, tone: 'bad' } satisfies Detail]),
      ...(activity.warnings.length === 0
        ? []
        : [{ label: 'warnings', lines: activity.warnings, tone: 'warn' } satisfies Detail]),
    ],
  },
  ...activity.accountRequests.map((change) => changeSection(activity, change)),
];

/**
 * What ended in error at a source since its trouble began, and was not done later: the very changes that the damage of the
 * source counts. It is one page, since what comes last can take the first back.
 */
async function* brokenSince(
  api: Api,
  { beganMs, ...source }: TroubledSource,
  options: CallOptions,
): Pages<AccountActivity> {
  const rows: Item<AccountActivity>[] = [];
  let unreadable = 0;
  const asked = { sources: [{ ...source, from: beganMs }] };
  for await (const page of api.accountActivities.find(asked, options)) {
    // What was read before a failure is shown, and the failure with it.
    if (!page.ok) {
      if (rows.length > 0) yield success(pageOf(rows, source, beganMs, unreadable, false));
      yield page;
      return;
    }
    rows.push(...page.value.rows);
    unreadable = page.value.unreadable;
  }
  yield success(pageOf(rows, source, beganMs, unreadable, true));
}

const pageOf = (
  rows: readonly Item<AccountActivity>[],
  source: Omit<TroubledSource, 'beganMs'>,
  beganMs: number,
  unreadable: number,
  last: boolean,
): ListPage<AccountActivity> => {
  const byActivity = new Map(rows.map((row) => [row.value, row]));
  const broken = brokenActivities([...byActivity.keys()], { ...source, beganMs });
  const shown = broken.flatMap((activity) => byActivity.get(activity) ?? []);
  return { rows: shown, loaded: shown.length, unreadable, last };
};

/** The list of what ended in error at a source since its trouble began. */
export const brokenActivitiesOf = (
  source: { readonly id: string; readonly name: string },
  brokenSinceMs: number,
): Destination => ({ screen: 'list', kind: 'activities', scope: { source, brokenSinceMs } });

/** Whether a filter says itself from when on activities are wanted. */
const asksForTimes = (filters: string | undefined): boolean => /\bcreated\b/.test(filters ?? '');

/**
 * What was asked to be changed in accounts: of the last days in the tenant, all of a source, or what ended in error since
 * a source broke.
 */
export const activities: Kind<AccountActivity> = {
  id: 'activities',
  singular: 'account activity',
  plural: 'account activities',
  aliases: ['account-activities', 'provisioning'],
  summary: 'changes of accounts that somebody or something asked for, and how each ended',
  area: 'the environment',
  listedIn: { in: 'source or environment' },
  found: 'in its list',
  referenceTypes: [],
  consolePage: 'none',
  shape: 'many',
  identify: (activity) => activity.id,
  label: (activity) =>
    [activity.action, personOf(activity)].filter(Boolean).join(' for ') || activity.id,
  columns,
  // A change can be of several sources, and the title names the one.
  columnsIn: ({ source }, all) =>
    source === undefined ? all : all.filter(({ id }) => id !== 'source'),
  list: (api, { source, brokenSinceMs }, { filters, signal, priority }) =>
    source !== undefined && brokenSinceMs !== undefined
      ? brokenSince(api, { ...source, beganMs: brokenSinceMs }, { signal, priority })
      : api.accountActivities.find(
          {
            filters,
            ...(source !== undefined
              ? { sources: [source] }
              : { from: asksForTimes(filters) ? undefined : usualTime.from }),
          },
          { signal, priority },
        ),
  parent: ({ accountRequests }, { source }) =>
    sourceAt(source ?? accountRequests.find((change) => change.source?.id)?.source),
  isBroken: (activity) => activityOutcomeOf(activity).outcome === 'failed',
  headline: resultOf,
  details: (activity, { nowMs }) => details(activity, nowMs),
  serverFilter: {
    operation: 'search-post',
    properties: activityFilters,
    columns: { action: asText('action') },
  },
  // The title of the list of a source has its name in that place.
  onlyShows: ({ source, brokenSinceMs }) => {
    if (source === undefined) return `the last ${usualTime.words}`;
    return brokenSinceMs === undefined ? undefined : `in error since ${dateAndTime(brokenSinceMs)}`;
  },
  whenEmpty: `No change of an account was asked for in the last ${usualTime.words}, as far as the search index shows this user.`,
  whenEmptyIn: ({ source, brokenSinceMs }) => {
    if (source === undefined) return undefined;
    return brokenSinceMs === undefined
      ? `No change of an account of ${source.name} was asked for, as far as the search index shows this user.`
      : `No change of ${source.name} ended in error since ${dateAndTime(brokenSinceMs)}, or each was done later.`;
  },
};
