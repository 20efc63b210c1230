import type { ApiError } from '../model/apiError.ts';
import type { Result } from '../model/result.ts';
import { kindOf } from '../resources/index.ts';
import type { Form, FormField, FormRequest, Item, Thing } from '../resources/types.ts';
import type { Deps } from './deps.ts';
import type { State } from './state.ts';
import { type FormView, queryKey } from './view.ts';

/** Drafts of forms: what was changed and not sent, and the one request that sends it. */
export type Forms = {
  /** Looks up the names of the ids that the thing holds, once for each. */
  nameIds(view: FormView): Promise<void>;
  /** Puts what was typed into the draft; the problem is a sentence where it does not fit. */
  read(view: FormView, typed: string): string | undefined;
  /** Puts one field back as it is in the tenant. */
  undo(view: FormView): boolean;
  /** Sends the request once and shows what the tenant answers. */
  send(view: FormView, request: FormRequest): Promise<Result<Item<Thing>, ApiError>>;
};

/** The form of a view's kind; only kinds with a form are opened as one. */
export const formOf = (view: FormView): Form => {
  const { form, id } = kindOf(view.kind);
  if (form === undefined) throw new Error(`${id} has no form`);
  return form;
};

/** The field that the cursor is on. */
export const chosenField = (view: FormView): FormField => {
  const field = formOf(view).fields[view.field];
  if (field === undefined) throw new Error(`the form of ${view.kind} has no field ${view.field}`);
  return field;
};

/** The thing as the tenant has it, where it was read. */
export const savedThing = (state: State, view: FormView): Thing | undefined =>
  state.things[queryKey(view)]?.data?.item?.value;

/** The thing as the draft would make it. */
export const draftedThing = (state: State, view: FormView): Thing | undefined =>
  state.drafts[queryKey(view)]?.after ?? savedThing(state, view);

/** The request that would send the draft; undefined where nothing is changed. */
export const pendingRequest = (state: State, view: FormView): FormRequest | undefined => {
  const before = savedThing(state, view);
  const draft = state.drafts[queryKey(view)];
  if (before === undefined || draft === undefined) return undefined;
  const request = formOf(view).request(before, draft.after);
  return request.body.length === 0 ? undefined : request;
};

/** Whether the draft changes this field. */
export const isChanged = (state: State, view: FormView, field: FormField): boolean => {
  const before = savedThing(state, view);
  const after = draftedThing(state, view);
  return (
    before !== undefined &&
    after !== undefined &&
    JSON.stringify(field.value(before) ?? null) !== JSON.stringify(field.value(after) ?? null)
  );
};

/** Forms over the store. */
export const createForms = ({ store, api, busy, now }: Deps): Forms => {
  const setDraft = (view: FormView, after: Thing) => {
    const before = savedThing(store.getState(), view);
    if (before === undefined) return;
    const key = queryKey(view);
    store.setState(({ drafts }) => ({ drafts: { ...drafts, [key]: { before, after } } }));
    dropUnchanged(view);
  };

  const dropUnchanged = (view: FormView) => {
    if (pendingRequest(store.getState(), view) === undefined) dropDraft(view);
  };

  const dropDraft = (view: FormView) =>
    store.setState(({ drafts }) => {
      const { [queryKey(view)]: _, ...others } = drafts;
      return { drafts: others };
    });

  return {
    nameIds: async (view) => {
      const form = formOf(view);
      const state = store.getState();
      const things = [savedThing(state, view), draftedThing(state, view)];
      const ids = new Set(
        things.flatMap((thing) => (thing === undefined ? [] : form.idsToName(thing))),
      );
      const unknown = [...ids].filter((id) => !state.names.has(id));
      if (unknown.length === 0) return;
      const work = async () => form.nameIds(await api(), unknown, {});
      const found = await busy.during(work());
      if (!found.ok) return;
      store.setState(({ names }) => ({ names: new Map([...names, ...found.value]) }));
    },
    read: (view, typed) => {
      const thing = draftedThing(store.getState(), view);
      if (thing === undefined) return 'The policy is not loaded yet.';
      const read = chosenField(view).read(thing, typed);
      if (!read.ok) return read.error;
      setDraft(view, read.value);
      return undefined;
    },
    undo: (view) => {
      const state = store.getState();
      const before = savedThing(state, view);
      const after = draftedThing(state, view);
      const field = chosenField(view);
      if (before === undefined || after === undefined || !isChanged(state, view, field))
        return false;
      setDraft(view, { ...after, [field.id]: before[field.id] });
      return true;
    },
    send: (view, request) => {
      const work = async () => {
        const answer = await formOf(view).send(await api(), request, {});
        if (answer.ok) {
          // The answer says what was asked for; reading again says what is there.
          const again = await kindOf(view.kind).get?.(await api(), '', view.scope, {});
          const item = again?.ok === true ? (again.value ?? answer.value) : answer.value;
          dropDraft(view);
          store.setState(({ things }) => ({
            things: {
              ...things,
              [queryKey(view)]: {
                status: 'ready',
                data: { item },
                fetchedAtMs: now(),
              },
            },
          }));
        }
        return answer;
      };
      return busy.during(work());
    },
  };
};
