// Reads what home judges by: sources, clusters, VAs and runs, and then what the broken sources could touch.

import type { Api, Page } from '../../../api/index.ts';
import { sentenceOf } from '../../../api/sentences.ts';
import {
  type TroubledSource as ChangedSource,
  changesOf,
  mostEvents,
  type SearchedEvents,
  windowsOf,
} from '../../../insight/events/changesBefore.ts';
import { damageOf } from '../../../insight/findings/damage.ts';
import { firstSeenBy } from '../../../insight/findings/look.ts';
import { dayMs, parseTime } from '../../../insight/time.ts';
import type { Could } from '../../../insight/triage/could.ts';
import { examine, type TenantEvidence } from '../../../insight/triage/evidence.ts';
import { type Consequences, noConsequences } from '../../../insight/triage/tenantFinding.ts';
import { triage } from '../../../insight/triage/triage.ts';
import type { ApiError } from '../../../model/apiError.ts';
import { failure, type Result, success } from '../../../model/result.ts';
import type { TaskStatus } from '../../../model/runs/taskStatus.ts';
import type { TroubledSource } from '../../../model/tenant/accountActivity.ts';
import type { CallOptions } from '../../types.ts';
import { couldOf } from './dependants.ts';

/** What was read so far. */
export type Gathered = {
  readonly evidence: TenantEvidence;
  readonly consequences: Consequences;
  /** What could not be read, and why. */
  readonly notLookedAt: readonly string[];
  /** What is still being asked; undefined at the end. */
  readonly stillAsking?: string;
};

/** Runs of this time are read, and at most so many of the latest. */
const runsForMs = 3 * dayMs;
const mostRuns = 1_000;

/** Dependants are read of so many sources, the worst first. */
const mostAsked = 30;

type Read<Row> = Result<readonly Row[], ApiError>;

/** All rows of a list, or those up to the first that `isEnough`. A read that ends early fails as a whole. */
const allOf = async <Row>(
  pages: AsyncIterable<Result<Page<Row>, ApiError>>,
  isEnough: (rows: readonly Row[]) => boolean = () => false,
): Promise<Read<Row>> => {
  const rows: Row[] = [];
  for await (const page of pages) {
    if (!page.ok) return page;
    rows.push(...page.value.rows.map(({ value }) => value));
    if (isEnough(rows)) break;
  }
  return success(rows);
};

const isOldRun = (fromMs: number) => (tasks: readonly TaskStatus[]) =>
  tasks.length >= mostRuns || (parseTime(tasks.at(-1)?.created) ?? fromMs) < fromMs;

const noteOf = (what: string, error: ApiError): string => {
  const { what: happened, next } = sentenceOf(error);
  const why = error.tag === 'forbidden' ? (next ?? happened) : happened;
  return `${what}: ${why}`.replace(/\.$/, '');
};

type Part = 'clusters' | 'clients' | 'tasks';

const partWords: Readonly<Record<Part, string>> = {
  clusters: 'clusters',
  clients: 'VAs',
  tasks: 'runs',
};

const partsOf = (
  api: Api,
  options: CallOptions,
  nowMs: number,
): Readonly<Record<Part, Promise<Read<unknown>>>> => ({
  clusters: allOf(api.managedClusters.list(options)),
  clients: allOf(api.managedClients.list(options)),
  tasks: allOf(api.tasks.list({ ...options, lookAhead: 1 }), isOldRun(nowMs - runsForMs)),
});

/** A broken source, as the searches ask for it. */
type Red = TroubledSource & ChangedSource;

/** The broken sources, the worst first, as far as that is known without what they could touch. */
const worstFirst = ({ evidence, consequences }: Gathered, nowMs: number): readonly Red[] => {
  const red = triage(examine(evidence, new Map(), nowMs), nowMs, consequences)
    .filter(({ level }) => level === 'broken')
    .flatMap(({ sources, beganMs }) =>
      sources.map(({ source, finding, looks }): Red => {
        const name = source.name || source.id;
        const sinceMs = finding.beganMs ?? beganMs ?? nowMs;
        const seenBy = firstSeenBy(looks, sinceMs);
        return {
          id: source.id,
          name,
          sourceId: source.id,
          sourceName: name,
          ...(source.cluster?.id === undefined
            ? {}
            : { clusterId: source.cluster.id, clusterName: source.cluster.name ?? '' }),
          beganMs: sinceMs,
          ...(seenBy === undefined ? {} : { firstSeenBy: seenBy }),
        };
      }),
    );
  return [...new Map(red.map((source) => [source.id, source])).values()];
};

/** The events before the troubles, as far as one reading of them reaches. */
const eventsBefore = async (
  api: Api,
  red: readonly Red[],
  options: CallOptions,
): Promise<SearchedEvents> => {
  const read = await allOf(
    api.events.changesBefore(windowsOf(red), { ...options, mostRows: mostEvents }),
    (rows) => rows.length >= mostEvents,
  );
  if (read.ok) return { is: 'read', events: read.value, isWhole: read.value.length < mostEvents };
  const { error } = read;
  const [scope] = error.tag === 'forbidden' ? error.scopes : [];
  return scope === undefined
    ? { is: 'failed', sentence: sentenceOf(error).what }
    : { is: 'refused', missingScope: scope };
};

/**
 * Everything that home judges by, again and again as more of it comes. `only` says of which sources alone, by their ids,
 * it is asked what they could touch. It fails only where the sources themselves cannot be read.
 */
export async function* gather(
  api: Api,
  {
    now,
    only,
  }: {
    readonly now: () => number;
    readonly only?: (gathered: Gathered) => ReadonlySet<string>;
  },
  options: CallOptions,
): AsyncGenerator<Result<Gathered, ApiError>, void, undefined> {
  const nowMs = now();
  const reading = allOf(api.sources.list(options));
  const parts = partsOf(api, options, nowMs);
  const open = new Map(
    Object.entries(parts).map(([part, read]) => [
      part,
      read.then((result) => ({ part: part as Part, result })),
    ]),
  );
  const sources = await reading;
  if (!sources.ok) return yield failure(sources.error);
  let gathered: Gathered = {
    evidence: { readAtMs: now(), sources: sources.value },
    consequences: noConsequences,
    notLookedAt: [],
  };
  const asking = (more?: string): Gathered => {
    const names = [...open.keys()].map((part) => partWords[part as Part]);
    const all = [...names, ...(more === undefined ? [] : [more])].join(', ');
    return all === '' ? gathered : { ...gathered, stillAsking: all };
  };
  yield success(asking('what they could touch'));
  while (open.size > 0) {
    const { part, result } = await Promise.race(open.values());
    open.delete(part);
    gathered = result.ok
      ? { ...gathered, evidence: { ...gathered.evidence, [part]: result.value } }
      : {
          ...gathered,
          notLookedAt: [...gathered.notLookedAt, noteOf(partWords[part], result.error)],
        };
    yield success(asking('what they could touch'));
  }
  const red = worstFirst(gathered, now());
  if (red.length > 0) {
    yield success(asking('what changed before, what they broke'));
    const searches = [
      eventsBefore(api, red, options).then((searched) => {
        const { ofSource, cut } = changesOf(red, searched, now());
        return {
          changes: ofSource,
          note:
            searched.is === 'read'
              ? cut
              : `what changed before: ${searched.is === 'refused' ? `needs ${searched.missingScope}` : searched.sentence}`,
        };
      }),
      api.accountActivities.since(red, options).then((activities) => ({
        damage: damageOf(activities, red),
        note: activities.is === 'read' ? undefined : `what they broke: ${activities.why}`,
      })),
    ];
    for (const search of searches) {
      const { note, ...found } = await search;
      const { notLookedAt } = gathered;
      gathered = {
        ...gathered,
        consequences: { ...gathered.consequences, ...found },
        notLookedAt: note === undefined ? notLookedAt : [...notLookedAt, note.replace(/\.$/, '')],
      };
      yield success(asking('what they could touch'));
    }
  }
  const ids = only?.(gathered);
  const wanted = red.filter(({ id }) => ids === undefined || ids.has(id));
  const could = new Map<string, Could>();
  const refused = new Map<string, string>();
  for (const [index, { id }] of wanted.slice(0, mostAsked).entries()) {
    const read = await couldOf(api, id, { ...options, priority: 'background' }, now());
    could.set(id, read.could);
    for (const { what, error } of read.refused) refused.set(what, noteOf(what, error));
    gathered = { ...gathered, consequences: { ...gathered.consequences, could: new Map(could) } };
    const left = Math.min(wanted.length, mostAsked) - index - 1;
    if (left > 0) yield success(asking(`what ${left} more could touch`));
  }
  const notLookedAt = [
    ...gathered.notLookedAt,
    ...refused.values(),
    ...(wanted.length > mostAsked
      ? [
          `what ${wanted.length - mostAsked} more broken sources could touch: only the worst ${mostAsked} are asked`,
        ]
      : []),
  ];
  yield success({ ...gathered, notLookedAt });
}
