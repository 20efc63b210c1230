// Why something is wrong, in full: what is known, the ladder, what changed before, what it broke and could, who looked.

import { counted } from '../../../insight/counted.ts';
import { type Damage, damageInWords } from '../../../insight/findings/damage.ts';
import { applianceOf } from '../../../insight/findings/machineTrouble.ts';
import { clientNamedIn } from '../../../insight/findings/namedClient.ts';
import { statusWords } from '../../../insight/health.ts';
import { describeTime, fromNow } from '../../../insight/time.ts';
import {
  ladderOf,
  lookerWords,
  type Rung,
  type RungState,
} from '../../../insight/triage/ladder.ts';
import { thingAt } from '../../cells/links.ts';
import { linked } from '../../cells/references.ts';
import type { Destination, Detail, Scope, Section, Tone } from '../../types.ts';
import { brokenActivitiesOf } from '../tenant/activities.ts';
import { behind, type FindingRow } from './findingRow.ts';

import { alikeWords, cell, changeLines, quoteOf, sinceWords, upperFirst } from './findingWords.ts';

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
      filter: 'type:"just in time"',
    })),
    ...line(could.accounts, 'account', (of) => ({ screen: 'list', kind: 'accounts', scope: of })),
  ];
};

/** The VA that the text names by its id alone, whether it is heard of, and the cluster that it is in. */
const clientDetails = (row: FindingRow, text: string): readonly Detail[] => {
  const { clients = [], clusters = [], readAtMs } = row[behind].gathered.evidence;
  const named = clientNamedIn(text, clients);
  if (named === undefined) return [];
  const { name, stands, seenMs } = applianceOf(named, readAtMs);
  const seen = seenMs === undefined ? '' : `, last sign ${fromNow(seenMs, readAtMs)}`;
  const inCluster = clusters.find(({ id }) => id === named.clusterId)?.name;
  const of = inCluster === undefined ? '' : ` of ${inCluster}`;
  return [
    {
      label: 'the client is',
      value: cell(`the VA ${name}${of}: ${stands}${seen}`, stands === 'silent' ? 'bad' : undefined),
      to: thingAt('clients', { id: named.id ?? named.clientId, name }),
    },
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
        ...clientDetails(row, text ?? ''),
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
