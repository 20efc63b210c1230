// The aggregations of a source in the 92 days before the start: when they ran and how they ended.

import { type Random, randomOf } from '../random.ts';
import type { SourceEntry } from '../sources/catalogue.ts';
import type { Connector } from '../sources/connectors/connector.ts';
import type { CheckFailure } from '../sources/incidents/errors.ts';
import { effects } from '../sources/truth/effects.ts';
import { lookAt } from '../sources/truth/looks.ts';
import { type Fault, failingImportMs, type Story } from '../sources/truth/story.ts';
import { dayMs, hourMs, minuteMs } from '../time.ts';
import { dueTimes, fewOf, localOffsetMs } from './dueTimes.ts';
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
  /** Why it failed or warned; undefined where the story of the source has no part in it. */
  readonly fault: Fault | undefined;
};

/** What the aggregations of a source depend on. */
export type RunInput = {
  readonly seed: number;
  readonly place: number;
  readonly entry: SourceEntry;
  readonly connector: Connector;
  readonly schedules: readonly WireSchedule[];
  readonly startedAtMs: number;
  readonly story: Story;
};

/** The most runs of a source in the history. */
export const mostRuns = 1_200;

/** The history reaches a little further back than the 90 days that the API shows. */
const historyDays = 92;

/** For how long all runs of a schedule that is due many times a day are kept; of older days there are a few. */
const allKeptMs = 26 * hourMs;

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
export const isAggregated = ({ story }: SourceEntry, connector: Connector): boolean =>
  story.isNeverAggregated !== true && !['identitynow', 'non-employee'].includes(connector.script);

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
export const failingMs = ({ elapsedMs }: CheckFailure, random: Random): number =>
  elapsedMs + random.int(1_500, 7_000);

type Ending = Pick<Run, 'status' | 'reason' | 'fault'>;
const good: Ending = { status: 'SUCCESS', reason: 'none', fault: undefined };

const temporaryEnding = (random: Random): Ending => {
  const draw = random.int(0, 999);
  const ended = (status: Run['status']): Ending => ({
    status,
    reason: 'temporary',
    fault: undefined,
  });
  if (draw < 40) return ended('ERROR');
  if (draw < 100) return ended('WARNING');
  if (draw < 106) return ended('TERMINATED');
  return draw < 114 ? ended('TEMPERROR') : good;
};

const reasonOf = ({ incident }: Fault): RunReason => {
  if (incident === 'thresholdReached') return 'threshold';
  return effects[incident].reach.groups === 'warns' ? 'missingPermission' : 'incident';
};

/** The faults that a kind of run meets, those that began first before others. */
const faultsMetBy = ({ faults }: Story, kind: RunKind): readonly Fault[] =>
  faults
    .filter(({ incident }) => effects[incident].reach[kind] !== undefined)
    .sort((left, right) => left.beganMs - right.beganMs);

/**
 * When the trouble of a source began that keeps new accounts from coming, in epoch milliseconds: the earliest beginning of
 * what lasts; undefined where nothing does.
 */
export const unchangedSince = ({
  story,
  startedAtMs,
}: Pick<RunInput, 'story' | 'startedAtMs'>): number | undefined =>
  faultsMetBy(story, 'accounts').find(
    ({ beganMs, endedMs }) => beganMs <= startedAtMs && endedMs > startedAtMs,
  )?.beganMs;

/** A run that is due: by a schedule, or because somebody aggregates. */
type Due = {
  readonly kind: RunKind;
  readonly dueMs: number;
  /** Who started it. */
  readonly launcher: string;
  /** The longest that a good one takes; a schedule that is due often has little to read. */
  readonly longestMs: number;
};

/** A run that is due at the time it starts: as the story of its source wants it to end. */
const runFor = (input: RunInput, { kind, dueMs, launcher, longestMs }: Due): Omit<Run, 'local'> => {
  const { seed, place, entry, connector, story } = input;
  const random = randomOf(seed, 'run', place, kind, dueMs / 1_000);
  const delayMs = launcher === 'System' ? random.int(200, 40_000) : 0;
  const startedAtMs = Math.round(dueMs + delayMs);
  const usualMs = durationOf(connector, kind, random.chance(0.15), random);
  const paceMs = usualMs * paceOf(entry);
  const wellMs = Math.min(longestMs, paceMs);
  const drawn = temporaryEnding(random);
  const verdict = lookAt(story, kind, startedAtMs, random.int(0, 2));
  const run = { kind, startedAtMs, launcher };
  if (verdict.type === 'fails') {
    const { fault } = verdict;
    const isImport = story.checks.type === 'imports' && startedAtMs === fault.beganMs;
    const tookMs = isImport ? failingImportMs(fault.failure) : failingMs(fault.failure, random);
    const endedAtMs = startedAtMs + tookMs;
    return { ...run, endedAtMs, status: 'ERROR', reason: reasonOf(fault), fault };
  }
  const met = faultsMetBy(story, kind);
  // What is out of order from a moment on does not touch what was read before.
  const next = met.find(({ beganMs }) => beganMs > startedAtMs && beganMs <= startedAtMs + wellMs);
  const endedAtMs =
    next === undefined ? startedAtMs + wellMs : Math.max(startedAtMs + 500, next.beganMs - 500);
  if (verdict.type === 'warns') {
    const { fault } = verdict;
    return { ...run, endedAtMs, status: 'WARNING', reason: reasonOf(fault), fault };
  }
  const isBefore = startedAtMs < (met[0]?.beganMs ?? Number.POSITIVE_INFINITY);
  const ending = isBefore && !story.isCalm ? drawn : good;
  return { ...run, endedAtMs, ...ending };
};

/** How many times longer than usual everything takes at a source. */
export const paceOf = (entry: Pick<SourceEntry, 'isSlow'> | undefined): number =>
  entry?.isSlow === true ? 9 : 1;

/** Whether a run that warns of a fault has updated what it read. */
export const updates = ({ incident }: Fault): boolean => incident !== 'thresholdReached';

/** The plans of a source: what its schedules aggregate, and what people do by hand. */
const plansOf = ({ connector, schedules }: RunInput) => {
  const expressionOf = (type: WireSchedule['type']) =>
    schedules.find((schedule) => schedule.type === type)?.cronExpression;
  return [
    { kind: 'accounts', expression: expressionOf('ACCOUNT_AGGREGATION') },
    ...(connector.grants.length === 0
      ? []
      : [{ kind: 'groups', expression: expressionOf('GROUP_AGGREGATION') } as const]),
  ] as const;
};

/** What a schedule makes due on a day. */
const scheduledOn = (kind: RunKind, expression: string, localDayMs: number): readonly Due[] => {
  const times = dueTimes(expression, localDayMs);
  const longestMs = times.length > 3 ? dayMs / times.length / 10 : Number.POSITIVE_INFINITY;
  return times.map((dueMs) => ({ kind, dueMs, launcher: 'System', longestMs }));
};

/** The first moment of a day in the time zone of the company, written as if it were UTC. */
const localDayOf = (atMs: number): number =>
  Math.floor((atMs + localOffsetMs(atMs)) / dayMs) * dayMs;

/** Whether a run was over when the tenant started, and so is a part of its history. */
const isHistory = (run: Omit<Run, 'local'>, { startedAtMs }: RunInput): boolean =>
  run.startedAtMs <= startedAtMs - freeMs && run.endedAtMs <= startedAtMs - 30_000;

/**
 * The runs of the schedules of a source that start in a time, the earliest first, without those of the history. They end
 * as the story of the source wants.
 */
export const scheduledRuns = (
  input: RunInput,
  fromMs: number,
  toMs: number,
): readonly Omit<Run, 'local'>[] => {
  if (!isAggregated(input.entry, input.connector)) return [];
  const found: Omit<Run, 'local'>[] = [];
  for (let day = localDayOf(fromMs) - dayMs; day <= localDayOf(toMs); day += dayMs) {
    for (const { kind, expression } of plansOf(input)) {
      if (expression === undefined) continue;
      for (const due of scheduledOn(kind, expression, day)) {
        // The delay of a start is less than a minute.
        if (due.dueMs < fromMs - minuteMs || due.dueMs > toMs) continue;
        const run = runFor(input, due);
        if (run.startedAtMs > fromMs && run.startedAtMs <= toMs && !isHistory(run, input)) {
          found.push(run);
        }
      }
    }
  }
  return found.sort((left, right) => left.startedAtMs - right.startedAtMs);
};

/** What was due on each day, today first; a day is found when it is asked for. */
const createDays = (input: RunInput): ((day: number) => readonly Due[]) => {
  const { seed, place, startedAtMs } = input;
  const timesByHand = createTimesByHand(input);
  const todayMs = localDayOf(startedAtMs);
  const plans = plansOf(input);
  const known: (readonly Due[])[] = [];
  const find = (day: number): readonly Due[] => {
    const localDayMs = todayMs - day * dayMs;
    const handTimes = timesByHand(localDayMs);
    const random = randomOf(seed, 'people of the day', place, day);
    return plans
      .flatMap(({ kind, expression }): readonly Due[] => {
        if (expression === undefined) {
          return handTimes.map((atMs) => ({
            kind,
            dueMs: atMs + (kind === 'groups' ? 35 * minuteMs : 0) + random.int(200, 40_000),
            launcher: random.pick(people),
            longestMs: Number.POSITIVE_INFINITY,
          }));
        }
        const due = scheduledOn(kind, expression, localDayMs);
        const kept = new Set(fewOf(due.map(({ dueMs }) => dueMs)));
        return due.filter(({ dueMs }) => dueMs >= startedAtMs - allKeptMs || kept.has(dueMs));
      })
      .sort((left, right) => right.dueMs - left.dueMs);
  };
  return (day) => {
    while (known.length <= day) known.push(find(known.length));
    return known[day] ?? [];
  };
};

/**
 * The runs that somebody started while something was out of order and no schedule was due, so that there is a run of
 * accounts in each trouble; and the import of each wrong file.
 */
const runsInTrouble = (
  { story, startedAtMs }: RunInput,
  days: (day: number) => readonly Due[],
): readonly Due[] => {
  const byHand = (dueMs: number): Due => ({
    kind: 'accounts',
    dueMs: Math.floor(dueMs / 1_000) * 1_000,
    launcher: people[0],
    longestMs: Number.POSITIVE_INFINITY,
  });
  const met = faultsMetBy(story, 'accounts');
  if (story.checks.type === 'imports') {
    return met.map(({ beganMs }) => ({ ...byHand(beganMs), dueMs: beganMs }));
  }
  return met.flatMap(({ beganMs, endedMs }, index): readonly Due[] => {
    const nextMs = met[index + 1]?.beganMs ?? Number.POSITIVE_INFINITY;
    const untilMs = Math.min(endedMs, nextMs, startedAtMs - freeMs);
    if (beganMs >= untilMs) return [];
    const lastDay = Math.ceil((startedAtMs - beganMs) / dayMs) + 1;
    const isDue = Array.from({ length: lastDay + 1 }, (_, day) => days(day)).some((due) =>
      due.some(
        ({ kind, dueMs }) => kind === 'accounts' && dueMs >= beganMs && dueMs < untilMs - minuteMs,
      ),
    );
    return isDue ? [] : [byHand(beganMs + (untilMs - beganMs) * 0.4 + 1_000)];
  });
};

/**
 * The aggregations of a source in the 92 days before the tenant started, the latest first, made one by one. They agree
 * with the story of the source: those since something began end by it, and the last ones before succeeded.
 */
export function* runsOf(input: RunInput): Generator<Run, void, undefined> {
  const { entry, connector, startedAtMs } = input;
  if (!isAggregated(entry, connector)) return;
  const days = createDays(input);
  const others = runsInTrouble(input, days);
  const todayMs = localDayOf(startedAtMs);
  const goodRuns: Record<RunKind, number> = { accounts: 0, groups: 0 };
  let local = 0;
  for (let day = 0; day < historyDays && local < mostRuns; day++) {
    const due = [
      ...days(day),
      ...others.filter(({ dueMs }) => localDayOf(dueMs) === todayMs - day * dayMs),
    ].sort((left, right) => right.dueMs - left.dueMs);
    for (const one of due) {
      const run = runFor(input, one);
      if (!isHistory(run, input)) continue;
      // What happened now and then was long ago: the last runs that a story has no part in were good.
      const isRecent = run.fault === undefined && goodRuns[run.kind] < 2;
      if (run.fault === undefined) goodRuns[run.kind] += 1;
      yield { local, ...run, ...(isRecent ? good : {}) };
      local += 1;
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
