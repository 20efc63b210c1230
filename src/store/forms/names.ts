// Looks up the names of the ids that a form holds.

import type { Deps } from '../deps.ts';
import { sameEnvironment } from '../environments/sameEnvironment.ts';
import type { SessionState } from '../environments/session.ts';
import type { FormView } from '../navigation/view.ts';
import { draftedThing, type FormState, formOf, type NamesState, savedThing } from './drafts.ts';

/** Looks up the names of the ids that the thing of a form holds, once for each. */
export const createNaming =
  ({ store, api, busy }: Deps<FormState & NamesState & Pick<SessionState, 'epoch'>>) =>
  async (view: FormView): Promise<void> => {
    const form = formOf(view);
    const state = store.getState();
    const things = [savedThing(state, view), draftedThing(state, view)];
    const ids = new Set(
      things.flatMap((thing) => (thing === undefined ? [] : form.idsToName(thing))),
    );
    const unknown = [...ids].filter((id) => !state.namesAsked.has(id));
    if (unknown.length === 0) return;
    store.setState(({ namesAsked }) => ({ namesAsked: new Set([...namesAsked, ...unknown]) }));
    const isCurrent = sameEnvironment(store);
    const work = async () => form.nameIds(await api(), unknown, {});
    const found = await busy.during(work());
    if (!isCurrent()) return;
    if (found.ok) {
      store.setState(({ names }) => ({ names: new Map([...names, ...found.value]) }));
      return;
    }
    // Not asked after all: what could not be read is not the same as what is not there.
    store.setState(({ namesAsked }) => ({
      namesAsked: new Set([...namesAsked].filter((id) => !unknown.includes(id))),
    }));
  };
