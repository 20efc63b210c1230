// A look at a source: what looked, for whom, when, how it ended and what it said.

/** What looks at a source: the health check of the tenant, a live check, or a run that reads it. */
export type LookKind =
  | 'health check'
  | 'ping'
  | 'connection'
  | 'configuration'
  | 'accounts'
  | 'entitlements';

/** For whom something looked: the tenant by itself, whoever sits here, or who started a run, by name. */
export type Looker =
  | { readonly is: 'tenant' }
  | { readonly is: 'you' }
  | { readonly is: 'launcher'; readonly name: string };

/**
 * One look at a source. `warned` is a run that came to its end and left something out. Times are epoch milliseconds: when
 * it ended, since that is when its answer held.
 */
export type Look = {
  readonly kind: LookKind;
  readonly by: Looker;
  readonly atMs: number;
  readonly ended: 'good' | 'warned' | 'failed';
  /** What it said, the errors first. */
  readonly texts: readonly string[];
  /** The task of a run. */
  readonly taskId?: string;
  /** Whether it is a run that was ended before it was through. */
  readonly isTerminated?: true;
};

/** How far on the way of a request a look comes: to the VA, to the sign-in, over the whole configuration, to the data. */
export const depthOf: Readonly<Record<LookKind, 1 | 2 | 3 | 4>> = {
  ping: 1,
  'health check': 2,
  connection: 2,
  configuration: 3,
  accounts: 4,
  entitlements: 4,
};

/** Whether a look is a run, which reads data, and not a check. */
export const isRun = ({ kind }: Pick<Look, 'kind'>): boolean => depthOf[kind] === 4;

/** Looks in the order of their time, the oldest first. */
export const inOrder = (looks: readonly Look[]): readonly Look[] =>
  looks.toSorted((left, right) => left.atMs - right.atMs);

/** The look that saw a trouble first, given when that began; undefined where none of those that are known did. */
export const firstToSee = (looks: readonly Look[], beganMs: number | undefined): Look | undefined =>
  looks.find(({ atMs, ended }) => atMs === beganMs && ended !== 'good');

/** What saw a trouble first: a run or a check. */
export const firstSeenBy = (
  looks: readonly Look[],
  beganMs: number | undefined,
): 'run' | 'check' | undefined => {
  const first = firstToSee(looks, beganMs);
  if (first === undefined) return undefined;
  return isRun(first) ? 'run' : 'check';
};
