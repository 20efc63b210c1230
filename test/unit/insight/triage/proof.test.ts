import { describe, expect, it } from 'vitest';
import type { Scenario } from '../../../../src/model/tenant/scenario.ts';
import { type Mark, sheetOf } from '../../../dsl/answerSheet.ts';
import { oddAfterChecks } from '../../../dsl/checkedNow.ts';
import { judged, type Night, nightOf } from '../../../dsl/judged.ts';
import { playsAll, shareOf } from '../../../dsl/share.ts';

/** Each tenant starts at another hour, of another day. */
const startOf = (seed: number): number => Date.UTC(2026, 8, 1, 4) + seed * 7_919_000;

const seeds = Array.from({ length: 200 }, (_, index) => index + 1);
const timeout = 600_000;

type Part = {
  readonly scenario: Scenario;
  readonly minutes: number;
  readonly count: number;
  readonly played: number;
};

/** Outages are looked at before, while and after the cluster is cut off. */
const parts: readonly Part[] = [
  { scenario: 'usual', minutes: 0, count: 200, played: 6 },
  { scenario: 'outage', minutes: 0, count: 60, played: 1 },
  { scenario: 'outage', minutes: 8, count: 60, played: 1 },
  { scenario: 'outage', minutes: 25, count: 60, played: 1 },
  { scenario: 'contradictory', minutes: 0, count: 100, played: 1 },
  { scenario: 'healthy', minutes: 0, count: 50, played: 1 },
  { scenario: 'slow', minutes: 0, count: 50, played: 1 },
];

const counts = new Map<Mark, number>();

describe.each(parts)('$scenario tenants, $minutes min after their start', (part) => {
  const { scenario, minutes, count, played } = part;
  const nights = (): readonly Night[] =>
    shareOf(seeds.slice(0, count), played).map((seed) =>
      nightOf(seed, scenario, startOf(seed), minutes),
    );

  it('are judged right by what they tell', { timeout }, () => {
    const odd: string[] = [];
    for (const night of nights()) {
      const { tenant } = night;
      const sheet = sheetOf(night);
      for (const mark of sheet.marks) counts.set(mark, (counts.get(mark) ?? 0) + 1);
      const checked = oddAfterChecks(night);
      odd.push(...[...sheet.odd, ...checked.odd].map((what) => `seed ${tenant.seed}: ${what}`));
      const isWell = scenario === 'healthy' || scenario === 'slow';
      const said = judged(night).rows;
      if (isWell && said.length > 0) odd.push(`seed ${tenant.seed}: ${said[0]?.words}`);
      if (isWell || scenario === 'contradictory') {
        const named = said.filter(({ layer, level }) => layer !== undefined && level !== 'past');
        odd.push(...named.map(({ name, words }) => `seed ${tenant.seed}: ${name}: ${words}`));
      } else expect(checked.failed).toBeGreaterThan(0);
    }
    expect(odd).toEqual([]);
  });
});

it('most troubles of all these are named, and each sort of answer is among them', () => {
  if (playsAll) process.stdout.write(`${JSON.stringify(Object.fromEntries(counts))}\n`);
  const count = (mark: Mark): number => counts.get(mark) ?? 0;
  expect(count('wrong') + count('missed')).toBe(0);
  expect(count('named')).toBeGreaterThan(2 * count('unclear'));
  for (const mark of ['unclear', 'status only', 'folded', 'past', 'not told', 'well'] as const) {
    expect(count(mark), mark).toBeGreaterThan(0);
  }
});
