// What answers become by what this session itself saw since they were read: live checks, and the time.

import { kindOf } from '../../resources/index.ts';
import type { Kind, Seen, SeenProbes, SeenStep, Thing } from '../../resources/types.ts';
import { madeAnew } from '../filters/madeAnew.ts';
import { endedSteps, type ProbeRun, type ProbesState } from '../probes.ts';
import { countedTo } from './countedTo.ts';
import type { AnswersState, ListData, Query, ThingData } from './query.ts';

/** What of the state says what was seen. */
export type SeenState = Pick<AnswersState, 'countedOn'> & ProbesState;

const minuteMs = 60_000;

const sameItems = <Entry>(some: readonly Entry[], others: readonly Entry[]): boolean =>
  some.length === others.length && some.every((entry, index) => entry === others[index]);

const seenRuns = new WeakMap<ProbeRun, SeenProbes | undefined>();

const seenRun = (run: ProbeRun): SeenProbes | undefined => {
  if (seenRuns.has(run)) return seenRuns.get(run);
  const { probes = [], identify, label } = kindOf(run.kind);
  const steps: readonly SeenStep[] = [...run.earlier, ...endedSteps(probes, run.steps)];
  const seen =
    steps.length === 0
      ? undefined
      : { kind: run.kind, thingId: identify(run.thing), label: label(run.thing), steps };
  seenRuns.set(run, seen);
  return seen;
};

const isSameRun = (one: SeenProbes, other: SeenProbes | undefined): boolean =>
  one.kind === other?.kind && one.thingId === other.thingId && sameItems(one.steps, other.steps);

const seenProbes = new WeakMap<ProbesState['probes'], readonly SeenProbes[]>();
let latest: readonly SeenProbes[] = [];

/** The live checks that came to an end. The clock of one that runs moves on every second, which makes them no others. */
const seenIn = ({ probes }: ProbesState): readonly SeenProbes[] => {
  const known = seenProbes.get(probes);
  if (known !== undefined) return known;
  const read = Object.values(probes).flatMap((run) => seenRun(run) ?? []);
  const isSame =
    read.length === latest.length && read.every((run, index) => isSameRun(run, latest[index]));
  if (!isSame) latest = read;
  seenProbes.set(probes, latest);
  return latest;
};

const seenFor = (state: SeenState, query: Query<ListData | ThingData>): Seen => {
  const probes = seenIn(state);
  const lastMs = probes.flatMap(({ steps }) => steps.map(({ atMs }) => atMs));
  const toMs = Math.floor(countedTo(state, query) / minuteMs) * minuteMs;
  return { nowMs: Math.max(toMs, ...lastMs), probes };
};

type Reworked<Data> = { readonly seen: Seen; readonly query: Query<Data> };

const reworkedLists = new WeakMap<object, Reworked<ListData>>();
const reworkedThings = new WeakMap<object, Reworked<ThingData>>();

/** The answer for what was seen, made again only where something else was seen. */
const remembered = <Data extends ListData | ThingData>(
  known: WeakMap<object, Reworked<Data>>,
  state: SeenState,
  query: Query<Data>,
  rework: (seen: Seen, before: Query<Data> | undefined) => Query<Data>,
): Query<Data> => {
  const seen = seenFor(state, query);
  const found = known.get(query);
  if (found?.seen.nowMs === seen.nowMs && found.seen.probes === seen.probes) return found.query;
  const made = rework(seen, found?.query);
  known.set(query, { seen, query: made });
  return made;
};

/** An answer for a list of a kind, by what was seen since it was read. */
export const listAfresh = (
  state: SeenState,
  { afresh }: Pick<Kind, 'afresh'>,
  query: Query<ListData> | undefined,
): Query<ListData> | undefined => {
  const { data } = query ?? {};
  if (afresh === undefined || query === undefined || data === undefined) return query;
  const { rows, before } = data;
  return remembered(reworkedLists, state, query, (seen, last) => {
    const made = afresh(rows, seen);
    if (sameItems(made, rows)) return query;
    if (last?.data !== undefined && sameItems(made, last.data.rows)) return last;
    // Both are reworked, so that what was seen here is not taken for what the last read changed.
    const was = before === undefined ? {} : { before: afresh(before, seen) };
    return { ...query, data: { ...data, rows: madeAnew(made), ...was } };
  });
};

/** An answer for one thing of a kind, by what was seen since it was read. */
export const thingAfresh = (
  state: SeenState,
  { afresh, identify }: Pick<Kind, 'afresh' | 'identify'>,
  query: Query<ThingData> | undefined,
): Query<ThingData> | undefined => {
  const { data } = query ?? {};
  const { item } = data ?? {};
  if (afresh === undefined || query === undefined || item === undefined) return query;
  return remembered(reworkedThings, state, query, (seen, last) => {
    const isIt = (row: Thing) => identify(row) === identify(item.value);
    const value = afresh([item.value], seen).find(isIt) ?? item.value;
    if (value === item.value) return query;
    if (value === last?.data?.item?.value) return last;
    // What no call of its own gave is known by the row that it was opened from.
    const raw = item.raw === item.value ? value : item.raw;
    return { ...query, data: { ...data, item: { value, raw } } };
  });
};
