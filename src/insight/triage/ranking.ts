// Which finding goes before another: by what happened, then by what can, then by age.

import type { Level } from '../findings/sourceFinding.ts';
import { weightOf } from './could.ts';
import type { TenantFinding } from './tenantFinding.ts';

const levels: readonly Level[] = ['broken', 'unknown', 'warns', 'past', 'well'];

const newestFirst = ({ beganMs = 0 }: TenantFinding): number => -beganMs;

const keyOf = (finding: TenantFinding): readonly number[] => {
  const { level, brokeChanges = 0, could, sources } = finding;
  const isAuthoritative = sources.some(({ source }) => source.authoritative === true);
  return [
    levels.indexOf(level),
    -brokeChanges,
    ...weightOf(isAuthoritative, could).map((weight) => -weight),
    newestFirst(finding),
  ];
};

const compare = (left: readonly number[], right: readonly number[]): number => {
  for (const [index, value] of left.entries()) {
    const difference = value - (right[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
};

/** The findings, what matters most first; by name, and at last by id, where nothing else tells them apart. */
export const ranked = (findings: readonly TenantFinding[]): readonly TenantFinding[] =>
  findings
    .map((finding) => ({ finding, key: keyOf(finding) }))
    .toSorted(
      (left, right) =>
        compare(left.key, right.key) ||
        left.finding.name.localeCompare(right.finding.name, 'en') ||
        (left.finding.id < right.finding.id ? -1 : 1),
    )
    .map(({ finding }) => finding);
