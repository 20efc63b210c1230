// How a change of an account ended: well, in error, or not yet, by its own words and those of its activity.

import type { AccountActivity, AccountRequest } from '../../model/tenant/accountActivity.ts';

/**
 * How a change of an account stands. `underWay` where the activity has not come to its end, or a person has to do it;
 * `unknown` where nothing says how it ended.
 */
export type Outcome = 'good' | 'failed' | 'underWay' | 'unknown';

/** Words of a stage or status that say that an activity is over, whether it went well or not. */
const isOver =
  /^(?:in)?complete|^(?:terminat|cancel|finish|fail|end|error|success|reject|partial)/i;

/** Words that say that something is still to come. */
const isWaiting =
  /^(?:pending|queued?|retry|wait|in.?progress|execut|running|started|verif|provision|init|approv|new)/i;

/** A person was given the change to make by hand, in the words of the description's own example. */
const isByHand = /manual|ticket|work.?item/i;

type Stands = 'over' | 'under way' | 'not said';

const said = (word: string | undefined): string => word?.trim() ?? '';

/** Whether an activity has come to its end. An unknown word does not say so, and nothing is called broken that may still run. */
const standOf = ({ stage, status }: Pick<AccountActivity, 'stage' | 'status'>): Stands => {
  const words = [said(stage), said(status)].filter((word) => word !== '');
  if (words.length === 0) return 'not said';
  const [first = ''] = words;
  return isOver.test(first) && !words.some((word) => isWaiting.test(word)) ? 'over' : 'under way';
};

/** The errors of a change: its own, else those of its activity where they can be of no other change. */
export const errorsOf = (activity: AccountActivity, change: AccountRequest): readonly string[] => {
  const own = change.result?.errors ?? [];
  return own.length === 0 && activity.accountRequests.length === 1 ? activity.errors : own;
};

/**
 * How a change stands. In an activity that is over, what is not `committed` or has errors ended in error, whatever its
 * word; where neither it nor its activity says anything, that is not known.
 */
export const outcomeOf = (activity: AccountActivity, change: AccountRequest): Outcome => {
  const word = said(change.result?.status);
  const hasErrors = errorsOf(activity, change).length > 0;
  if (/^committed$/i.test(word) && !hasErrors) return 'good';
  switch (standOf(activity)) {
    case 'under way':
      return 'underWay';
    case 'not said':
      if (isWaiting.test(word)) return 'underWay';
      break;
    case 'over':
  }
  if (isByHand.test(word) && !hasErrors) return 'underWay';
  if (word !== '' || hasErrors) return 'failed';
  return /^(?:fail|error)/i.test(said(activity.status)) ? 'failed' : 'unknown';
};

/** How the change of an activity that went worst ended: with its own word, and what was said. */
export type ActivityOutcome = {
  readonly outcome: Outcome;
  /** The word of the tenant, as it is. */
  readonly word: string | undefined;
  readonly errors: readonly string[];
};

/** The worst first. */
const ranks: readonly Outcome[] = ['failed', 'underWay', 'unknown', 'good'];

/** How an activity stands, by the change of it that went worst; one without changes by its own words. */
export const activityOutcomeOf = (activity: AccountActivity): ActivityOutcome => {
  const changes = activity.accountRequests
    .map((change) => ({
      outcome: outcomeOf(activity, change),
      word: said(change.result?.status) || undefined,
      errors: errorsOf(activity, change),
    }))
    .toSorted((left, right) => ranks.indexOf(left.outcome) - ranks.indexOf(right.outcome));
  const [worst] = changes;
  if (worst !== undefined) return worst;
  const { errors, status, stage } = activity;
  const hasFailed = errors.length > 0 || /^(?:fail|error)/i.test(said(status));
  const isUnderWay = standOf(activity) === 'under way';
  return {
    outcome: isUnderWay ? 'underWay' : hasFailed ? 'failed' : 'unknown',
    word: said(status) || said(stage) || undefined,
    errors,
  };
};
