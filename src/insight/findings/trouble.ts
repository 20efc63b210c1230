// What looks that failed add up to: since when, whether it goes on, and which look says most of it.

import { minuteMs } from '../time.ts';
import { alikeKeyOf } from '../triage/alike.ts';
import { type Cause, causeOf, depthToEnd, showsTheEndOf } from './cause.ts';
import { depthOf, type Look } from './look.ts';

/**
 * How a trouble stands. `live`: no look since shows that it is over. `sometimes`: looks pass and fail by turns. `past`: a
 * look since was good. `contradicted`: only the status says so, and a look that came further was good since.
 */
export type Standing = 'live' | 'sometimes' | 'past' | 'contradicted';

/** A trouble of a source. Times are epoch milliseconds. */
export type Trouble = {
  readonly standing: Standing;
  /** Whether its looks failed, or came to their end and left something out. */
  readonly ended: 'failed' | 'warned';
  /** The look that says most of it, and what it says. */
  readonly voice: Look;
  readonly cause: Cause;
  /** The first look that failed after the last good one. */
  readonly beganMs: number;
  /** The last good look before; where none is known, the trouble may be older. */
  readonly lastGood?: Look;
  readonly lastFailed: Look;
  /** The first good look after, for what is past or contradicted. */
  readonly endedBy?: Look;
  /** How many of the latest looks were good, for what answers sometimes. */
  readonly counted?: { readonly good: number; readonly of: number };
};

/** The looks that fail together: on the way to the target, or at the data of one kind. */
type Group = 'way' | 'accounts' | 'entitlements';

const groupOf = (look: Look): Group => {
  if (look.kind !== 'accounts' && look.kind !== 'entitlements') return 'way';
  return depthToEnd(look) < depthOf[look.kind] ? 'way' : look.kind;
};

const isFar = (look: Look): boolean => {
  const cause = causeOf(look);
  return cause.is === 'named' && (cause.layer === 'data' || cause.layer === 'threshold');
};

/** Whether a look was good, seen from one that failed: a run that ended with warnings, or failed at the data, came that far. */
const isGoodFor = (look: Look, failed: Look): boolean => {
  if (look.ended === 'good') return showsTheEndOf(look, failed);
  if (look.ended === 'warned') return failed.ended === 'failed' && showsTheEndOf(look, failed);
  return groupOf(failed) === 'way' && groupOf(look) !== 'way' && isFar(look);
};

/** Of a person who asks again and again, two turns say it; of runs and checks by themselves it takes three. */
const turnsOf = { soon: 2, seldom: 3 } as const;
const soonMs = 30 * minuteMs;
const seldomMs = 24 * 60 * minuteMs;
const mostLooks = 6;

type Judged = { readonly look: Look; readonly good: boolean };

const turnsIn = (looks: readonly Judged[]): number =>
  looks.filter(({ good }, at) => at > 0 && looks[at - 1]?.good !== good).length;

/** How many good looks stand together at most between two that failed, and at the end. */
const goodInARow = (
  looks: readonly Judged[],
): { readonly between: number; readonly last: number } => {
  let between = 0;
  let last = 0;
  let hasFailed = false;
  for (const { good } of looks) {
    if (!good) {
      if (hasFailed) between = Math.max(between, last);
      hasFailed = true;
    }
    last = good ? last + 1 : 0;
  }
  return { between, last };
};

/**
 * Whether looks that passed and failed by turns still do: the last one failed, or they were not yet good for longer than
 * between two failures, and at least half of them failed. A run that fails now and then and is good since is over.
 */
const goesOnByTurns = (looks: readonly Judged[]): boolean => {
  const { between, last } = goodInARow(looks);
  const failed = looks.filter(({ good }) => !good).length;
  return last === 0 || (last <= between && 2 * failed >= looks.length);
};

const countedIn = (looks: readonly Judged[]): Trouble['counted'] => ({
  good: looks.filter(({ good }) => good).length,
  of: looks.length,
});

/** How many of the latest looks were good, where they pass and fail by turns. */
const sometimes = (looks: readonly Judged[]): Trouble['counted'] | undefined => {
  const newestMs = looks.at(-1)?.look.atMs ?? 0;
  const within = (ms: number): readonly Judged[] =>
    looks.filter(({ look }) => newestMs - look.atMs <= ms).slice(-mostLooks);
  const asked = within(soonMs).filter(({ look }) => look.by.is === 'you');
  if (turnsIn(asked) >= turnsOf.soon) return countedIn(asked);
  const latest = within(seldomMs);
  return turnsIn(latest) >= turnsOf.seldom && goesOnByTurns(latest) ? countedIn(latest) : undefined;
};

/** The newest look that says something speaks: what an older one said may be over, as another fault has come. */
const voiceOf = (looks: readonly Look[]): Look | undefined =>
  looks.findLast((look) => causeOf(look).is !== 'silent') ?? looks.at(-1);

const troubleOf = (
  looks: readonly Look[],
  group: Group,
  ended: Trouble['ended'],
): Trouble | undefined => {
  const fails = (look: Look): boolean =>
    look.ended === ended &&
    groupOf(look) === group &&
    // What a run left out is common; only what is known to matter counts.
    (ended === 'failed' || causeOf(look).is === 'named');
  const lastFailed = looks.findLast(fails);
  if (lastFailed === undefined) return undefined;
  const judged = looks.flatMap((look): Judged | [] => {
    if (fails(look)) return { look, good: false };
    return isGoodFor(look, lastFailed) ? { look, good: true } : [];
  });
  const at = judged.findLastIndex(({ good }) => !good);
  const lastGoodAt = judged.findLastIndex(({ good }, index) => good && index < at);
  const failed = judged.slice(lastGoodAt + 1, at + 1).map(({ look }) => look);
  const voice = voiceOf(failed);
  const first = failed[0];
  if (voice === undefined || first === undefined) return undefined;
  const cause = causeOf(voice);
  const lastGood = judged[lastGoodAt]?.look;
  const endedBy = judged[at + 1]?.look;
  const common = {
    ended,
    voice,
    cause,
    lastFailed,
    beganMs: first.atMs,
    ...(lastGood === undefined ? {} : { lastGood }),
  };
  if (
    ended === 'failed' &&
    group === 'way' &&
    failed.every(({ kind }) => kind === 'health check')
  ) {
    // The status is the same since it turned, so that a good look in between contradicts all checks since.
    const turned = looks.find((look) => fails(look) && look.kind === 'health check') ?? first;
    const against = looks.findLast(
      (look) =>
        look.kind !== 'health check' &&
        look.atMs > turned.atMs &&
        look.ended !== 'failed' &&
        depthOf[look.kind] >= depthOf['health check'],
    );
    if (against !== undefined) {
      return { ...common, beganMs: turned.atMs, standing: 'contradicted', endedBy: against };
    }
  }
  // A run warns of what it met itself: the next one without a warning shows that it is over.
  const counted = ended === 'warned' ? undefined : sometimes(judged);
  if (counted !== undefined) return { ...common, standing: 'sometimes', counted };
  return endedBy === undefined
    ? { ...common, standing: 'live' }
    : { ...common, standing: 'past', endedBy };
};

const groups: readonly Group[] = ['way', 'accounts', 'entitlements'];

/** What a trouble says, but for what differs from one look to the next. */
export const messageOf = ({ voice }: Pick<Trouble, 'voice'>): string => alikeKeyOf(voice);

/** The good run that shows that a trouble is over since runs of another kind, which said the same, pass again. */
const endOfTheSame = (
  { standing, cause, lastFailed, voice }: Trouble,
  troubles: readonly Trouble[],
): Look | undefined => {
  const isOfOwnData =
    cause.is === 'named' && (cause.layer === 'data' || cause.layer === 'threshold');
  if (standing !== 'live' || cause.is === 'silent' || isOfOwnData) return undefined;
  return troubles.find(
    (other) =>
      other.standing === 'past' &&
      other.endedBy !== undefined &&
      other.endedBy.atMs > lastFailed.atMs &&
      messageOf(other) === messageOf({ voice }),
  )?.endedBy;
};

/** The troubles that looks tell of, given in the order of their time; one for each kind of what fails together. */
export const troublesIn = (looks: readonly Look[]): readonly Trouble[] => {
  const troubles = (['failed', 'warned'] as const).flatMap((ended) =>
    groups.flatMap((group) => troubleOf(looks, group, ended) ?? []),
  );
  return troubles.map((trouble) => {
    const endedBy = endOfTheSame(trouble, troubles);
    return endedBy === undefined ? trouble : { ...trouble, standing: 'past', endedBy };
  });
};
