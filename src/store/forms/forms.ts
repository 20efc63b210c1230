// Forms: what is typed goes into a draft, which is compared with the tenant and sent once.

import { mask } from '../../insight/secrets/masked.ts';
import type { FormField, Thing } from '../../resources/types.ts';
import type { Deps } from '../deps.ts';
import type { SessionState } from '../environments/session.ts';
import type { FormView } from '../navigation/view.ts';
import {
  chosenField,
  createDrafts,
  draftedThing,
  draftOf,
  type FormState,
  isChanged,
  type NamesState,
} from './drafts.ts';
import type { Journal } from './journal.ts';
import { createNaming } from './names.ts';
import { createSending, type Sending } from './sending.ts';

/** Drafts of forms: what was changed and not sent, and the one request that sends it. */
export type Forms = Sending & {
  /** Looks up the names of the ids that the thing holds, once for each. */
  nameIds(view: FormView): Promise<void>;
  /** Puts what was typed into the draft; the problem is a sentence where it does not fit. */
  read(view: FormView, typed: string): string | undefined;
  /** Puts a whole thing into the draft. */
  change(view: FormView, after: Thing): void;
  /** Puts one field back as it is in the tenant. */
  undo(view: FormView): boolean;
};

/** Whether a field holds stars: what they stand for is not known here, and would be lost. */
const isMasked = (field: FormField, thing: Thing): boolean =>
  JSON.stringify(field.value(thing) ?? null).includes(mask);

const maskedField = 'It is masked here: change it in the web console.';

/** Forms over the store. */
export const createForms = (
  deps: Deps<FormState & NamesState & Pick<SessionState, 'epoch' | 'session'>>,
  journal: Journal,
): Forms => {
  const { store, busy } = deps;
  const drafts = createDrafts(store);
  const sending = createSending(deps, drafts, journal);
  return {
    nameIds: createNaming(deps),
    read: (view, typed) => {
      const thing = draftedThing(store.getState(), view);
      if (thing === undefined) return 'It is not loaded yet.';
      const field = chosenField(view);
      if (isMasked(field, thing)) return maskedField;
      const read = field.read(thing, typed);
      if (!read.ok) return read.error;
      drafts.change(view, read.value);
      return undefined;
    },
    change: drafts.change,
    undo: (view) => {
      const state = store.getState();
      const draft = draftOf(state, view);
      const field = chosenField(view);
      if (draft === undefined || !isChanged(state, view, field)) return false;
      drafts.set(view, { ...draft, after: { ...draft.after, [field.id]: draft.before[field.id] } });
      return true;
    },
    compare: (view) => busy.during(sending.compare(view)),
    request: (view) => busy.during(sending.request(view)),
    send: (view) => busy.during(sending.send(view)),
  };
};
