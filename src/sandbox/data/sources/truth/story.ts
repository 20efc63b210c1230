// The story of a source: what was wrong with it, from when until when, and how the tenant checks it.

import { randomOf } from '../../random.ts';
import { minuteMs } from '../../time.ts';
import { type CheckFailure, failures, type IncidentName } from '../incidents/errors.ts';
import { effects } from './effects.ts';
import type { Layer } from './layers.ts';

/** When something answers that is not always out of order. */
export type Rhythm =
  /** It is well for ten minutes, then out of order for ten; it turned well so many minutes before the start. */
  | { readonly type: 'turns'; readonly wellMinutes: number }
  /** It answers one of three looks. */
  | { readonly type: 'one of three' };

/** A fault as the data tell it, in minutes before the tenant started. */
export type PlannedFault = {
  readonly incident: IncidentName;
  /** When it was there for the first time; for a file, when the import that met it ended. */
  readonly began: number;
  /** When it was over; undefined where it lasts. */
  readonly ended?: number;
  /** What looks say, where it is not the usual text of the incident. */
  readonly failure?: CheckFailure;
  readonly rhythm?: Rhythm;
};

/** What the tenant says whatever is true: a status without `SOURCE_STATE_`, and its flag. */
export type Saying = { readonly state: string; readonly healthy: boolean };

/** How the status comes about, in minutes before the tenant started. */
export type PlannedChecks =
  /** A check every 30 minutes, one of them at `turned`, when the status was last another one. */
  | {
      readonly type: 'regular';
      readonly turned: number;
      readonly everyMinutes?: number;
      /** What the tenant says instead of what its checks find; it contradicts the truth on purpose. */
      readonly says?: Saying;
      /** The flag `healthy`, where it contradicts the status on purpose. */
      readonly flag?: boolean;
      /** What the copies in the settings say, where they contradict the source on purpose. */
      readonly copies?: Saying;
      /** Since when checks are switched off: the status stays as it was then. */
      readonly off?: number;
    }
  /** Sources of files are not checked: each import leaves the status. */
  | { readonly type: 'imports'; readonly turned: number }
  /** No check yet. */
  | ({ readonly type: 'never'; readonly off?: true } & Saying);

/** The story of a source as the data tell it. */
export type PlannedStory = {
  readonly faults: readonly PlannedFault[];
  readonly checks: PlannedChecks;
  readonly isNeverAggregated?: true;
  /** Whether no run ever failed or warned for a moment. */
  readonly isCalm?: true;
};

/** What was wrong with a source. Times are epoch milliseconds. */
export type Fault = {
  readonly incident: IncidentName;
  /** A code word for what is wrong, more exact than the incident. */
  readonly cause: string;
  readonly layer: Layer;
  readonly beganMs: number;
  /** Infinite where it lasts. */
  readonly endedMs: number;
  readonly failure: CheckFailure;
  /** How it comes and goes; undefined where it is always there. */
  readonly rhythm: Rhythm['type'] | undefined;
  readonly isOut: (atMs: number, turn: number) => boolean;
};

/** How the status of a source comes about. Times are epoch milliseconds. */
export type Checks =
  | {
      readonly type: 'regular';
      /** The time of one check; the others are `everyMs` away from each other. */
      readonly oneMs: number;
      readonly everyMs: number;
      readonly offMs: number;
      readonly says: Saying | undefined;
      readonly flag: boolean | undefined;
      readonly copies: Saying | undefined;
    }
  | { readonly type: 'imports'; readonly turnedMs: number }
  | ({ readonly type: 'never'; readonly off?: true } & Saying);

/** The story of a source: the one thing that all answers about it are made from. */
export type Story = {
  readonly faults: readonly Fault[];
  readonly checks: Checks;
  readonly isNeverAggregated: boolean;
  readonly isCalm: boolean;
};

/** What a story depends on beside its plan: the tenant, and the place of the source in it. */
export type StoryContext = {
  readonly seed: number;
  readonly index: number;
  readonly startedAtMs: number;
};

/** How long a failing import takes; it ends when the status turns. */
export const failingImportMs = (failure: CheckFailure): number => failure.elapsedMs + 4_000;

const turnMs = 10 * minuteMs;

const isOutIn = (
  rhythm: Rhythm | undefined,
  startedAtMs: number,
): ((atMs: number, turn: number) => boolean) => {
  switch (rhythm?.type) {
    case undefined:
      return () => true;
    case 'one of three':
      return (_, turn) => turn % 3 !== 0;
    case 'turns': {
      const wellMs = startedAtMs - rhythm.wellMinutes * minuteMs;
      return (atMs) => Math.abs(Math.floor((atMs - wellMs) / turnMs)) % 2 === 1;
    }
  }
};

/** The random seconds of the times of a source. What turns every ten minutes has none. */
const secondsMs = ({ faults }: PlannedStory, { seed, index }: StoryContext): number =>
  faults.some(({ rhythm }) => rhythm?.type === 'turns')
    ? 0
    : randomOf(seed, 'seconds of the story', index).int(0, 59_999);

/** A story at the times of a tenant. Faults of a whole cluster have the times of the cluster. */
export const storyOf = (plan: PlannedStory, context: StoryContext): Story => {
  const { startedAtMs } = context;
  const jitterMs = secondsMs(plan, context);
  const moment = (minutes: number) => startedAtMs - Math.round(minutes * minuteMs) - jitterMs;
  const shared = (minutes: number) => startedAtMs - Math.round(minutes * minuteMs);
  const { checks } = plan;
  return {
    isNeverAggregated: plan.isNeverAggregated === true,
    isCalm: plan.isCalm === true,
    faults: plan.faults.map(({ incident, began, ended, failure = failures[incident], rhythm }) => {
      const at = incident === 'clusterUnreachable' ? shared : moment;
      const { layer } = effects[incident];
      const beganMs = checks.type === 'imports' ? at(began) - failingImportMs(failure) : at(began);
      return {
        incident,
        cause: failure.cause ?? incident,
        layer: failure.layer ?? layer,
        beganMs,
        endedMs: ended === undefined ? Number.POSITIVE_INFINITY : at(ended),
        failure,
        rhythm: rhythm?.type,
        isOut: isOutIn(rhythm, startedAtMs),
      };
    }),
    checks:
      checks.type === 'never'
        ? checks
        : checks.type === 'imports'
          ? { type: 'imports', turnedMs: moment(checks.turned) }
          : {
              type: 'regular',
              oneMs: moment(checks.turned),
              everyMs: (checks.everyMinutes ?? 30) * minuteMs,
              offMs: checks.off === undefined ? Number.POSITIVE_INFINITY : moment(checks.off),
              says: checks.says,
              flag: checks.flag,
              copies: checks.copies,
            },
  };
};
