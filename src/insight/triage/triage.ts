// What is wrong in a tenant: clusters with what hangs on them, sources, what says the same, and what is over.

import { counted } from '../counted.ts';
import { entryOf } from '../findings/codes.ts';
import type { Damage } from '../findings/damage.ts';
import type { ClusterTrouble } from '../findings/machineTrouble.ts';
import type { SourceFinding } from '../findings/sourceFinding.ts';
import { messageOf } from '../findings/trouble.ts';
import { ago, dayMs } from '../time.ts';
import { together } from './could.ts';
import type { Examined, ExaminedCluster, ExaminedSource } from './evidence.ts';
import { oldDataOf, oldDataWords } from './freshness.ts';
import { ranked } from './ranking.ts';
import { type Consequences, noConsequences, type TenantFinding } from './tenantFinding.ts';

/** What ended longer ago than this is not told. */
const pastForMs = dayMs;

const nameOf = ({ source }: ExaminedSource): string => source.name || source.id;

const partOf = ({ sure, trouble }: SourceFinding): string => {
  if (trouble?.standing === 'sometimes') return 'sometimes';
  if (sure !== undefined && sure !== 'last run') return sure;
  return trouble?.voice.kind === 'entitlements' ? 'entitlements' : (sure ?? '');
};

const remarkOn = ({ beganMs }: ClusterTrouble): string =>
  beganMs === undefined
    ? `the text names another cause than the cluster's trouble`
    : `older than the cluster's trouble: another cause`;

const brokenBy = (damage: Damage | undefined): Pick<TenantFinding, 'damage' | 'brokeChanges'> => ({
  ...(damage === undefined ? {} : { damage }),
  ...(damage?.is === 'counted' ? { brokeChanges: damage.changes } : {}),
});

/** The row of one source; undefined for one that is well, or that ended long ago. */
const rowOf = (
  examined: ExaminedSource,
  { could, damage, changes }: Consequences,
  nowMs: number,
): TenantFinding | undefined => {
  const { source, finding, cluster, looks } = examined;
  const common = {
    id: `source ${source.id}`,
    sort: 'source',
    name: nameOf(examined),
    source: examined,
    sources: [examined],
    children: [],
    ...(could.has(source.id) ? { could: could.get(source.id) } : {}),
    ...brokenBy(damage.get(source.id)),
    ...(changes.has(source.id) ? { changes: changes.get(source.id) } : {}),
  } as const;
  const { level, code, layer, words, short, next, sure, beganMs, trouble } = finding;
  const old = level === 'well' || level === 'past' ? oldDataOf(source, looks, nowMs) : undefined;
  if (old !== undefined) {
    return {
      ...common,
      level: 'warns',
      code: 'SG-RUN-STALE',
      layer: 'schedule',
      words: oldDataWords(old, nowMs),
      short: `no good run of ${old.of} for ${ago(old.lastGoodMs, nowMs)}`,
      next: entryOf('SG-RUN-STALE').next,
      sure: 'last run',
      part: `${old.of} ${ago(old.lastGoodMs, nowMs)} old`,
      beganMs: old.lastGoodMs,
    };
  }
  if (level === 'well') return undefined;
  const endedMs = level === 'past' ? trouble?.endedBy?.atMs : undefined;
  if (level === 'past' && nowMs - (endedMs ?? 0) > pastForMs) return undefined;
  const stopped = cluster?.trouble?.stops === true ? cluster.trouble : undefined;
  const isOwn = stopped !== undefined && code !== stopped.code && level === 'broken';
  return {
    ...common,
    level,
    ...(code === undefined ? {} : { code }),
    ...(layer === undefined ? {} : { layer }),
    words,
    short,
    // What a cause that is over would have wanted is no longer to be done.
    ...(next === undefined || level === 'past' ? {} : { next }),
    ...(sure === undefined ? {} : { sure }),
    part: partOf(finding),
    ...(beganMs === undefined ? {} : { beganMs }),
    ...(endedMs === undefined ? {} : { endedMs }),
    ...(isOwn ? { remark: remarkOn(stopped) } : {}),
  };
};

/** Whether a row says no more than that nothing passes the cluster: of a source that is broken, or of which nothing is known. */
const isFoldedInto = (row: TenantFinding, { code, stops }: ClusterTrouble): boolean =>
  row.code === code &&
  ((row.level === 'broken' && row.layer === 'cluster') || (stops && row.level === 'unknown'));

const earliest = (times: readonly (number | undefined)[]): number | undefined => {
  const known = times.filter((ms) => ms !== undefined);
  return known.length === 0 ? undefined : Math.min(...known);
};

const sumOf = (rows: readonly TenantFinding[]): { readonly brokeChanges?: number } => {
  const known = rows.flatMap(({ brokeChanges }) => brokeChanges ?? []);
  return known.length === 0 ? {} : { brokeChanges: known.reduce((sum, count) => sum + count, 0) };
};

const gathered = (rows: readonly TenantFinding[]) => ({
  sources: rows.flatMap(({ sources }) => sources),
  children: rows,
  could: together(rows.map(({ could }) => could)),
  ...sumOf(rows),
});

/** The changes before any of some findings, the nearest first; those of one where none has any. */
const changesOfAll = (rows: readonly TenantFinding[]): Pick<TenantFinding, 'changes'> => {
  const known = rows.flatMap(({ changes }) => changes ?? []);
  const found = known.flatMap((changes) => (changes.is === 'found' ? changes.nearestFirst : []));
  const [first] = known;
  if (first === undefined) return {};
  if (found.length === 0) return { changes: first };
  const nearestFirst = found
    .toSorted((left, right) => left.beforeMs - right.beforeMs)
    .filter(({ change }, at, all) => all.findIndex((other) => other.change === change) === at);
  return { changes: { is: 'found', nearestFirst } };
};

const clusterRow = (
  { cluster, trouble, appliances }: ExaminedCluster & { readonly trouble: ClusterTrouble },
  folded: readonly TenantFinding[],
  onIt: number,
): TenantFinding => {
  const { code, stops } = trouble;
  const { headline, short, layer, next } = entryOf(code);
  const beganMs = trouble.beganMs ?? earliest(folded.map((row) => row.beganMs));
  const broken = folded.filter(({ level }) => level === 'broken').length;
  const others = onIt - broken;
  const isSeen = trouble.appliances.length > 0 || appliances !== undefined;
  const more = others > 0 ? `; ${counted(others, 'other source')} on it` : '';
  return {
    id: `cluster ${cluster.id}`,
    sort: 'cluster',
    name: cluster.name || cluster.id,
    level: stops && onIt > 0 ? 'broken' : 'warns',
    code,
    ...(layer === 'any' ? {} : { layer }),
    words:
      broken === 0 ? headline : `${headline}: ${counted(broken, 'source')} broken with it${more}`,
    short: broken === 0 ? short : `${short}, ${counted(broken, 'source')} with it`,
    next,
    sure: isSeen ? 'now' : 'word only',
    part: isSeen ? 'now' : 'word only',
    ...(beganMs === undefined ? {} : { beganMs }),
    cluster: { cluster, trouble, ...(appliances === undefined ? {} : { appliances }) },
    ...gathered(folded),
    ...changesOfAll(folded),
  };
};

/** What failures say by which they are alike; undefined for those that say nothing of their own. */
const alikeOf = ({ level, code, source }: TenantFinding): string | undefined => {
  if (level === 'unknown' && code !== 'SG-CONTRADICTS') return `? ${code}`;
  if (level !== 'broken' && level !== 'warns') return undefined;
  const trouble = source?.finding.trouble;
  if (trouble === undefined || code === 'SG-RUN-STALE') return undefined;
  const text = trouble.voice.texts.join('\n');
  return text.trim() === '' ? undefined : `${level} ${trouble.standing} ${messageOf(trouble)}`;
};

/** A short name for a long text, the same each time (FNV-1a). */
const shortNameOf = (text: string): string => {
  let hash = 0x811c9dc5;
  for (const character of text) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  }
  return hash.toString(16).padStart(8, '0');
};

const leastSure = ['word only', 'last run', 'last check', 'now'] as const;

const alikeRow = (key: string, rows: readonly TenantFinding[]): TenantFinding => {
  const [first] = rows.toSorted((left, right) => (left.beganMs ?? 0) - (right.beganMs ?? 0));
  if (first === undefined) throw new Error('nothing is alike');
  const { level, code, layer, words, short, next } = first;
  const sure = leastSure.find((word) => rows.some((row) => row.sure === word));
  const beganMs = earliest(rows.map((row) => row.beganMs));
  return {
    id: `alike ${shortNameOf(key)}`,
    sort: 'alike',
    name: counted(rows.length, 'source'),
    level,
    ...(code === undefined ? {} : { code }),
    ...(layer === undefined ? {} : { layer }),
    words: level === 'unknown' ? words : `say the same: ${words}`,
    short: level === 'unknown' ? short : `say the same: ${short}`,
    ...(next === undefined ? {} : { next }),
    ...(sure === undefined ? {} : { sure }),
    part: rows.every(({ part }) => part === first.part) ? first.part : (sure ?? ''),
    ...(beganMs === undefined ? {} : { beganMs }),
    ...gathered(rows),
  };
};

/** Rows with those that say the same folded into one. */
const folded = (rows: readonly TenantFinding[]): readonly TenantFinding[] => {
  const groups = new Map<string, TenantFinding[]>();
  const alone: TenantFinding[] = [];
  for (const row of rows) {
    const key = alikeOf(row);
    const group = key === undefined ? undefined : groups.get(key);
    if (key === undefined) alone.push(row);
    else if (group === undefined) groups.set(key, [row]);
    else group.push(row);
  }
  return [
    ...alone,
    ...[...groups].flatMap(([key, group]) =>
      group.length > 1 ? alikeRow(key, ranked(group)) : group,
    ),
  ];
};

const pastRow = (rows: readonly TenantFinding[]): readonly TenantFinding[] => {
  if (rows.length < 2) return rows;
  const newest = ranked(rows).toSorted((left, right) => (right.endedMs ?? 0) - (left.endedMs ?? 0));
  return [
    {
      id: 'past',
      sort: 'past',
      name: counted(rows.length, 'source'),
      level: 'past',
      words: 'had a trouble that is over',
      short: 'had a trouble that is over',
      part: 'over',
      ...gathered(newest),
      could: {},
    },
  ];
};

/** The findings of a tenant, what matters most first. */
export const triage = (
  { sources, clusters }: Examined,
  nowMs: number,
  consequences: Consequences = noConsequences,
): readonly TenantFinding[] => {
  const rows = sources.flatMap((source) => rowOf(source, consequences, nowMs) ?? []);
  const inClusters = clusters.flatMap((entry): TenantFinding | [] => {
    const { cluster, trouble } = entry;
    if (trouble === undefined) return [];
    const isOn = ({ source }: ExaminedSource) => source.cluster?.id === cluster.id;
    const itsRows = rows.filter((row) => row.sources.some(isOn) && isFoldedInto(row, trouble));
    return clusterRow({ ...entry, trouble }, ranked(itsRows), sources.filter(isOn).length);
  });
  const taken = new Set(inClusters.flatMap(({ children }) => children));
  const own = rows.filter((row) => !taken.has(row));
  const past = own.filter(({ level }) => level === 'past');
  return ranked([
    ...inClusters,
    ...folded(own.filter(({ level }) => level !== 'past')),
    ...pastRow(past),
  ]);
};
