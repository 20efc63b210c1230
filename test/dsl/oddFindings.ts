import type { FindingCode } from '../../src/insight/findings/codes.ts';
import type { TenantFinding } from '../../src/insight/triage/tenantFinding.ts';
import { clusterReference } from '../../src/sandbox/data/machines/clusters.ts';
import { isThere } from '../../src/sandbox/data/sources/truth/truth.ts';
import { clusterCodeOf } from './answerKey.ts';
import { judged, type Night } from './judged.ts';
import { timeOf } from './told.ts';

/** All rows, those that are folded into others too. */
export const flat = (rows: readonly TenantFinding[]): readonly TenantFinding[] =>
  rows.flatMap((row) => [row, ...row.children]);

const repeated = (texts: readonly string[]): readonly string[] =>
  texts.filter((text, at) => texts.indexOf(text) !== at);

/** What is odd about the findings as a list. */
const oddRows = (rows: readonly TenantFinding[], nowMs: number): readonly string[] => {
  const all = flat(rows);
  return [
    ...repeated(all.map(({ id }) => id)).map((id) => `${id} is there twice`),
    ...all.flatMap(({ id, short, words, beganMs = 0, endedMs = 0 }) => [
      ...(short.trim() === '' || words.trim() === '' ? [`${id} says nothing`] : []),
      ...(beganMs > nowMs || endedMs > nowMs ? [`${id} is of the future`] : []),
    ]),
  ];
};

/** What is odd about the clusters: each with a trouble that is told has a row with its code. */
const oddClusters = (night: Night, rows: readonly TenantFinding[]): readonly string[] =>
  night.truth.clusters.flatMap(({ about, troubles }) => {
    if (about.type !== 'cluster') return [];
    const { id } = clusterReference(night.tenant.seed, about.key);
    const row = rows.find((one) => one.id === `cluster ${id}`);
    const [present] = troubles.filter((trouble) => isThere(trouble, night.nowMs));
    const expected: readonly (FindingCode | undefined)[] =
      present === undefined ? [undefined] : clusterCodeOf(present, night.nowMs);
    return expected.includes(row?.code)
      ? []
      : [`cluster ${about.name}: ${row?.code} is not ${expected.join(' or ')}`];
  });

/** The findings must not hang on the order in which a tenant lists what it is asked. */
const oddOrder = (night: Night, rows: readonly TenantFinding[]): readonly string[] => {
  const { sources, clusters = [], clients = [], tasks = [] } = night.evidence;
  const evidence = {
    ...night.evidence,
    sources: sources.toReversed(),
    clusters: clusters.toReversed(),
    clients: clients.toReversed(),
    tasks: tasks.toReversed(),
  };
  const told = (all: readonly TenantFinding[]): string =>
    JSON.stringify(flat(all).map(({ id, words }) => [id, words]));
  const other = told(judged({ ...night, evidence }).rows);
  return other === told(rows) ? [] : ['another order of lists gives other findings'];
};

/** A tenant whose statuses contradict what is true: one that is red against good runs is not known to be broken. */
const oddDoubts = (rows: readonly TenantFinding[]): readonly string[] =>
  flat(rows).flatMap(({ name, level, source }) => {
    if (source === undefined || level !== 'broken') return [];
    const { looks, finding } = source;
    const turnedMs = timeOf(source.source.since);
    const isDoubted =
      finding.code === 'SG-STATUS-ONLY' &&
      looks.some(
        ({ kind, ended, atMs }) => kind !== 'health check' && ended === 'good' && atMs > turnedMs,
      );
    return isDoubted ? [`${name}: broken by its status, though a run since was good`] : [];
  });

/** What is odd about the findings of a tenant, whatever is true of its sources. */
export const oddFindings = (night: Night, rows: readonly TenantFinding[]): readonly string[] => [
  ...oddRows(rows, night.nowMs),
  ...oddClusters(night, rows),
  ...oddOrder(night, rows),
  ...oddDoubts(rows),
];
