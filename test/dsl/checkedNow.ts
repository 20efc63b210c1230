import type { Look } from '../../src/insight/findings/look.ts';
import { failureText } from '../../src/sandbox/data/runs/runTexts.ts';
import type { CheckFailure } from '../../src/sandbox/data/sources/incidents/errors.ts';
import { isThere } from '../../src/sandbox/data/sources/truth/truth.ts';
import { looksOf } from '../../src/sandbox/state/sources/looks.ts';
import { judged, type Night } from './judged.ts';
import { flat } from './oddFindings.ts';
import { agrees, isLive, told } from './told.ts';

/** What a check of the connection of each source says at this moment. */
const checksOf = ({ tenant, evidence }: Night): ReadonlyMap<string, CheckFailure | 'good'> =>
  new Map(
    evidence.sources.map(({ id }, place) => [
      id,
      looksOf(tenant).failureOf(place, 'connection') ?? 'good',
    ]),
  );

const lookOf = (
  { tenant, nowMs }: Night,
  place: number,
  failure: CheckFailure | 'good',
): readonly Look[] => {
  const entry = tenant.initial.entryAt(place);
  if (entry === undefined) return [];
  const common = { kind: 'connection', by: { is: 'you' }, atMs: nowMs } as const;
  return failure === 'good'
    ? [{ ...common, ended: 'good', texts: [] }]
    : [{ ...common, ended: 'failed', texts: [failureText(tenant.seed, entry, failure)] }];
};

/**
 * What is odd after a check of the connection of every source: those that fail are found by what the check says, and sure
 * at this moment; no cause of a sign-in stays where it passes. The second number tells how many failed.
 */
export const oddAfterChecks = (
  night: Night,
): { readonly odd: readonly string[]; readonly failed: number } => {
  const { nowMs, truth, evidence } = night;
  const checks = checksOf(night);
  const looks = new Map(
    evidence.sources.map(({ id }, place) => [id, lookOf(night, place, checks.get(id) ?? 'good')]),
  );
  const { rows } = judged(night, looks);
  const all = flat(rows);
  let failed = 0;
  const odd = truth.sources.flatMap(({ about, troubles }, place): readonly string[] => {
    const id = evidence.sources[place]?.id ?? '';
    const check = checks.get(id);
    const row = all.find((one) => one.id === `source ${id}`);
    const parent = rows.find(({ children }) => children.some((child) => child === row));
    const says = `${about.name}: ${row?.level} ${row?.code} ${row?.layer} ${row?.sure} under ${parent?.sort}`;
    if (check === undefined || check === 'good') {
      const isLeft = isLive(row) && (row.layer === 'credentials' || row.layer === 'va');
      return isLeft ? [`${says}, and the check is good`] : [];
    }
    failed += 1;
    const present = troubles.filter((trouble) => isThere(trouble, nowMs));
    const trouble = present.find(({ text }) => text === check.text);
    if (trouble === undefined || !isLive(row)) return [`${says}, and the check says ${check.text}`];
    const isOnStopped = present.some(({ isOfCluster }) => isOfCluster);
    // What is older than the trouble of the cluster keeps its row, whatever the check meets first.
    if (isOnStopped && parent?.sort !== 'cluster') {
      const isOwn = present.some(
        (one) =>
          !one.isOfCluster &&
          (agrees(row, told(one)) || agrees(row, { ...told(one), by: 'status' })),
      );
      return isOwn ? [] : [`${says}, and the cluster does not answer`];
    }
    const isRight = isOnStopped || agrees(row, told(trouble));
    return isRight && row.sure === 'now' ? [] : [`${says}, and the check says ${check.text}`];
  });
  return { odd, failed };
};
