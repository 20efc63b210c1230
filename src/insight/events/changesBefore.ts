// What was changed at sources, and at their clusters, in the 24 hours before the trouble of each began.

import {
  type AuditEvent,
  attributeOf,
  isAboutCluster,
  isAboutSource,
  type MatchedBy,
} from '../../model/tenant/auditEvent.ts';
import { mostSources } from '../../model/tenant/eventQuery.ts';
import { counted } from '../counted.ts';
import { ago, dayMs, parseTime } from '../time.ts';
import { eventSort, eventVerdict, eventWords } from './eventWords.ts';

/** The most events that are read for the sources that are in trouble. */
export const mostEvents = 200;

/** How long before a trouble a change is looked for, and how long the tenant keeps events. */
const windowMs = dayMs;
const keptMs = 90 * dayMs;

/** A source in trouble, its cluster where it has one, and when its trouble began, in epoch milliseconds. */
export type TroubledSource = {
  readonly sourceId: string;
  readonly sourceName: string;
  readonly clusterId?: string;
  readonly clusterName?: string;
  readonly beganMs: number;
  /** What the trouble was first seen by. */
  readonly firstSeenBy?: 'run' | 'check';
};

/** A source as the search asks for it: with the times of its own window. */
export type AskedWindow = Omit<TroubledSource, 'beganMs' | 'firstSeenBy'> & {
  readonly fromMs: number;
  readonly toMs: number;
};

/** The window of a source: the 24 hours before its trouble began. */
export const windowOf = ({ beganMs, firstSeenBy: _, ...source }: TroubledSource): AskedWindow => ({
  ...source,
  fromMs: beganMs - windowMs,
  toMs: beganMs,
});

/** What to ask the search for: a window for each source, the first of them where there are too many for one search. */
export const windowsOf = (sources: readonly TroubledSource[]): readonly AskedWindow[] =>
  sources.slice(0, mostSources).map(windowOf);

/** What came of the search. `missingScope` is the right that the token lacks; `sentence` says what went wrong. */
export type SearchedEvents =
  | { readonly is: 'read'; readonly events: readonly AuditEvent[]; readonly isWhole: boolean }
  | { readonly is: 'refused'; readonly missingScope: string }
  | { readonly is: 'failed'; readonly sentence: string };

/** What somebody changed in one go. It is before the trouble in time, which proves nothing. */
export type Change = {
  readonly actor: string | undefined;
  /** In words, such as `changed the source`; several are joined by commas. */
  readonly what: string;
  /** The names of what was changed. */
  readonly things: readonly string[];
  readonly trackingNumber: string | undefined;
  readonly eventIds: readonly string[];
  /** When the last of it was, in epoch milliseconds. */
  readonly atMs: number;
  /** The sources that it may have hit, of those that were asked for. */
  readonly hitSourceIds: readonly string[];
  /** `name` where an event tells no id, so that it may be of another thing of that name. */
  readonly matchedBy: MatchedBy;
  readonly isOfCluster: boolean;
};

/** A change, and how long before the trouble of one source it was. */
export type ChangeBefore = { readonly change: Change; readonly beforeMs: number };

/** What is known of the changes before the trouble of a source. `sentence` says why nothing is. */
export type ChangesOfSource =
  | { readonly is: 'found'; readonly nearestFirst: readonly ChangeBefore[] }
  | { readonly is: 'none is recorded'; readonly sentence: string }
  | { readonly is: 'not recorded so far back'; readonly sentence: string }
  | { readonly is: 'not asked'; readonly sentence: string };

/** What was changed before the troubles of sources. */
export type ChangesBefore = {
  readonly ofSource: ReadonlyMap<string, ChangesOfSource>;
  /** Every change once, those that hit most sources first, then those nearest to a trouble. */
  readonly changes: readonly Change[];
  /** Says that not all was asked for or read. */
  readonly cut?: string;
};

/** One event in the window of one source. */
type Hit = {
  readonly source: TroubledSource;
  readonly event: AuditEvent;
  readonly atMs: number;
  readonly matchedBy: MatchedBy;
  readonly isOfCluster: boolean;
};

const hitOf = (event: AuditEvent, source: TroubledSource): Hit | undefined => {
  const atMs = parseTime(event.created);
  const { sourceId, sourceName, clusterId, clusterName = '', beganMs } = source;
  if (atMs === undefined || atMs > beganMs || atMs < beganMs - windowMs) return undefined;
  const bySource = isAboutSource(event, { id: sourceId, name: sourceName });
  if (bySource !== undefined) {
    return { source, event, atMs, matchedBy: bySource, isOfCluster: false };
  }
  const byCluster =
    clusterId === undefined
      ? undefined
      : isAboutCluster(event, { id: clusterId, name: clusterName });
  return byCluster && { source, event, atMs, matchedBy: byCluster, isOfCluster: true };
};

const different = <Entry>(entries: readonly (Entry | undefined)[]): readonly Entry[] => [
  ...new Set(entries.filter((entry) => entry !== undefined)),
];

const thingOf = (event: AuditEvent): string | undefined =>
  attributeOf(event, 'sourceName') ?? attributeOf(event, 'clusterName') ?? event.target?.name;

const whatOf = (event: AuditEvent): string => {
  const words = eventWords(event) ?? event.name ?? event.id;
  return eventVerdict(event) === 'bad' ? `${words} (failed)` : words;
};

/** Events of one doing share a tracking number. */
const doingOf = ({ trackingNumber, id }: AuditEvent): string => trackingNumber || id;

const changeOf = (hits: readonly Hit[]): Change => {
  const inOrder = hits.toSorted((left, right) => left.atMs - right.atMs);
  const events = different(inOrder.map(({ event }) => event));
  return {
    actor: events.find(({ actor }) => actor?.name)?.actor?.name,
    what: different(events.map(whatOf)).join(', '),
    things: different(events.map(thingOf)),
    trackingNumber: events[0]?.trackingNumber || undefined,
    eventIds: events.map(({ id }) => id),
    atMs: Math.max(...hits.map(({ atMs }) => atMs)),
    hitSourceIds: different(hits.map(({ source }) => source.sourceId)),
    matchedBy: hits.some(({ matchedBy }) => matchedBy === 'name') ? 'name' : 'id',
    isOfCluster: hits.some(({ isOfCluster }) => isOfCluster),
  };
};

const readWords = ({ length }: readonly AuditEvent[]): string =>
  `only the latest ${counted(length, 'event')} ${length === 1 ? 'was' : 'were'} read`;

const noneOf = (
  source: TroubledSource,
  nowMs: number,
  readFromMs: number,
  events: readonly AuditEvent[],
): ChangesOfSource => {
  const fromMs = source.beganMs - windowMs;
  if (fromMs < nowMs - keptMs) {
    return {
      is: 'not recorded so far back',
      sentence: 'not recorded so far back: the tenant keeps events for 90 days',
    };
  }
  return fromMs < readFromMs
    ? { is: 'not asked', sentence: readWords(events) }
    : { is: 'none is recorded', sentence: 'none is recorded in the 24 h before' };
};

const allNotAsked = (sources: readonly TroubledSource[], sentence: string): ChangesBefore => ({
  ofSource: new Map(sources.map(({ sourceId }) => [sourceId, { is: 'not asked', sentence }])),
  changes: [],
});

/** What was changed before the trouble of each source, out of the events that one search for all of them found. */
export const changesOf = (
  sources: readonly TroubledSource[],
  searched: SearchedEvents,
  nowMs: number,
): ChangesBefore => {
  if (searched.is === 'refused') {
    return allNotAsked(sources, `not looked at: it needs ${searched.missingScope}`);
  }
  if (searched.is === 'failed') return allNotAsked(sources, searched.sentence);
  const asked = sources.slice(0, mostSources);
  const events = searched.events.filter((event) => eventSort(event) === 'change');
  const hits = asked.flatMap((source) => events.flatMap((event) => hitOf(event, source) ?? []));
  const byDoing = Map.groupBy(hits, ({ event }) => doingOf(event));
  const changeByDoing = new Map([...byDoing].map(([doing, some]) => [doing, changeOf(some)]));
  const readTimes = searched.events.flatMap(({ created }) => parseTime(created) ?? []);
  const readFromMs = searched.isWhole ? Number.NEGATIVE_INFINITY : Math.min(...readTimes);
  const bySource = Map.groupBy(hits, ({ source }) => source);
  const tooMany = `only the first ${mostSources} sources were asked for`;
  const ofSource = new Map(
    sources.map((source, place): readonly [string, ChangesOfSource] => {
      const own = Map.groupBy(bySource.get(source) ?? [], ({ event }) => doingOf(event));
      const nearestFirst = [...own]
        .flatMap(([doing, some]): readonly ChangeBefore[] => {
          const change = changeByDoing.get(doing);
          const lastMs = Math.max(...some.map(({ atMs }) => atMs));
          return change === undefined ? [] : [{ change, beforeMs: source.beganMs - lastMs }];
        })
        .toSorted((left, right) => left.beforeMs - right.beforeMs);
      if (place >= mostSources) return [source.sourceId, { is: 'not asked', sentence: tooMany }];
      return nearestFirst.length > 0
        ? [source.sourceId, { is: 'found', nearestFirst }]
        : [source.sourceId, noneOf(source, nowMs, readFromMs, searched.events)];
    }),
  );
  const nearestMs = (change: Change): number =>
    Math.min(
      ...asked
        .filter(({ sourceId }) => change.hitSourceIds.includes(sourceId))
        .map(({ beganMs }) => beganMs - change.atMs),
    );
  const cuts = [
    sources.length > mostSources ? `${tooMany} of ${sources.length}` : undefined,
    searched.isWhole ? undefined : readWords(searched.events),
  ].filter((sentence) => sentence !== undefined);
  return {
    ofSource,
    changes: [...changeByDoing.values()].toSorted(
      (left, right) =>
        right.hitSourceIds.length - left.hitSourceIds.length || nearestMs(left) - nearestMs(right),
    ),
    ...(cuts.length === 0 ? {} : { cut: cuts.join('; ') }),
  };
};

/** How long before the trouble of a source something was: `13 min before the first failed run`. */
export const beforeWords = (
  beforeMs: number,
  firstSeenBy: TroubledSource['firstSeenBy'],
): string => {
  const length = beforeMs < 1_000 ? 'just' : ago(0, beforeMs);
  return `${length} before ${firstSeenBy === undefined ? 'its trouble began' : `the first failed ${firstSeenBy}`}`;
};

/** A change in words; always with the remark that it is before the trouble in time, which proves nothing. */
export const changeWords = (
  { change, beforeMs }: ChangeBefore,
  firstSeenBy?: TroubledSource['firstSeenBy'],
): string => {
  const { actor, what, things, trackingNumber, hitSourceIds, matchedBy } = change;
  return [
    `${actor ?? 'somebody'} ${what}${things.length === 0 ? '' : ` ${things.join(', ')}`}`,
    beforeWords(beforeMs, firstSeenBy),
    ...(hitSourceIds.length > 1 ? [`hits ${hitSourceIds.length} sources in trouble`] : []),
    ...(matchedBy === 'name' ? ['known by name only'] : []),
    ...(trackingNumber === undefined ? [] : [`tracking number ${trackingNumber}`]),
    'in time, not in proof',
  ].join('; ');
};
