// The tasks from before the tenant started: found by id, filtered, newest first.

import type { FilterExpression } from '../../../model/filters/filterExpression.ts';
import { accountsIn } from '../../data/access/accounts.ts';
import { idsOf } from '../../data/ids.ts';
import { countsOf } from '../../data/runs/counts.ts';
import { mostRuns, type Run, type RunKind, runsOf } from '../../data/runs/runs.ts';
import { messagesOf } from '../../data/runs/runTexts.ts';
import { filterNameOf, type TaskDefinition } from '../../data/runs/taskDefinitions.ts';
import type { TaskRow } from '../../data/runs/taskShape.ts';
import { runInputFor } from '../../data/sources/sources.ts';
import { fits, requiredValues } from '../../lists/matching.ts';
import { perTenant } from '../../perTenant.ts';

/** A past aggregation and the place of its source. */
export type PastRun = { readonly place: number; readonly run: Run };

/** The aggregations before the tenant started. */
export type TaskHistory = {
  /** The aggregations that fit a filter, the latest first. */
  newestFirst(filter: FilterExpression | undefined, filterText: string): readonly PastRun[];
  find(id: string): PastRun | undefined;
  row(past: PastRun): TaskRow;
};

const definitionOf: Readonly<Record<RunKind, TaskDefinition>> = {
  accounts: 'Cloud Account Aggregation',
  groups: 'Cloud Group Aggregation',
};

const taskIds = idsOf('2c91807', 1_709, 'task id');
const rememberedFilters = 12;

const latestFirst = (left: PastRun, right: PastRun): number =>
  right.run.startedAtMs - left.run.startedAtMs || left.place - right.place;

/**
 * The history of tasks. The runs of a source are made when they are first asked for, so that a list of one source is
 * quick at any scale.
 */
export const taskHistoryOf = perTenant((tenant): TaskHistory => {
  const { seed, startedAtMs, initial } = tenant;
  const made = new Map<number, readonly PastRun[]>();
  const runsAt = (place: number): readonly PastRun[] => {
    const known = made.get(place);
    if (known !== undefined) return known;
    const entry = initial.entryAt(place);
    if (entry === undefined || place >= initial.sources.count) return [];
    const source = initial.sources.at(place);
    const runs = [...runsOf(runInputFor(entry, source, { seed, index: place, startedAtMs }))]
      .map((run) => ({ place, run }))
      .sort(latestFirst);
    made.set(place, runs);
    return runs;
  };
  const idOf = ({ place, run }: PastRun): string =>
    taskIds.idAt(seed, place * mostRuns + run.local);
  let all: readonly PastRun[] | undefined;
  const everything = (): readonly PastRun[] => {
    all ??= Array.from({ length: initial.sources.count }, (_, place) => runsAt(place))
      .flat()
      .sort(latestFirst);
    return all;
  };
  const find = (id: string): PastRun | undefined => {
    const index = taskIds.placeOf(seed, id);
    if (index === undefined) return undefined;
    const local = index % mostRuns;
    return runsAt(Math.floor(index / mostRuns)).find(({ run }) => run.local === local);
  };
  const candidates = (filter: FilterExpression): readonly PastRun[] => {
    const ids = requiredValues(filter, 'id');
    if (ids !== undefined) return ids.flatMap((id) => find(id) ?? []).sort(latestFirst);
    const sourceIds = requiredValues(filter, 'sourceId');
    if (sourceIds === undefined) return everything();
    const places = sourceIds.flatMap((id) => initial.placeOfSource(id) ?? []);
    return [...new Set(places)].flatMap(runsAt).sort(latestFirst);
  };
  const read = (past: PastRun, property: string): unknown => {
    const { place, run } = past;
    switch (property) {
      case 'id':
        return idOf(past);
      case 'sourceId':
        return initial.sources.at(place).id;
      case 'completionStatus':
        return run.status;
      case 'type':
        return [filterNameOf(definitionOf[run.kind]), definitionOf[run.kind]];
      case 'launcher':
        return run.launcher;
      default:
        return undefined;
    }
  };
  const remembered = new Map<string, readonly PastRun[]>();
  return {
    newestFirst: (filter, filterText) => {
      if (filter === undefined) return everything();
      const known = remembered.get(filterText);
      if (known !== undefined) return known;
      const found = candidates(filter).filter((past) =>
        fits(filter, (property) => read(past, property)),
      );
      const [oldest] = remembered.keys();
      if (remembered.size >= rememberedFilters && oldest !== undefined) remembered.delete(oldest);
      remembered.set(filterText, found);
      return found;
    },
    find,
    row: (past) => {
      const { place, run } = past;
      const source = initial.sources.at(place);
      const entry = initial.entryAt(place);
      const span = initial.entitlementsOf(source.id);
      const total =
        run.kind === 'groups'
          ? span.to - span.from
          : entry === undefined
            ? 0
            : accountsIn(entry, seed, place);
      return {
        id: idOf(past),
        definition: definitionOf[run.kind],
        source: { id: source.id, name: source.name },
        launcher: run.launcher,
        startedAtMs: run.startedAtMs,
        endsAtMs: run.endedAtMs,
        ended: true,
        outcome: {
          status: run.status,
          messages: entry === undefined ? [] : messagesOf(seed, entry, place, run),
          attributes: countsOf(
            { kind: run.kind, sourceName: source.name, total },
            {
              reads: run.status === 'SUCCESS' || run.status === 'WARNING',
              changes: run.reason !== 'threshold',
              optimized: true,
            },
            seed,
            place,
            run.local,
          ),
        },
      };
    },
  };
});
