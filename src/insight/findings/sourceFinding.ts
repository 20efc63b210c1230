// What is wrong with a source, how sure that is, and since when: the first failure on the way of a request.

import type { Source } from '../../model/sources/source.ts';
import { isBrokenStatus, statusWords } from '../health.ts';
import { type Layer, layers } from '../recognisers/recogniser.ts';
import { minuteMs } from '../time.ts';
import { causeOf, showsTheEndOf } from './cause.ts';
import { entryOf, type FindingCode } from './codes.ts';
import { inOrder, isRun, type Look } from './look.ts';
import type { ClusterTrouble } from './machineTrouble.ts';
import { diagnosticsOf } from './tenantLooks.ts';
import { messageOf, type Trouble, troublesIn } from './trouble.ts';
import { shortOf, statusShort, wordsOf } from './troubleWords.ts';

/**
 * How sure a finding is. `now`: a check or a run of the last 30 minutes says so. `last check` and `last run`: the latest
 * one does. `word only`: nothing but the status of the tenant.
 */
export type Sureness = 'now' | 'last check' | 'last run' | 'word only';

/** How much a finding asks of an operator: it is broken, worth a look, not known, over, or well. */
export type Level = 'broken' | 'warns' | 'unknown' | 'past' | 'well';

/** What there is to say of one source. Times are epoch milliseconds. */
export type SourceFinding = {
  readonly level: Level;
  readonly code?: FindingCode;
  /** Where on the way of a request it is; undefined where the evidence does not say. */
  readonly layer?: Layer;
  /** What is wrong, as the end of a sentence; empty for a source that is well. */
  readonly words: string;
  /** What is wrong, as short as it can be said: a label for a narrow column; empty for a source that is well. */
  readonly short: string;
  /** What to do next, as the end of a sentence; it may name keys. */
  readonly next?: string;
  readonly sure?: Sureness;
  readonly beganMs?: number;
  /** The trouble that it speaks of, and all others of this source. */
  readonly trouble?: Trouble;
  readonly troubles: readonly Trouble[];
};

/** What is known of a source. `looks` may stand in any order. */
export type SourceEvidence = {
  readonly source: Source;
  readonly looks: readonly Look[];
  /** The trouble of its cluster, where it has one. */
  readonly cluster?: ClusterTrouble;
};

/** A look of this age still says what is so. */
const nowForMs = 30 * minuteMs;

const sureOf = ({ voice }: Trouble, nowMs: number): Sureness => {
  if (voice.kind === 'health check') return 'word only';
  // A status that tells of a run has no text of one.
  if (voice.by.is === 'tenant' && voice.texts.length === 0) return 'word only';
  if (nowMs - voice.atMs <= nowForMs) return 'now';
  return isRun(voice) ? 'last run' : 'last check';
};

const isLive = ({ standing }: Trouble): boolean => standing === 'live' || standing === 'sometimes';

const rankOf = ({ cause }: Trouble): number => {
  if (cause.is === 'named') return layers.indexOf(cause.layer);
  return cause.is === 'unclear' ? layers.length : layers.length + 1;
};

/** Whether a check said after the run of another trouble that the way itself is broken, with or without a known cause. */
const blocks = (check: Trouble, other: Trouble): boolean =>
  !isRun(check.voice) && check.cause.is !== 'silent' && check.voice.atMs > other.voice.atMs;

/** The trouble to speak of: what keeps a request from going on, else the first on its way of which the cause is named. */
const headlineOf = (troubles: readonly Trouble[]): Trouble | undefined => {
  const live = troubles.filter(isLive).filter(({ ended }) => ended === 'failed');
  const [first] = live.toSorted((left, right) => rankOf(left) - rankOf(right));
  if (first === undefined) return undefined;
  return live.find((other) => other !== first && blocks(other, first)) ?? first;
};

/** Other looks tell of its beginning too: the status, which says nothing more, and runs of another kind that say the same. */
const beganOf = (headline: Trouble, troubles: readonly Trouble[]): number => {
  const { lastGood } = headline;
  const said = messageOf(headline);
  const times = troubles
    .filter((other) => isLive(other) && other.ended === headline.ended)
    .filter((other) => other.cause.is === 'silent' || messageOf(other) === said)
    .map(({ beganMs }) => beganMs);
  return Math.min(
    headline.beganMs,
    ...times.filter((ms) => lastGood === undefined || ms > lastGood.atMs),
  );
};

const codeOf = ({ standing, cause }: Trouble): FindingCode => {
  if (standing === 'contradicted') return 'SG-CONTRADICTS';
  if (standing === 'sometimes' && cause.is !== 'named') return 'SG-ANSWERS-SOMETIMES';
  return cause.code;
};

const findingFrom = (
  level: Level,
  trouble: Trouble,
  troubles: readonly Trouble[],
  { source }: SourceEvidence,
  nowMs: number,
): SourceFinding => {
  const code = codeOf(trouble);
  const { cause } = trouble;
  const isContradicted = trouble.standing === 'contradicted';
  return {
    level,
    code,
    ...(cause.is === 'named' && !isContradicted ? { layer: cause.layer } : {}),
    words: wordsOf(trouble, source),
    short: shortOf(trouble, source),
    next: (isContradicted || cause.is === 'silent' ? undefined : cause.next) ?? entryOf(code).next,
    // Of evidence that contradicts itself the newest counts: a check of a moment ago is more than a word.
    sure:
      isContradicted && trouble.endedBy !== undefined && nowMs - trouble.endedBy.atMs <= nowForMs
        ? 'now'
        : sureOf(trouble, nowMs),
    beganMs: beganOf(trouble, troubles),
    trouble,
    troubles,
  };
};

/** A VA can give signs for so long after the first request through it has failed. */
const dyingMs = 15 * minuteMs;

/** Whether a look says what a source says whose VA is about to go, or has gone. */
const isOfVa = (look: Look): boolean => {
  const cause = causeOf(look);
  return look.ended === 'failed' && cause.is === 'named' && cause.layer === 'va';
};

const clusterStatuses = ['SOURCE_STATE_ERROR_CLUSTER', 'SOURCE_STATE_FAILURE_CLUSTER'];

/**
 * What was wrong with a source before its cluster went, and is not known to be over, so that the cluster does not explain
 * it. Where the cluster does not tell since when, a text counts that only a target that was reached can have said.
 */
const olderOf = (
  { beganMs }: ClusterTrouble,
  { source, looks }: SourceEvidence,
): Trouble | undefined => {
  const inTime = inOrder(looks).filter((look) => !isOfVa(look));
  const before = inTime.filter(({ atMs }) => atMs < (beganMs ?? Number.POSITIVE_INFINITY));
  const older = headlineOf(troublesIn(before));
  if (older === undefined) return undefined;
  const { cause } = older;
  const isOlder =
    cause.is === 'named' || (beganMs !== undefined && older.beganMs < beganMs - dyingMs);
  const isOfCluster = cause.is === 'silent' && clusterStatuses.includes(source.status ?? '');
  const isOver = inTime.some(
    (look) =>
      look.atMs > older.voice.atMs && look.ended === 'good' && showsTheEndOf(look, older.voice),
  );
  return isOlder && !isOfCluster && !isOver ? older : undefined;
};

/** Whether nothing but the status of the cluster says so: of VAs that are heard of, or cannot be read. */
const isOnlySaid = ({ code, appliances }: ClusterTrouble): boolean =>
  code === 'SG-CLUSTER-FAILED' && appliances.length === 0;

/** How sure it is that the cluster is the cause: its VAs are silent, or a look at the source met that. */
const sureOfCluster = (
  cluster: ClusterTrouble,
  headline: Trouble | undefined,
  nowMs: number,
): Sureness => {
  if (!isOnlySaid(cluster)) return 'now';
  return headline !== undefined && isOfVa(headline.voice) ? sureOf(headline, nowMs) : 'word only';
};

/** What the status tells beside the good looks since, where another trouble came and went in the meantime. */
const saidByStatus = ({ looks }: SourceEvidence): readonly Trouble[] =>
  troublesIn(
    inOrder(looks.filter(({ kind, ended }) => kind === 'health check' || ended !== 'failed')),
  );

/** What is wrong with a source. No cause is named that no look names. */
export const sourceFindingOf = (evidence: SourceEvidence, nowMs: number): SourceFinding => {
  const { source } = evidence;
  const troubles = troublesIn(inOrder(evidence.looks));
  const headline = headlineOf(troubles);
  const isStatusBad = isBrokenStatus(source.status);
  const cluster = evidence.cluster?.stops === true ? evidence.cluster : undefined;
  const older = cluster === undefined ? undefined : olderOf(cluster, evidence);
  if (older !== undefined) {
    return findingFrom('broken', older, [older, ...troubles], evidence, nowMs);
  }
  if (cluster !== undefined && (headline !== undefined || isStatusBad)) {
    return {
      level: 'broken',
      code: cluster.code,
      layer: 'cluster',
      words: entryOf(cluster.code).headline,
      short: entryOf(cluster.code).short,
      next: entryOf(cluster.code).next,
      sure: sureOfCluster(cluster, headline, nowMs),
      ...(headline === undefined ? {} : { beganMs: headline.beganMs, trouble: headline }),
      troubles,
    };
  }
  if (headline !== undefined) return findingFrom('broken', headline, troubles, evidence, nowMs);
  const contradicted = [...troubles, ...(isStatusBad ? saidByStatus(evidence) : [])].find(
    ({ standing }) => standing === 'contradicted',
  );
  if (contradicted !== undefined) {
    return findingFrom('unknown', contradicted, troubles, evidence, nowMs);
  }
  if (isStatusBad) {
    return {
      level: 'broken',
      code: 'SG-STATUS-ONLY',
      words: `unclear, the status says ${statusWords(source.status).word}`,
      short: `unclear, ${statusShort(source)}`,
      next: entryOf('SG-STATUS-ONLY').next,
      sure: 'word only',
      troubles,
    };
  }
  const warning = troubles.find((trouble) => isLive(trouble) && trouble.ended === 'warned');
  if (warning !== undefined) return findingFrom('warns', warning, troubles, evidence, nowMs);
  const code = notKnownCodeOf(evidence);
  if (code !== undefined) {
    const { headline: words, short, next } = entryOf(code);
    return { level: 'unknown', code, words, short, next, sure: 'word only', troubles };
  }
  const [past] = troubles
    .filter(({ standing, ended }) => standing === 'past' && ended === 'failed')
    .toSorted((left, right) => right.lastFailed.atMs - left.lastFailed.atMs);
  return past === undefined
    ? { level: 'well', words: '', short: '', troubles }
    : findingFrom('past', past, troubles, evidence, nowMs);
};

/** Why nothing is known of a source that no look found broken. */
const notKnownCodeOf = ({ source, looks, cluster }: SourceEvidence): FindingCode | undefined => {
  const { verdict } = statusWords(source.status);
  if (verdict === 'good') return source.healthy === false ? 'SG-CONTRADICTS' : undefined;
  if (cluster?.stops === true) return cluster.code;
  if (!diagnosticsOf(source).areOn) return 'SG-CHECKS-OFF';
  return looks.some(isRun) ? 'SG-NOT-CHECKED' : 'SG-RUN-NEVER';
};
