// Whether the data of a source is older than its own runs make one expect.

import type { Source } from '../../model/sources/source.ts';
import { inOrder, type Look } from '../findings/look.ts';
import { ago, hourMs, parseTime } from '../time.ts';

/** Data that is old: of which sort, when a run of it last ended well, and how often its runs usually end. */
export type OldData = {
  readonly of: 'accounts' | 'entitlements';
  /** Epoch milliseconds. */
  readonly lastGoodMs: number;
  readonly rhythmMs: number;
};

/** A rhythm is known from this many runs on. */
const fewestRuns = 4;

/** Data is old when so many of the usual times have gone by without a good run. */
const timesMissed = 3;

/** The settings of a source hold when it was last read (connectorAttributes; seen on tenants). */
const lastReadNames = {
  accounts: 'lastAggregationDate_account',
  entitlements: 'lastAggregationDate_group',
} as const;

/** The middle of the lengths between the ends of runs; undefined where there are too few of them. */
export const rhythmOf = (runs: readonly Look[]): number | undefined => {
  if (runs.length < fewestRuns) return undefined;
  const gaps = runs
    .slice(1)
    .map(({ atMs }, index) => atMs - (runs[index]?.atMs ?? atMs))
    .toSorted((left, right) => left - right);
  return gaps[Math.floor(gaps.length / 2)];
};

/** What of the data of a source is old; the older of the two where both are. `looks` may stand in any order. */
export const oldDataOf = (
  { connectorAttributes }: Pick<Source, 'connectorAttributes'>,
  looks: readonly Look[],
  nowMs: number,
): OldData | undefined => {
  const old = (['accounts', 'entitlements'] as const).flatMap((of): OldData | [] => {
    const runs = inOrder(looks.filter(({ kind }) => kind === of));
    const rhythmMs = rhythmOf(runs);
    const lastRun = runs.findLast(({ ended }) => ended !== 'failed')?.atMs;
    const lastRead = parseTime(connectorAttributes[lastReadNames[of]]);
    const good = [lastRun, lastRead].filter((ms) => ms !== undefined && ms > 0 && ms <= nowMs);
    if (rhythmMs === undefined || good.length === 0) return [];
    const lastGoodMs = Math.max(...good.map(Number));
    const late = nowMs - lastGoodMs > timesMissed * rhythmMs + hourMs;
    return late ? { of, lastGoodMs, rhythmMs } : [];
  });
  return old.toSorted((left, right) => left.lastGoodMs - right.lastGoodMs)[0];
};

/** The same in words, as the end of a sentence. */
export const oldDataWords = ({ of, lastGoodMs, rhythmMs }: OldData, nowMs: number): string =>
  `no run of its ${of} has ended well for ${ago(lastGoodMs, nowMs)}; one usually ends every ${ago(0, rhythmMs)}`;
