// The cells of a finding: its sign, what is wrong, who says so, since when, what it broke and what it could.

import type { Level } from '../../../insight/findings/sourceFinding.ts';
import { ago, dateAndTime, dayMs, timeOfDay } from '../../../insight/time.ts';
import { couldWords } from '../../../insight/triage/could.ts';
import type { TenantFinding } from '../../../insight/triage/tenantFinding.ts';
import type { Cell, Tone } from '../../types.ts';

const signs: Readonly<Record<Level, string>> = {
  broken: '✗',
  warns: '~',
  unknown: '?',
  past: '·',
  well: '✓',
};

const tones: Readonly<Record<Level, Tone>> = {
  broken: 'bad',
  warns: 'warn',
  unknown: 'warn',
  past: 'quiet',
  well: 'good',
};

/** The colour of a finding. */
export const toneOf = ({ level }: TenantFinding): Tone => tones[level];

const upperFirst = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

const saidOf = (finding: TenantFinding, words: string): string => {
  const { name, sort, level, endedMs } = finding;
  if (sort === 'well') return upperFirst(words);
  if (sort === 'past' || sort === 'alike') return `${name} ${words}`;
  if (level !== 'past') return `${name}: ${words}`;
  const until = endedMs === undefined ? '' : ` until ${dateAndTime(endedMs)}`;
  return `${name}: was: ${words}${until}`;
};

/** What is wrong with what, as a sentence without its end. */
export const sentenceOf = (finding: TenantFinding): string => saidOf(finding, finding.words);

/** What is wrong, with the sign of how bad that is, as short as it can be. */
export const whatCell = (finding: TenantFinding): Cell => ({
  text: `${signs[finding.level]} ${saidOf(finding, finding.short)}`,
  tone: tones[finding.level],
});

/** The same in full. */
export const headlineCell = (finding: TenantFinding): Cell => ({
  text: `${signs[finding.level]} ${sentenceOf(finding)}`,
  tone: tones[finding.level],
});

/** Who says so, and how sure that is. */
export const partCell = ({ part }: TenantFinding): Cell => ({ text: part, tone: 'quiet' });

/** Since when, as a length. */
export const sinceCell = ({ beganMs, sort }: TenantFinding, nowMs: number): Cell =>
  sort === 'well' || sort === 'past'
    ? { text: '' }
    : beganMs === undefined
      ? { text: '-', tone: 'quiet' }
      : { text: ago(beganMs, nowMs) };

/** A time of today as the time of day, any other with its day. */
export const clockOf = (ms: number, nowMs: number): string =>
  nowMs - ms < dayMs / 2 ? timeOfDay(ms).slice(0, 5) : dateAndTime(ms);

/** How many changes ended in error; `-` where none did, `?` where that is not known. */
export const brokeCell = ({ brokeChanges, level, sort }: TenantFinding): Cell => {
  if (sort === 'well' || sort === 'past' || level === 'past') return { text: '' };
  if (brokeChanges === undefined) return { text: '?', tone: 'quiet' };
  return brokeChanges === 0
    ? { text: '-', tone: 'quiet' }
    : { text: brokeChanges.toLocaleString('en') };
};

/** What it could touch, the gravest first; `?` where that is not known. */
export const couldCell = ({ could, level, sort }: TenantFinding): Cell => {
  if (sort === 'well' || sort === 'past' || level === 'past') return { text: '' };
  if (could === undefined || Object.keys(could).length === 0) return { text: '?', tone: 'quiet' };
  return { text: couldWords(could) || '-' };
};
