import type { BudgetState } from '../store/budgetWatch.ts';
import { listQuery, thingQuery } from '../store/selectors.ts';
import { currentView, type Session, type State } from '../store/state.ts';
import { clean } from '../terminal/clean.ts';
import type { Span } from '../terminal/tones.ts';

/** From here on the budget is nearly used up. */
const scarceFrom = 80;

/** What is special about the budget now, in a word. */
const trouble = ({
  used,
  limit,
  waiting,
  pausedForSeconds,
  sharedUntilMs,
}: BudgetState): string => {
  if (pausedForSeconds !== undefined) return ` 429, ${pausedForSeconds} s`;
  if (waiting !== undefined) return ' waiting';
  if (sharedUntilMs !== undefined) return ' shared';
  return used >= (limit * scarceFrom) / 100 ? ' !' : '';
};

/** How much of the budget is used, for the header. */
export const budgetSpan = ({ product, scheme, budget }: Session): Span => {
  const version = product === 'identityiq' ? 'SCIM' : `API ${scheme}`;
  const word = trouble(budget);
  return {
    text: clean(`${version} ${budget.used}/${budget.limit}${word}`),
    tone: word === '' ? 'quiet' : 'warn',
  };
};

/** Why the view waits, where the tenant has turned a call away; undefined where it does not. */
export const waitingText = (state: State): string | undefined => {
  const { pausedForSeconds } = state.session.budget;
  const view = currentView(state);
  if (pausedForSeconds === undefined || view.screen === 'probe') return undefined;
  const query = view.screen === 'list' ? listQuery(state, view) : thingQuery(state, view);
  const isAsked = query === undefined || query.status === 'loading' || query.status === 'stale';
  return isAsked
    ? ` Waiting ${pausedForSeconds} s: the tenant has had too many requests (429).`
    : undefined;
};
