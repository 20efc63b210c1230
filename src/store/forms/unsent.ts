// The changes that were not sent: names them, and says that they are kept when their form is closed.

import { kindOf } from '../../resources/index.ts';
import type { Deps } from '../deps.ts';
import type { SessionState } from '../environments/session.ts';
import type { Messages } from '../messages.ts';
import type { ViewsState } from '../navigation/view.ts';
import type { DraftsState } from './drafts.ts';
import { hasChanges } from './drafts.ts';

/** Drafts of an environment that the session is not in. */
export type WaitingDrafts = {
  readonly environment: string;
  readonly drafts: DraftsState['drafts'];
};

/** What was changed and not sent, here and in other environments, as `jit policy in acme`. */
export const unsentWords = (
  { session, drafts }: Pick<SessionState, 'session'> & DraftsState,
  waiting: readonly WaitingDrafts[],
): readonly string[] =>
  [{ environment: session.environment, drafts }, ...waiting].flatMap((there) =>
    Object.values(there.drafts).map(
      ({ kind }) => `${kindOf(kind).singular} in ${there.environment}`,
    ),
  );

/** When a form with changes is closed, says that the changes are kept, and how to open the form again. */
export const noteClosedForms = (
  { store }: Pick<Deps<ViewsState & DraftsState & Pick<SessionState, 'epoch'>>, 'store'>,
  { note }: Messages,
): void => {
  store.subscribe((state, before) => {
    // Whoever goes to another environment is told of drafts when coming back.
    if (state.views === before.views || state.epoch !== before.epoch) return;
    const left = before.views.at(-1);
    if (left?.screen !== 'form' || state.views.some(({ id }) => id === left.id)) return;
    if (!hasChanges(state, left)) return;
    const { id, singular } = kindOf(left.kind);
    note(`Your changes to the ${singular} are kept, not sent. :${id} has them.`);
  });
};
