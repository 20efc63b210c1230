// Why something is wrong, in short and in full: the ladder, what it could touch, what says the same, what to do next.

import { counted } from '../../../insight/counted.ts';
import { changeWords } from '../../../insight/events/changesBefore.ts';
import { type Damage, damageInWords } from '../../../insight/findings/damage.ts';
import { isRun } from '../../../insight/findings/look.ts';
import { statusWords } from '../../../insight/health.ts';
import { ago, describeTime, fromNow } from '../../../insight/time.ts';
import { couldWords } from '../../../insight/triage/could.ts';
import type { ExaminedSource } from '../../../insight/triage/evidence.ts';
import {
  ladderOf,
  lookerWords,
  type Rung,
  type RungState,
  saidBy,
} from '../../../insight/triage/ladder.ts';
import type { TenantFinding } from '../../../insight/triage/tenantFinding.ts';
import { linked } from '../../cells/references.ts';
import type { Cell, Destination, Detail, Scope, Section, ShortLine, Tone } from '../../types.ts';
import { brokenActivitiesOf } from '../tenant/activities.ts';
import { clockOf, sentenceOf, toneOf } from './findingCells.ts';
import { behind, type FindingRow } from './findingRow.ts';

const upperFirst = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

/** The words of who says so, and since when it is so. */
const sinceWords = (row: TenantFinding, nowMs: number): string => {
  const { beganMs, source, cluster, sure } = row;
  const silent = cluster?.trouble?.appliances.map(({ name }) => name).join(', ') ?? '';
  const trouble = source?.finding.trouble;
  const parts = [
    beganMs === undefined
      ? 'nothing tells since when'
      : `${clockOf(beganMs, nowMs)} (${ago(beganMs, nowMs)})`,
    trouble === undefined
      ? undefined
      : `said by ${saidBy(trouble.voice)} at ${clockOf(trouble.voice.atMs, nowMs)}`,
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

const quoteOf = ({ source }: TenantFinding): string | undefined => {
  const trouble = source?.finding.trouble;
  const text = trouble?.voice.texts.join('\n').trim();
  return text === undefined || text === '' ? undefined : text;
};

/** Which others say the same, or that none does. */
const alikeWords = (row: FindingRow): string | undefined => {
  if (row.sort !== 'source' || quoteOf(row) === undefined) return undefined;
  const group = row[behind].all.find(
    ({ sort, children }) => sort === 'alike' && children.some(({ id }) => id === row.id),
  );
  if (group === undefined) return 'no other source says the same';
  const others = group.children.filter(({ id }) => id !== row.id).map(({ name }) => name);
  return `${counted(others.length, 'other source')} say the same: ${others.join(', ')}`;
};

const cell = (text: string, tone?: Tone): Cell => (tone === undefined ? { text } : { text, tone });

const shortLine = (label: string, text: string | undefined, tone?: Tone): readonly ShortLine[] =>
  text === undefined || text === '' ? [] : [{ label, cells: [cell(text, tone)] }];

/** The nearest change before, or why none is told. */
const nearestChange = (row: FindingRow): string | undefined => changeLines(row)[0];

/** The changes before, the nearest first, each as a line; a sentence where there is none. */
const changeLines = ({ changes, source }: FindingRow): readonly string[] => {
  if (changes === undefined) return [];
  if (changes.is !== 'found') return [changes.sentence];
  const seenBy = source?.finding.trouble === undefined ? undefined : firstSeenBy(source);
  return changes.nearestFirst.map((change) => changeWords(change, seenBy));
};

/** What saw the trouble of a source first. */
const firstSeenBy = ({ looks, finding }: ExaminedSource): 'run' | 'check' | undefined => {
  const first = looks.find(({ atMs, ended }) => atMs === finding.beganMs && ended !== 'good');
  return first === undefined ? undefined : isRun(first) ? 'run' : 'check';
};

/** What it broke, or all that its sources broke together. */
const brokeWords = (
  { damage, brokeChanges, sort }: FindingRow,
  nowMs: number,
): string | undefined => {
  if (damage !== undefined) return damageInWords(damage, nowMs);
  return brokeChanges === undefined || sort === 'past'
    ? undefined
    : `at least ${counted(brokeChanges, 'change')} ended in error, of all of them together`;
};

/** A row in few lines. */
export const shortOfFinding = (row: FindingRow, nowMs: number): readonly ShortLine[] => {
  if (row.sort === 'well') return [{ cells: [cell(sentenceOf(row), toneOf(row))] }];
  const { could, children, sort, remark, next, code, words } = row;
  return [
    { cells: [cell(sentenceOf(row), toneOf(row)), cell(code ?? '', 'quiet')] },
    ...shortLine(
      'since',
      row.level === 'past' || sort === 'past' ? undefined : sinceWords(row, nowMs),
    ),
    ...shortLine('remark', remark, 'warn'),
    ...shortLine(
      'they are',
      sort === 'source' ? undefined : children.map(({ name }) => name).join(', '),
    ),
    ...shortLine('changed', nearestChange(row)),
    ...shortLine('broke', brokeWords(row, nowMs)),
    ...shortLine('could touch', could === undefined ? undefined : couldWords(could)),
    ...shortLine('next', next === undefined ? undefined : upperFirst(next)),
    ...shortLine('alike', alikeWords(row)),
    ...shortLine('says', words.includes('unclear') ? quoteOf(row)?.split('\n')[0] : undefined),
  ];
};

const signs: Readonly<Record<RungState, string>> = {
  passes: '✓',
  fails: '✗',
  warns: '~',
  unclear: '?',
  'not asked': '·',
  'does not apply': '-',
};

const tones: Readonly<Record<RungState, Tone>> = {
  passes: 'good',
  fails: 'bad',
  warns: 'warn',
  unclear: 'warn',
  'not asked': 'quiet',
  'does not apply': 'quiet',
};

const rungDetail = (
  { layer, state, words, by, atMs, code, again }: Rung,
  nowMs: number,
): Detail => {
  const who =
    by === undefined ? '' : `   ${by}${atMs === undefined ? '' : `, ${fromNow(atMs, nowMs)}`}`;
  const more = [code, again].filter((part) => part !== undefined).join('   ');
  return {
    label: `${signs[state]} ${layer}`,
    lines: [`${words}${who}${more === '' ? '' : `   ${more}`}`],
    tone: tones[state],
  };
};

/** Every layer with what says so. */
const layersSection = (row: FindingRow, nowMs: number): readonly Section[] =>
  row.source === undefined
    ? []
    : [
        {
          title: 'EACH LAYER',
          details: ladderOf(row.source, row[behind].gathered.evidence.readAtMs, nowMs).map((rung) =>
            rungDetail(rung, nowMs),
          ),
        },
      ];

/** The layers in the order of a request's way; those of a sort that say nothing of their own share a line. */
const ladderSection = (row: FindingRow, nowMs: number): readonly Section[] => {
  if (row.source === undefined) return [];
  const { readAtMs } = row[behind].gathered.evidence;
  const rungs = ladderOf(row.source, readAtMs, nowMs);
  const ofState = (state: RungState) => rungs.filter((rung) => rung.state === state);
  const line = (state: RungState, words: (count: number) => string): readonly Detail[] => {
    const those = ofState(state);
    return those.length === 0
      ? []
      : [
          {
            label: `${signs[state]} ${words(those.length)}`,
            value: cell(those.map(({ layer }) => layer).join(' · '), tones[state]),
          },
        ];
  };
  const telling = rungs.filter(({ state }) => ['fails', 'unclear', 'warns'].includes(state));
  return [
    {
      title: 'ON THE WAY OF A REQUEST',
      details: [
        ...telling.map((rung) => rungDetail(rung, nowMs)),
        ...line('passes', (count) => (count === 1 ? '1 is fine' : `${count} are fine`)),
        ...line('not asked', () => 'not asked'),
        ...line('does not apply', () => 'has none'),
      ],
    },
  ];
};

const looksSection = ({ source }: FindingRow, nowMs: number): readonly Section[] => {
  if (source === undefined || source.looks.length === 0) return [];
  return [
    {
      title: 'WHO LOOKED',
      details: source.looks
        .slice(-8)
        .toReversed()
        .map((look) => ({
          label: `${{ good: '✓', warned: '~', failed: '✗' }[look.ended]} ${describeTime(look.atMs, nowMs)}`,
          lines: [
            `${lookerWords(look)}: ${look.texts[0] ?? (look.ended === 'good' ? 'good' : 'no text')}`,
          ],
        })),
    },
  ];
};

const statusDetail = ({ source }: FindingRow, nowMs: number): readonly Detail[] =>
  source === undefined
    ? []
    : [
        {
          label: 'status',
          value: cell(
            `${statusWords(source.source.status).word}, since ${describeTime(source.source.since, nowMs)}`,
          ),
        },
      ];

/** The damage, which leads to the changes that it counts. */
const brokeDetail = ({ source }: FindingRow, damage: Damage, nowMs: number): Detail => ({
  label: '',
  value: cell(damageInWords(damage, nowMs)),
  ...(source === undefined || damage.is !== 'counted'
    ? {}
    : {
        to: brokenActivitiesOf(
          { id: source.source.id, name: source.source.name || source.source.id },
          damage.sinceMs,
        ),
      }),
});

/** What it could touch, each number with the list that has so many. */
const couldDetails = ({ could = {}, source }: FindingRow): readonly Detail[] => {
  const scope =
    source === undefined
      ? undefined
      : { source: { id: source.source.id, name: source.source.name || source.source.id } };
  const line = (
    count: number | undefined,
    noun: string,
    to: (scope: Scope) => Destination,
  ): readonly Detail[] =>
    count === undefined
      ? [{ label: '', value: cell(`${noun}s: not known`, 'quiet') }]
      : [
          {
            label: '',
            value: cell(counted(count, noun)),
            ...(scope === undefined || count === 0 ? {} : { to: to(scope) }),
          },
        ];
  const usedBy = (of: Scope): Destination => ({
    screen: 'thing',
    kind: 'source-connections',
    id: of.source?.id ?? '',
    label: 'used by',
    scope: of,
  });
  return [
    ...line(could.profiles, 'identity profile', usedBy),
    ...line(could.apps, 'application', usedBy),
    ...line(could.jitConnections, 'JIT connection', (of) => ({
      screen: 'list',
      kind: 'connections',
      scope: of,
      filter: 'type:JIT',
    })),
    ...line(could.accounts, 'account', (of) => ({ screen: 'list', kind: 'accounts', scope: of })),
  ];
};

/** Why, in full. */
export const detailsOfFinding = (row: FindingRow, nowMs: number): readonly Section[] => {
  const { next, children, source, cluster, remark, code } = row;
  const text = quoteOf(row);
  return [
    {
      details: [
        ...(code === undefined ? [] : [{ label: 'code', value: cell(code) }]),
        ...(row.level === 'well' ? [] : [{ label: 'since', value: cell(sinceWords(row, nowMs)) }]),
        ...(remark === undefined ? [] : [{ label: 'remark', value: cell(remark, 'warn') }]),
        ...(text === undefined ? [] : [{ label: 'the text says', lines: [text] }]),
        ...(next === undefined ? [] : [{ label: 'next', lines: [upperFirst(next)] }]),
      ],
    },
    ...ladderSection(row, nowMs),
    ...(children.length === 0
      ? []
      : [
          {
            title: 'FOLDED INTO IT',
            details: children.map((child) => linked(child.words, 'sources', child.source?.source)),
          },
        ]),
    ...(changeLines(row).length === 0
      ? []
      : [
          {
            title: 'WHAT CHANGED BEFORE',
            details: [{ label: '', lines: changeLines(row) }],
          },
        ]),
    ...(row.damage === undefined
      ? []
      : [
          {
            title: 'WHAT IT BROKE',
            details: [brokeDetail(row, row.damage, nowMs)],
          },
        ]),
    { title: 'WHAT IT COULD TOUCH', details: couldDetails(row) },
    ...(alikeWords(row) === undefined
      ? []
      : [{ title: 'ALIKE', details: [{ label: '', value: cell(alikeWords(row) ?? '') }] }]),
    ...layersSection(row, nowMs),
    ...looksSection(row, nowMs),
    {
      details: [
        ...statusDetail(row, nowMs),
        ...(source === undefined
          ? []
          : [
              linked('source', 'sources', source.source),
              linked('cluster', 'clusters', source.source.cluster),
            ]),
        ...(cluster === undefined ? [] : [linked('cluster', 'clusters', cluster.cluster)]),
      ],
    },
  ];
};
