import { isBrokenStatus } from '../../src/insight/health.ts';
import type { ExaminedSource } from '../../src/insight/triage/evidence.ts';
import type { TenantFinding } from '../../src/insight/triage/tenantFinding.ts';
import { isThere, type Trouble, type True } from '../../src/sandbox/data/sources/truth/truth.ts';
import { codeOf } from './answerKey.ts';
import { judged, type Night } from './judged.ts';
import { flat, oddFindings } from './oddFindings.ts';
import { agrees, isEndTold, isLive, isNamed, type Told, time, toldOf } from './told.ts';

/** How a source was judged: what was found of it, and whether anything had told of its trouble. */
export type Mark =
  /** The cause is named, and it is that. */
  | 'named'
  /** The text names no cause, and no cause is named. */
  | 'unclear'
  /** Only the status tells, and no cause is named. */
  | 'status only'
  /** It stands under its cluster. */
  | 'folded'
  /** It answers now and then, and the last look was good. */
  | 'past'
  /** It is over, and nothing that was seen shows that. */
  | 'end not told'
  /** It has a trouble that nothing has told yet. */
  | 'not told'
  /** It has no trouble, and no cause is named. */
  | 'well'
  /** A cause is named that is not there, or a source is called broken that nothing shows to be. */
  | 'wrong'
  /** A trouble that was told is in no finding, or in one that says less than is known. */
  | 'missed';

/** What is odd about a source or about the findings, with a mark where it is about a source. */
export type Sheet = { readonly marks: readonly Mark[]; readonly odd: readonly string[] };

const marksOf: Readonly<Record<Told['by'], (told: Told) => Mark>> = {
  text: ({ trouble }) => (codeOf(trouble) === 'SG-UNCLEAR' ? 'unclear' : 'named'),
  status: () => 'status only',
};

type Seen = {
  readonly row: TenantFinding | undefined;
  /** The row that it is folded into. */
  readonly parent: TenantFinding | undefined;
};

/** How a source was judged, by what is true of it and what told of it. */
const markOf = (
  known: True,
  { source, looks }: ExaminedSource,
  { row, parent }: Seen,
  { evidence, nowMs }: Pick<Night, 'evidence' | 'nowMs'>,
): Mark => {
  const tasks = (evidence.tasks ?? []).filter(({ target }) => target?.id === source.id);
  const present = known.troubles.filter((trouble) => isThere(trouble, nowMs));
  const heard = present.flatMap((trouble) => toldOf(trouble, known, source, tasks) ?? []);
  const ofCluster = present.find(({ isOfCluster }) => isOfCluster);
  const own = heard.filter(({ trouble }) => !trouble.isOfCluster);
  const isFolded = parent?.sort === 'cluster';
  if (ofCluster !== undefined) {
    const older = own.filter(
      ({ trouble, firstMs }) => firstMs < ofCluster.beganMs && trouble.fails.includes('accounts'),
    );
    if (older.length > 0) {
      const answer = older.find((one) => isLive(row) && !isFolded && agrees(row, one));
      return answer === undefined ? 'missed' : marksOf[answer.by](answer);
    }
    if (isFolded) return 'folded';
    if (heard.some(({ trouble }) => trouble.isOfCluster)) return 'missed';
  }
  const texts = own.filter(({ by }) => by === 'text');
  const answer = own.find((one) => isLive(row) && agrees(row, one));
  const isSteady = own.every(({ trouble }) => trouble.steadiness === 'always');
  if (answer !== undefined && (answer.by === 'text' || texts.length === 0)) {
    return marksOf[answer.by](answer);
  }
  const isFalseAlarm =
    present.length === 0 && !isBrokenStatus(source.status) && row?.code !== 'SG-RUN-STALE';
  if (isLive(row) && (isNamed(row) || isFalseAlarm)) {
    const isThat = (trouble: Trouble): boolean =>
      codeOf(trouble) === 'SG-UNCLEAR' ? row.layer === undefined : row.code === codeOf(trouble);
    const ended = known.troubles.filter((trouble) => trouble.endedMs <= nowMs);
    return ended.some((trouble) => isThat(trouble) && !isEndTold(trouble, source, tasks))
      ? 'end not told'
      : 'wrong';
  }
  if (own.length > 0) {
    if (isSteady) return 'missed';
    return looks.at(-1)?.ended === 'failed' ? 'missed' : 'past';
  }
  return present.length > 0 ? 'not told' : 'well';
};

/** The beginning of a finding: not before the trouble, and not after the first thing that told of it. */
const oddBegin = (
  known: True,
  { source }: ExaminedSource,
  row: TenantFinding | undefined,
  { evidence, nowMs }: Night,
): readonly string[] => {
  const tasks = (evidence.tasks ?? []).filter(({ target }) => target?.id === source.id);
  const present = known.troubles.filter((trouble) => isThere(trouble, nowMs));
  const [trouble] = present;
  const isOne = present.length === 1 && trouble?.steadiness === 'always' && !trouble.isOfCluster;
  const first = isOne ? toldOf(trouble, known, source, tasks) : undefined;
  if (first === undefined || !isLive(row)) return [];
  const { beganMs = 0 } = row;
  return beganMs >= first.trouble.beganMs && beganMs <= first.firstMs
    ? []
    : [
        `${known.about.name}: began ${time(beganMs)}, not from ${time(first.trouble.beganMs)} to ${time(first.firstMs)}`,
      ];
};

/** How home judges a tenant, source by source, and what is odd about it. */
export const sheetOf = (night: Night): Sheet => {
  const { examined, rows } = judged(night);
  const { nowMs, truth } = night;
  const odd = [...oddFindings(night, rows)];
  const marks = truth.sources.flatMap((known, place): readonly Mark[] => {
    const one = examined.sources[place];
    if (one === undefined) return [];
    const id = `source ${one.source.id}`;
    const row = flat(rows).find((other) => other.id === id);
    const parent = rows.find(({ children }) => children.some((child) => child.id === id));
    const mark = markOf(known, one, { row, parent }, night);
    odd.push(...oddBegin(known, one, row, night));
    if (mark === 'wrong' || mark === 'missed') {
      const troubles = known.troubles.map(
        (trouble) => `${isThere(trouble, nowMs) ? '' : 'past '}${trouble.cause} ${codeOf(trouble)}`,
      );
      odd.push(
        `${known.about.name}: ${mark}, ${row?.level} ${row?.code} ${row?.layer} under ${parent?.sort}, true is ${troubles.join(' and ')}`,
      );
    }
    return [mark];
  });
  return { marks, odd };
};
