// The text about the budget of API requests: how much is used, and what the view waits for.

import { fillIn } from '../../../commands/keys/fillKeys.ts';
import { keyed } from '../../../model/keyed.ts';
import type { BudgetState, Session } from '../../../store/environments/session.ts';
import { waitedForSeconds } from '../../../store/selectors.ts';
import type { State } from '../../../store/state.ts';
import type { Span } from '../../../terminal/look/tones.ts';
import { clean } from '../../../terminal/text/clean.ts';
import type { HelpEntry } from '../help/helpEntry.ts';

/** From this percentage on the budget counts as nearly used up. */
const scarceFrom = 80;

/** Why requests are slow or about to be, in a word; empty where all is well. */
const trouble = ({
  used,
  limit,
  waiting,
  pausedForSeconds,
  sharedUntilMs,
}: BudgetState): string => {
  if (pausedForSeconds !== undefined) return `429, ${pausedForSeconds} s`;
  if (waiting !== undefined) return 'waiting';
  if (sharedUntilMs !== undefined) return 'shared';
  return used >= (limit * scarceFrom) / 100 ? '!' : '';
};

/** What the words about the budget mean, for the help. */
export const budgetSigns: readonly HelpEntry[] = [
  {
    left: 'API v1 12/100',
    right:
      'the version lists are read with, and requests of the last 10 s out of the most that the tenant takes; SCIM for IdentityIQ',
  },
  { left: '12/100 !', right: `${scarceFrom} % of them are used or more` },
  { left: 'waiting', right: 'requests wait for their turn, so that the tenant refuses none' },
  {
    left: '429, 2 s',
    right:
      'the tenant said "too many requests": nothing is sent for 2 s, then it goes on by itself',
  },
  {
    left: 'shared',
    right:
      'somebody else uses the requests of this client too: it was refused though we had some left',
  },
];

/** How much is said: API version and count, the count, or only the word of trouble. */
export type BudgetLength = 'whole' | 'short' | 'word';

/** How many requests of the budget are used, for the header. */
export const budgetText = (
  { product, scheme, budget }: Session,
  length: BudgetLength,
  used = budget.used,
): string => {
  const version = product === 'identityiq' ? 'SCIM' : `API ${scheme}`;
  const parts = {
    whole: [version, `${used}/${budget.limit}`],
    short: [`${used}/${budget.limit}`],
    word: [],
  } satisfies Record<BudgetLength, readonly string[]>;
  return [...parts[length], trouble(budget)].filter((part) => part !== '').join(' ');
};

/** The same text with its tone. */
export const budgetSpan = (session: Session, length: BudgetLength): Span => ({
  text: clean(budgetText(session, length)),
  tone: trouble(session.budget) === '' ? 'quiet' : 'warn',
});

/** That the view waits because the tenant refused a request (429); undefined where it does not wait. */
export const waitingText = (state: State): string | undefined => {
  const seconds = waitedForSeconds(state);
  return seconds === undefined
    ? undefined
    : fillIn(state)(
        keyed` Waiting ${seconds} s: the tenant has had too many requests (429). {View.escape} gives up.`,
      );
};
