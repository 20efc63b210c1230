// A row of home: a finding, or the last line that says what is well, with all that was read.

import { counted } from '../../../insight/counted.ts';
import { isRun } from '../../../insight/findings/look.ts';
import { ago, isoTime } from '../../../insight/time.ts';
import {
  type Examined,
  type ExaminedSource,
  examine,
  type LiveChecks,
} from '../../../insight/triage/evidence.ts';
import type { TenantFinding } from '../../../insight/triage/tenantFinding.ts';
import { triage } from '../../../insight/triage/triage.ts';
import type { Gathered } from './gather.ts';

/** A symbol, so that what is no part of the finding is in no JSON that is shown, copied or saved. */
export const behind = Symbol('all that was read');

/** A row of home. */
export type FindingRow = Omit<TenantFinding, 'children'> & {
  readonly children: readonly FindingRow[];
  readonly [behind]: {
    readonly gathered: Gathered;
    readonly nowMs: number;
    readonly all: readonly TenantFinding[];
  };
};

/** A row as a document for programs: what is known, without the evidence. Times are ISO texts in UTC. */
export const documentOf = ({
  id,
  sort,
  name,
  level,
  code,
  layer,
  words,
  short,
  next,
  sure,
  beganMs,
  endedMs,
  remark,
  sources,
  brokeChanges,
  could,
  children,
}: FindingRow): Readonly<Record<string, unknown>> => ({
  id,
  sort,
  name,
  level,
  code,
  layer,
  words,
  short,
  next,
  sure,
  began: beganMs === undefined ? undefined : isoTime(beganMs),
  ended: endedMs === undefined ? undefined : isoTime(endedMs),
  remark,
  sources: sources.map(({ source }) => ({ id: source.id, name: source.name })),
  brokeChanges,
  could,
  folded: children.map(documentOf),
});

/** What says that everything else is well: how many sources, the last failure that is known, and the runs. */
const wellWords = ({ sources }: Examined, ill: ReadonlySet<string>, nowMs: number): string => {
  const well = sources.filter(({ source }) => !ill.has(source.id));
  const runs = well.flatMap(({ looks }) => looks.filter(isRun));
  const failures = sources
    .flatMap(({ source, looks }) =>
      looks.filter(({ ended }) => ended === 'failed').map(({ atMs }) => ({ atMs, source })),
    )
    .toSorted((left, right) => right.atMs - left.atMs);
  const [last] = failures;
  const count =
    ill.size === 0
      ? `all ${counted(sources.length, 'source')} are healthy`
      : `${well.length} of ${counted(sources.length, 'source')} are healthy`;
  const failed =
    ill.size > 0
      ? ''
      : last === undefined
        ? '; no failure is known'
        : `; the last failure was ${ago(last.atMs, nowMs)} ago (${last.source.name ?? last.source.id})`;
  const first = runs.length === 0 ? undefined : Math.min(...runs.map(({ atMs }) => atMs));
  const ran = first === undefined ? '' : `; ${counted(runs.length, 'run')} in ${ago(first, nowMs)}`;
  return `${count}${failed}${ran}`;
};

/** The rows of home for what was read and what this session saw. */
export const rowsOf = (
  gathered: Gathered,
  checks: LiveChecks,
  nowMs: number,
): readonly FindingRow[] => {
  const examined = examine(gathered.evidence, checks, nowMs);
  const findings = triage(examined, nowMs, gathered.consequences);
  const ill = new Set(
    findings
      .filter(({ level }) => level !== 'past')
      .flatMap(({ sources }) => sources.map(({ source }) => source.id)),
  );
  const well: TenantFinding = {
    id: 'well',
    sort: 'well',
    name: '',
    level: 'well',
    words: wellWords(examined, ill, nowMs),
    short: wellWords(examined, ill, nowMs),
    part: '',
    sources: [],
    children: [],
  };
  const shared = { gathered, nowMs, all: findings };
  const withAll = (finding: TenantFinding): FindingRow => ({
    ...finding,
    children: finding.children.map(withAll),
    [behind]: shared,
  });
  return [...findings, well].map(withAll);
};

/** A source of which nothing is known to be wrong, as a row. */
const wellSource = (source: ExaminedSource): TenantFinding => ({
  id: `source ${source.source.id}`,
  sort: 'source',
  name: source.source.name || source.source.id,
  level: 'well',
  words: 'nothing is known to be wrong with it',
  short: 'nothing is wrong',
  part: '',
  source,
  sources: [source],
  children: [],
});

/** The row with an id, wherever it is folded in, or that of a source that is well; undefined where there is none. */
export const rowWith = (
  gathered: Gathered,
  id: string,
  nowMs: number,
  checks: LiveChecks = new Map(),
): FindingRow | undefined => {
  const rows = rowsOf(gathered, checks, nowMs);
  const found = rows.flatMap((row) => [row, ...row.children]).find((row) => row.id === id);
  if (found !== undefined) return found;
  const source = examine(gathered.evidence, checks, nowMs).sources.find(
    (one) => `source ${one.source.id}` === id,
  );
  const [first] = rows;
  return source === undefined || first === undefined
    ? undefined
    : { ...wellSource(source), children: [], [behind]: first[behind] };
};

/** How many sources and clusters need attention, of how many sources. */
export const attentionWords = (rows: readonly FindingRow[]): string => {
  const all = rows[0]?.[behind].gathered.evidence.sources.length ?? 0;
  const ill = rows.filter(
    ({ level }) => level === 'broken' || level === 'warns' || level === 'unknown',
  );
  const sources = new Set(ill.flatMap((row) => row.sources.map(({ source }) => source.id))).size;
  const clusters = ill.filter(({ sort }) => sort === 'cluster').length;
  return [
    `${sources} of ${counted(all, 'source')} need attention`,
    ...(clusters === 0 ? [] : [counted(clusters, 'cluster')]),
  ].join(' · ');
};

/** What of a row is seen, by which it is told whether it is another one. */
const signOf = (row: TenantFinding): string =>
  JSON.stringify([
    row.id,
    row.level,
    row.words,
    row.part,
    row.beganMs,
    row.endedMs,
    row.remark,
    row.damage,
    row.changes,
    row.brokeChanges,
    row.could,
    row.children.map(signOf),
  ]);

/** The rows for what this session saw since they were read; a row that says the same stays the same. */
export const rowsAfresh = (
  rows: readonly FindingRow[],
  checks: LiveChecks,
  nowMs: number,
): readonly FindingRow[] => {
  const read = rows[0]?.[behind];
  if (read === undefined) return rows;
  const [only] = rows;
  if (rows.length === 1 && only !== undefined && only.sort !== 'well') {
    const found = rowWith(read.gathered, only.id, Math.max(nowMs, read.nowMs), checks);
    return found === undefined || signOf(found) === signOf(only) ? rows : [found];
  }
  const before = new Map(rows.map((row) => [signOf(row), row]));
  return rowsOf(read.gathered, checks, Math.max(nowMs, read.nowMs)).map(
    (row) => before.get(signOf(row)) ?? row,
  );
};
