// What the short and the long form of a finding share: since when, what changed, what it broke, who says the same.

import { counted } from '../../../insight/counted.ts';
import { changeWords } from '../../../insight/events/changesBefore.ts';
import { damageInWords } from '../../../insight/findings/damage.ts';
import { firstSeenBy, firstToSee, isRun } from '../../../insight/findings/look.ts';
import { messageOf } from '../../../insight/findings/trouble.ts';
import { ago } from '../../../insight/time.ts';
import { saidBy } from '../../../insight/triage/ladder.ts';
import type { TenantFinding } from '../../../insight/triage/tenantFinding.ts';
import type { Cell, Tone } from '../../types.ts';
import { clockOf } from './findingCells.ts';
import { behind, type FindingRow } from './findingRow.ts';

/** The same text with a capital in front. */
export const upperFirst = (text: string): string =>
  `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

/** The words of who says so, and since when it is so. */
export const sinceWords = (row: TenantFinding, nowMs: number): string => {
  const { beganMs, source, cluster, sure } = row;
  const silent = cluster?.trouble?.appliances.map(({ name }) => name).join(', ') ?? '';
  const trouble = source?.finding.trouble;
  const first = firstToSee(source?.looks ?? [], beganMs);
  // The status says when it turned; of runs only those of late are read.
  const isFirstOfAll = first !== undefined && isRun(first) && trouble?.lastGood === undefined;
  const parts = [
    beganMs === undefined
      ? 'nothing tells since when'
      : `${clockOf(beganMs, nowMs)} (${ago(beganMs, nowMs)})`,
    first === undefined
      ? undefined
      : `first seen by ${saidBy(first)}${isFirstOfAll ? ', and maybe older' : ''}`,
    trouble === undefined || trouble.voice === first
      ? undefined
      : `${quoteOf(row) === undefined ? 'seen again' : 'said why'} by ${saidBy(trouble.voice)} at ${clockOf(trouble.voice.atMs, nowMs)}`,
    silent === '' ? undefined : `the last sign of ${silent}`,
    trouble?.lastGood === undefined
      ? undefined
      : `last good ${clockOf(trouble.lastGood.atMs, nowMs)}`,
    sure === 'word only'
      ? 'only a status says so: a live check shows whether it is true'
      : undefined,
  ];
  return parts.filter((part) => part !== undefined).join(' · ');
};

/** All that the look said which says most of a trouble; undefined where it said nothing. */
export const quoteOf = ({ source }: TenantFinding): string | undefined => {
  const trouble = source?.finding.trouble;
  const text = trouble?.voice.texts.join('\n').trim();
  return text === undefined || text === '' ? undefined : text;
};

/** What a finding says, but for what differs from one source to the next. */
const saidOf = ({ source }: TenantFinding): string | undefined =>
  source?.finding.trouble && messageOf(source.finding.trouble);

/** Which others say the same, or that none does. */
export const alikeWords = (row: FindingRow): string | undefined => {
  const text = quoteOf(row);
  if (row.sort !== 'source' || text === undefined) return undefined;
  const key = saidOf(row);
  const others = row[behind].all
    .flatMap((one) => [one, ...one.children])
    .filter((one) => one.sort === 'source' && one.id !== row.id && one.level !== 'past')
    .filter((one) => saidOf(one) === key)
    .map(({ name }) => name);
  return others.length === 0
    ? 'no other source says the same'
    : `${counted(others.length, 'other source')} ${others.length === 1 ? 'says' : 'say'} the same: ${others.join(', ')}`;
};

/** A text as a cell. */
export const cell = (text: string, tone?: Tone): Cell =>
  tone === undefined ? { text } : { text, tone };

/** The nearest change before, or why none is told. */
export const nearestChange = (row: FindingRow): string | undefined => changeLines(row)[0];

/** The changes before, the nearest first, each as a line; a sentence where there is none. */
export const changeLines = ({ changes, source }: FindingRow): readonly string[] => {
  if (changes === undefined) return [];
  if (changes.is !== 'found') return [changes.sentence];
  const seenBy = firstSeenBy(source?.looks ?? [], source?.finding.beganMs);
  return changes.nearestFirst.map((change) => changeWords(change, seenBy));
};

/** What it broke, or all that its sources broke together. */
export const brokeWords = (
  { damage, brokeChanges, sort }: FindingRow,
  nowMs: number,
): string | undefined => {
  if (damage !== undefined) return damageInWords(damage, nowMs);
  return brokeChanges === undefined || sort === 'past'
    ? undefined
    : `at least ${counted(brokeChanges, 'change')} ended in error, of all of them together`;
};
