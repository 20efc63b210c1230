// Drafts of forms: changes them, compares them with the tenant, sends them once.

import { sameIn, type ThreeWay, threeWay } from '../../insight/documents/threeWay.ts';
import { mask, masked } from '../../insight/secrets/masked.ts';
import type { ApiError } from '../../model/apiError.ts';
import type { Scheme } from '../../model/connection.ts';
import type { ReplaceOperation } from '../../model/jsonPatch.ts';
import { failure, type Result, success } from '../../model/result.ts';
import { kindOf } from '../../resources/index.ts';
import type {
  Form,
  FormField,
  FormRequest,
  Item,
  KindId,
  Notice,
  Thing,
} from '../../resources/types.ts';
import type { Deps } from '../deps.ts';
import type { SessionState } from '../environments/session.ts';
import { type FormView, queryKey, thingQuestionOf } from '../navigation/view.ts';
import { type AnswersState, withThing } from '../queries/query.ts';
import { type Journal, mayHaveArrived } from './journal.ts';

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
type FormState = DraftsState & Pick<AnswersState, 'things'>;

/** What came of sending a draft. */
export type Sent =
  | {
      readonly outcome: 'changed';
      readonly fields: number;
      readonly kept: readonly FormField[];
      /** Why the journal's file lacks something of it. */
      readonly unwritten?: string;
    }
  | { readonly outcome: 'moved'; readonly compared: Compared }
  | {
      readonly outcome: 'failed';
      readonly error: ApiError;
      /** Whether the change may have been carried out all the same. */
      readonly arrived: 'no' | 'perhaps';
      readonly unwritten?: string;
    };

/** A draft held against what is in the tenant now. */
export type Compared = ThreeWay<Thing, FormField>;

/** Drafts of forms: what was changed and not sent, and the one request that sends it. */
export type Forms = {
  /** Looks up the names of the ids that the thing holds, once for each. */
  nameIds(view: FormView): Promise<void>;
  /** Puts what was typed into the draft; the problem is a sentence where it does not fit. */
  read(view: FormView, typed: string): string | undefined;
  /** Puts a whole thing into the draft. */
  change(view: FormView, after: Thing): void;
  /** Puts one field back as it is in the tenant. */
  undo(view: FormView): boolean;
  /** Reads again what is there now and puts the draft on top of it. */
  compare(view: FormView): Promise<Result<Compared, ApiError>>;
  /** The request that would send the draft, to be reviewed; undefined where nothing is changed. */
  request(view: FormView): Promise<FormRequest | undefined>;
  /** Compares once more, sends the request once, reads again and says what came of it. */
  send(view: FormView): Promise<Sent>;
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
const draftOf = (state: DraftsState, view: FormView): Draft | undefined =>
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

/** The request that sending these operations makes; undefined where there are none. */
const requestOf = async (
  form: Form,
  operations: readonly ReplaceOperation[],
  scheme: Scheme,
): Promise<FormRequest | undefined> => {
  if (operations.length === 0) return undefined;
  const { previewRequest } = await import('../../api/requestPreview.ts');
  const preview = await previewRequest(scheme, (api) => form.send(api, operations, {}));
  return preview === undefined ? undefined : { ...preview, operations };
};

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

/** Whether a field holds stars: what they stand for is not known here, and would be lost. */
const isMasked = (field: FormField, thing: Thing): boolean =>
  JSON.stringify(field.value(thing) ?? null).includes(mask);

const maskedField = 'It is masked here: change it in the web console.';

/** Forms over the store. */
export const createForms = (
  { store, api, busy, now }: Deps<FormState & NamesState & Pick<SessionState, 'epoch' | 'session'>>,
  journal: Journal,
): Forms => {
  const setDraft = (view: FormView, draft: Draft) => {
    const key = queryKey(view);
    if (formOf(view).operations(draft.before, draft.after).length === 0) dropDraft(view);
    else store.setState(({ drafts }) => ({ drafts: { ...drafts, [key]: draft } }));
  };

  const dropDraft = (view: FormView) =>
    store.setState(({ drafts }) => {
      const { [queryKey(view)]: _, ...others } = drafts;
      return { drafts: others };
    });

  const change = (view: FormView, after: Thing) => {
    const before = draftBase(store.getState(), view);
    if (before !== undefined) setDraft(view, { kind: view.kind, before, after });
  };

  const show = (view: FormView, item: Item) =>
    store.setState(({ things }) => ({
      things: withThing(things, thingQuestionOf(view), item, now()),
    }));

  /** Whether the environment is still the one that something was asked of. */
  const guard = () => {
    const { epoch } = store.getState();
    return () => store.getState().epoch === epoch;
  };

  const readAgain = async (view: FormView): Promise<Result<Item | undefined, ApiError>> => {
    const { get } = kindOf(view.kind);
    if (get === undefined) throw new Error(`${view.kind} has a form but cannot be read`);
    return get(await api(), '', view.scope, {});
  };

  const compare = async (view: FormView): Promise<Result<Compared, ApiError>> => {
    const isCurrent = guard();
    const answer = await readAgain(view);
    if (!isCurrent()) return failure({ tag: 'cancelled' });
    if (!answer.ok) return answer;
    if (answer.value === undefined) {
      return failure({ tag: 'notFound', said: { status: 404, text: '' } });
    }
    const draft = draftOf(store.getState(), view);
    const theirs = answer.value.value;
    const mine = draft ?? { before: theirs, after: theirs };
    const compared = threeWay(formOf(view).fields, mine.before, mine.after, theirs);
    show(view, answer.value);
    if (draft !== undefined) {
      setDraft(view, { kind: view.kind, before: theirs, after: compared.merged });
    }
    return success(compared);
  };

  const pendingRequest = (view: FormView): Promise<FormRequest | undefined> => {
    const state = store.getState();
    return requestOf(formOf(view), pendingOperations(state, view), state.session.scheme);
  };

  const send = async (view: FormView): Promise<Sent> => {
    const isCurrent = guard();
    const compared = await compare(view);
    if (!compared.ok) return { outcome: 'failed', error: compared.error, arrived: 'no' };
    if (compared.value.theirs.length > 0) return { outcome: 'moved', compared: compared.value };
    const tenant = await api();
    const form = formOf(view);
    const draft = draftOf(store.getState(), view);
    const request = await pendingRequest(view);
    // Nothing is awaited between here and the request, so it goes to the environment that it was reviewed for, or
    // nowhere.
    if (!isCurrent()) return { outcome: 'failed', error: { tag: 'cancelled' }, arrived: 'no' };
    if (request === undefined || draft === undefined) {
      return { outcome: 'moved', compared: compared.value };
    }
    const begun = journal.begin(request, (path) =>
      form.fields.find(({ id }) => path === `/${id}`)?.value(draft.before),
    );
    const answer = await form.send(tenant, request.operations, {});
    if (!answer.ok) {
      begun.ended({ error: answer.error });
      const arrived = mayHaveArrived(answer.error) ? 'perhaps' : 'no';
      return { outcome: 'failed', error: answer.error, arrived, unwritten: begun.unwritten() };
    }
    const { identify } = kindOf(view.kind);
    const isOfAnother = identify(answer.value.value) !== identify(draft.before);
    begun.ended({ isOfAnother });
    const { fields } = form;
    const sent = { outcome: 'changed', fields: request.operations.length } as const;
    if (!isCurrent()) return { ...sent, kept: [], unwritten: begun.unwritten() };
    dropDraft(view);
    // The answer says what was asked for; reading again says what is there.
    const after = await readAgain(view);
    const item = after.ok && after.value !== undefined ? after.value : answer.value;
    if (!isCurrent()) return { ...sent, kept: [], unwritten: begun.unwritten() };
    show(view, item);
    // What was typed is known here as it is, what was read only with stars for secrets.
    const asked = masked(draft.after) as Thing;
    const kept = fields.filter((field) => !sameIn(field, asked, item.value));
    if (kept.length > 0) begun.foundOtherwise(kept.map(({ label }) => label));
    return { ...sent, kept, unwritten: begun.unwritten() };
  };

  return {
    nameIds: async (view) => {
      const form = formOf(view);
      const state = store.getState();
      const things = [savedThing(state, view), draftedThing(state, view)];
      const ids = new Set(
        things.flatMap((thing) => (thing === undefined ? [] : form.idsToName(thing))),
      );
      const unknown = [...ids].filter((id) => !state.namesAsked.has(id));
      if (unknown.length === 0) return;
      store.setState(({ namesAsked }) => ({ namesAsked: new Set([...namesAsked, ...unknown]) }));
      const isCurrent = guard();
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
    },
    read: (view, typed) => {
      const thing = draftedThing(store.getState(), view);
      if (thing === undefined) return 'It is not loaded yet.';
      const field = chosenField(view);
      if (isMasked(field, thing)) return maskedField;
      const read = field.read(thing, typed);
      if (!read.ok) return read.error;
      change(view, read.value);
      return undefined;
    },
    change,
    undo: (view) => {
      const state = store.getState();
      const draft = draftOf(state, view);
      const field = chosenField(view);
      if (draft === undefined || !isChanged(state, view, field)) return false;
      setDraft(view, { ...draft, after: { ...draft.after, [field.id]: draft.before[field.id] } });
      return true;
    },
    compare: (view) => busy.during(compare(view)),
    request: (view) => busy.during(pendingRequest(view)),
    send: (view) => busy.during(send(view)),
  };
};
