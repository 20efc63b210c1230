// The aggregations of a source in the 92 days before the start: when they ran and how they ended.

import { type Random, randomOf } from '../random.ts';
import type { SourceEntry } from '../sources/catalogue.ts';
import type { Connector } from '../sources/connectors/connector.ts';
import { failureOf } from '../sources/incidents/errors.ts';
import { dayMs, minuteMs } from '../time.ts';
import { dueTimes, localOffsetMs } from './dueTimes.ts';
import type { WireSchedule } from './schedules.ts';

/** What an aggregation aggregates. */
export type RunKind = 'accounts' | 'groups';

/** Why a run ended as it did: the incident of the source, a temporary error, or nothing unusual. */
export type RunReason = 'none' | 'incident' | 'threshold' | 'missingPermission' | 'temporary';

/** An aggregation before the tenant started. Times are epoch milliseconds. */
export type Run = {
  /** Its number among the runs of the source; 0 is the latest. */
  readonly local: number;
  readonly kind: RunKind;
  readonly startedAtMs: number;
  readonly endedAtMs: number;
  readonly status: 'SUCCESS' | 'WARNING' | 'ERROR' | 'TERMINATED' | 'TEMPERROR';
  readonly reason: RunReason;
  readonly launcher: string;
};

/** What the aggregations of a source depend on. */
export type RunInput = {
  readonly seed: number;
  readonly place: number;
  readonly entry: SourceEntry;
  readonly connector: Connector;
  readonly schedules: readonly WireSchedule[];
  readonly startedAtMs: number;
  /** Since when the source has its status. */
  readonly sinceMs: number | undefined;
};

/** The most runs of a source in the history. */
export const mostRuns = 600;

/** The history reaches a little further back than the 90 days that the API shows. */
const historyDays = 92;

/** For how long no account was updated where the delete threshold was reached. */
export const thresholdMs = 5 * dayMs;

/** No run starts in this time before the start of the tenant, so that running tasks are the latest ones. */
const freeMs = 2 * minuteMs;

const people = ['night.operator', 'joost.devries', 'mei.tan', 'ravi.krishnamurthy'] as const;

/** The days between two aggregations by hand, and the hours of the day at which people start them. */
const byHand = { days: [4, 10], hours: [8, 17] } as const;

/**
 * The times of aggregations by hand for sources without a schedule, in epoch milliseconds: files every evening, others
 * about once a week. Must be called for each day in turn, from today backwards.
 */
const createTimesByHand = ({
  seed,
  place,
  connector,
}: RunInput): ((localDayMs: number) => readonly number[]) => {
  if (connector.connectionType === 'file') {
    return (localDayMs) => dueTimes('0 10 19 * * ?', localDayMs);
  }
  const random = randomOf(seed, 'by hand', place);
  let daysLeft = random.int(1, byHand.days[1]);
  return (localDayMs) => {
    daysLeft -= 1;
    if (daysLeft > 0) return [];
    daysLeft = random.int(...byHand.days);
    const [minute, hour] = [random.int(0, 59), random.int(...byHand.hours)];
    return dueTimes(`0 ${minute} ${hour} * * ?`, localDayMs);
  };
};

/** Whether a source is aggregated: not where its connector cannot, or where nobody did so yet. */
export const isAggregated = ({ state }: SourceEntry, connector: Connector): boolean =>
  state !== 'UNCHECKED_SOURCE_NO_ACCOUNTS' &&
  !['identitynow', 'non-employee'].includes(connector.script);

/** How long a successful aggregation takes, in milliseconds. */
export const durationOf = (
  connector: Pick<Connector, 'connectionType' | 'script'>,
  kind: RunKind,
  full: boolean,
  random: Random,
): number => {
  const share = kind === 'groups' ? 0.4 : 1;
  const seconds = (from: number, to: number) => Math.round(random.int(from, to) * share * 1_000);
  if (connector.connectionType === 'file') return seconds(5, 30);
  if (connector.script.startsWith('active-directory')) {
    return full ? seconds(300, 1_500) : seconds(20, 180);
  }
  return connector.script.startsWith('workday') ? seconds(120, 600) : seconds(30, 240);
};

/** How long a failing aggregation takes, in milliseconds. */
export const failingMs = (entry: SourceEntry, random: Random): number =>
  (failureOf(entry)?.elapsedMs ?? 900) + random.int(1_500, 7_000);

type Verdict = Pick<Run, 'status' | 'reason'>;
const good: Verdict = { status: 'SUCCESS', reason: 'none' };

const temporaryOutcome = (random: Random): Verdict => {
  const draw = random.int(0, 999);
  if (draw < 40) return { status: 'ERROR', reason: 'temporary' };
  if (draw < 100) return { status: 'WARNING', reason: 'temporary' };
  if (draw < 106) return { status: 'TERMINATED', reason: 'temporary' };
  return draw < 114 ? { status: 'TEMPERROR', reason: 'temporary' } : good;
};

/** The effect of an incident on aggregations. Most incidents keep the connector from connecting. */
type IncidentEffect = 'none' | 'threshold' | 'flapping' | 'failing';
const effectOf = (entry: SourceEntry): IncidentEffect => {
  switch (entry.incident) {
    case 'thresholdReached':
      return 'threshold';
    case 'flapping':
      return 'flapping';
    default:
      return failureOf(entry) === undefined ? 'none' : 'failing';
  }
};

/** Since when aggregations are affected, in epoch milliseconds; infinity where nothing is wrong. */
const affectedSince = ({ entry, sinceMs, startedAtMs }: RunInput): number => {
  switch (effectOf(entry)) {
    case 'none':
      return Number.POSITIVE_INFINITY;
    case 'threshold':
      return startedAtMs - thresholdMs;
    case 'flapping':
      return startedAtMs - 2 * dayMs;
    case 'failing':
      return sinceMs ?? startedAtMs;
  }
};

/** Since when no data came from the source, in epoch milliseconds; undefined where nothing is wrong. */
export const unchangedSince = (input: RunInput): number | undefined => {
  const sinceMs = affectedSince(input);
  return Number.isFinite(sinceMs) ? sinceMs : undefined;
};

/** How a run during the incident ends; `turn` counts these runs from the latest one. */
const verdictOf = (entry: SourceEntry, kind: RunKind, turn: number): Verdict => {
  const failed: Verdict = { status: 'ERROR', reason: 'incident' };
  switch (effectOf(entry)) {
    case 'threshold':
      return kind === 'accounts' ? { status: 'WARNING', reason: 'threshold' } : good;
    case 'flapping':
      return turn % 2 === 0 ? failed : good;
    case 'failing':
      return failed;
    case 'none':
      return good;
  }
};

/**
 * The aggregations of a source in the 92 days before the tenant started, the latest first, made one by one. They agree
 * with the incident of the source: those since it began fail, and the last ones before it succeeded.
 */
export function* runsOf(input: RunInput): Generator<Run, void, undefined> {
  const { seed, place, entry, connector, schedules, startedAtMs } = input;
  if (!isAggregated(entry, connector)) return;
  const random = randomOf(seed, 'runs', place);
  const sinceMs = affectedSince(input);
  const scheduleOf = (type: WireSchedule['type']) =>
    schedules.find((schedule) => schedule.type === type)?.cronExpression;
  const plans = [
    { kind: 'accounts', expression: scheduleOf('ACCOUNT_AGGREGATION') },
    ...(connector.grants.length === 0
      ? []
      : [{ kind: 'groups', expression: scheduleOf('GROUP_AGGREGATION') } as const]),
  ] as const;
  let local = 0;
  const affectedRuns: Record<RunKind, number> = { accounts: 0, groups: 0 };
  const earlierRuns: Record<RunKind, number> = { accounts: 0, groups: 0 };
  let tried = false;

  const runAt = (kind: RunKind, atMs: number, launcher: string): Run | undefined => {
    const full = random.chance(0.15);
    const wellMs = durationOf(connector, kind, full, random);
    const failMs = failingMs(entry, random);
    const drawn = temporaryOutcome(random);
    const isAffected = atMs >= sinceMs;
    const lacksPermission =
      entry.missingPermission !== undefined && kind === 'groups' && startedAtMs - atMs < 7 * dayMs;
    const before: Verdict = earlierRuns[kind] >= 2 ? drawn : good;
    const verdict: Verdict = isAffected
      ? verdictOf(entry, kind, affectedRuns[kind])
      : lacksPermission
        ? { status: 'WARNING', reason: 'missingPermission' }
        : before;
    const endedAtMs = atMs + (verdict.status === 'ERROR' ? failMs : wellMs);
    if (atMs > startedAtMs - freeMs || endedAtMs > startedAtMs - 30_000) return undefined;
    // A run that began before the incident and would have ended during it is left out.
    if (!isAffected && endedAtMs > sinceMs) return undefined;
    if (isAffected) affectedRuns[kind] += 1;
    else earlierRuns[kind] += 1;
    const run: Run = { local, kind, startedAtMs: atMs, endedAtMs, ...verdict, launcher };
    local += 1;
    return run;
  };

  const timesByHand = createTimesByHand(input);
  const todayMs = startedAtMs + localOffsetMs(startedAtMs);
  for (let day = 0; day < historyDays && local < mostRuns; day++) {
    const localDayMs = Math.floor(todayMs / dayMs) * dayMs - day * dayMs;
    const handTimes = timesByHand(localDayMs);
    const due = plans
      .flatMap(({ kind, expression }) =>
        (expression === undefined ? handTimes : dueTimes(expression, localDayMs)).map((atMs) => ({
          kind,
          byHand: expression === undefined,
          atMs: atMs + (kind === 'groups' ? 35 * minuteMs : 0) + random.int(200, 40_000),
        })),
      )
      .sort((left, right) => right.atMs - left.atMs);
    for (const { kind, atMs, byHand: isByHand } of due) {
      if (atMs < sinceMs && Number.isFinite(sinceMs) && affectedRuns.accounts === 0 && !tried) {
        // Nothing was due since the incident began, so that somebody aggregated by hand.
        tried = true;
        const run = runAt('accounts', sinceMs + (startedAtMs - sinceMs) * 0.4, people[0]);
        if (run !== undefined) yield run;
      }
      const launcher = isByHand || random.chance(0.05) ? random.pick(people) : 'System';
      const run = runAt(kind, atMs, launcher);
      if (run !== undefined) yield run;
    }
  }
}

/** When the last successful aggregations of a source ended, in epoch milliseconds; undefined where there was none. */
export type LastGood = Readonly<Partial<Record<RunKind, number>>>;

/** The last successful aggregations of a source. */
export const lastGoodOf = (input: RunInput): LastGood => {
  const found: Partial<Record<RunKind, number>> = {};
  const kinds = input.connector.grants.length === 0 ? 1 : 2;
  for (const { kind, status, reason, endedAtMs } of runsOf(input)) {
    if (status === 'SUCCESS' || reason === 'missingPermission') found[kind] ??= endedAtMs;
    if (Object.keys(found).length === kinds) break;
  }
  return found;
};
