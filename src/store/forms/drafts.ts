// Drafts of forms: what was changed and not sent, beside what the tenant has.

import { sameIn } from '../../insight/documents/threeWay.ts';
import type { ReplaceOperation } from '../../model/jsonPatch.ts';
import { kindOf } from '../../resources/index.ts';
import type { Form, FormField, KindId, Notice, Thing } from '../../resources/types.ts';
import type { Slice } from '../deps.ts';
import { type FormView, queryKey } from '../navigation/view.ts';
import type { AnswersState } from '../queries/query.ts';

/** The changes to a form that were not sent, as the whole thing it would become. */
export type Draft = { readonly kind: KindId; readonly before: Thing; readonly after: Thing };

/** The slice of the state about drafts. */
export type DraftsState = { readonly drafts: Readonly<Record<string, Draft>> };

/** The slice of the state about the names that ids were resolved to, for all forms. */
export type NamesState = {
  readonly names: ReadonlyMap<string, string>;
  /** Ids whose names were asked for; one that is here and not in `names` is unknown to the tenant. */
  readonly namesAsked: ReadonlySet<string>;
};

/** What of the state says what a form holds. */
export type FormState = DraftsState & Pick<AnswersState, 'things'>;

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
export const savedThing = (
  state: Pick<AnswersState, 'things'>,
  view: FormView,
): Thing | undefined => state.things[queryKey(view)]?.data?.item?.value;

/** Whether there is a thing to edit: one was read, and the tenant did not say since that it is gone or not for it. */
export const isEditable = (state: Pick<AnswersState, 'things'>, view: FormView): boolean => {
  const query = state.things[queryKey(view)];
  const isGone = query?.status === 'failed' && ['notFound', 'notEnabled'].includes(query.error.tag);
  return query?.data?.item !== undefined && !isGone;
};

/** The draft of a view, where something is changed. */
export const draftOf = (state: DraftsState, view: FormView): Draft | undefined =>
  state.drafts[queryKey(view)];

/** The thing as the draft would make it. */
export const draftedThing = (state: FormState, view: FormView): Thing | undefined =>
  draftOf(state, view)?.after ?? savedThing(state, view);

/** What the draft started from: what the tenant had when the first field was changed. */
export const draftBase = (state: FormState, view: FormView): Thing | undefined =>
  draftOf(state, view)?.before ?? savedThing(state, view);

/** The operations that would send the draft; none where nothing is changed. */
export const pendingOperations = (
  state: DraftsState,
  view: FormView,
): readonly ReplaceOperation[] => {
  const draft = draftOf(state, view);
  return draft === undefined ? [] : formOf(view).operations(draft.before, draft.after);
};

/** Whether the form holds changes that were not sent. */
export const hasChanges = (state: DraftsState, view: FormView): boolean =>
  pendingOperations(state, view).length > 0;

/** What a linter says of the draft, or of what is there where nothing is changed. */
export const noticesOf = (state: FormState & NamesState, view: FormView): readonly Notice[] => {
  const thing = draftedThing(state, view);
  return thing === undefined ? [] : formOf(view).lint(thing, state.names, state.namesAsked);
};

/** Whether the draft changes this field. */
export const isChanged = (state: DraftsState, view: FormView, field: FormField): boolean => {
  const draft = draftOf(state, view);
  return draft !== undefined && !sameIn(field, draft.before, draft.after);
};

/** Changes drafts. */
export type Drafts = {
  /** Keeps a draft; one in which nothing is changed is dropped. */
  set(view: FormView, draft: Draft): void;
  drop(view: FormView): void;
  /** Puts a whole thing into the draft. */
  change(view: FormView, after: Thing): void;
};

/** Drafts in the state of the explorer. */
export const createDrafts = (store: Slice<FormState>): Drafts => {
  const set = (view: FormView, draft: Draft) => {
    const key = queryKey(view);
    if (formOf(view).operations(draft.before, draft.after).length === 0) drop(view);
    else store.setState(({ drafts }) => ({ drafts: { ...drafts, [key]: draft } }));
  };

  const drop = (view: FormView) =>
    store.setState(({ drafts }) => {
      const { [queryKey(view)]: _, ...others } = drafts;
      return { drafts: others };
    });

  const change = (view: FormView, after: Thing) => {
    const before = draftBase(store.getState(), view);
    if (before !== undefined) set(view, { kind: view.kind, before, after });
  };

  return { set, drop, change };
};
