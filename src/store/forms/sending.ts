// Sends a draft: holds it against what the tenant has, sends it once, and reads again what is there.

import { sameIn, type ThreeWay, threeWay } from '../../insight/documents/threeWay.ts';
import { masked } from '../../insight/secrets/masked.ts';
import type { ApiError } from '../../model/apiError.ts';
import type { Scheme } from '../../model/connection.ts';
import type { ReplaceOperation } from '../../model/jsonPatch.ts';
import { failure, type Result, success } from '../../model/result.ts';
import { kindOf } from '../../resources/index.ts';
import type { Form, FormField, FormRequest, Item, Thing } from '../../resources/types.ts';
import type { Deps } from '../deps.ts';
import { sameEnvironment } from '../environments/sameEnvironment.ts';
import type { SessionState } from '../environments/session.ts';
import { type FormView, thingQuestionOf } from '../navigation/view.ts';
import { withThing } from '../queries/query.ts';
import { type Drafts, draftOf, type FormState, formOf, pendingOperations } from './drafts.ts';
import { type Journal, mayHaveArrived } from './journal.ts';

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

/** Sends drafts. */
export type Sending = {
  /** Reads again what is there now and puts the draft on top of it. */
  compare(view: FormView): Promise<Result<Compared, ApiError>>;
  /** The request that would send the draft, to be reviewed; undefined where nothing is changed. */
  request(view: FormView): Promise<FormRequest | undefined>;
  /** Compares once more, sends the request once, reads again and says what came of it. */
  send(view: FormView): Promise<Sent>;
};

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

/** Sends drafts of the state. */
export const createSending = (
  { store, api, now }: Deps<FormState & Pick<SessionState, 'epoch' | 'session'>>,
  drafts: Drafts,
  journal: Journal,
): Sending => {
  const show = (view: FormView, item: Item) =>
    store.setState(({ things }) => ({
      things: withThing(things, thingQuestionOf(view), item, now()),
    }));

  const readAgain = async (view: FormView): Promise<Result<Item | undefined, ApiError>> => {
    const { get } = kindOf(view.kind);
    if (get === undefined) throw new Error(`${view.kind} has a form but cannot be read`);
    return get(await api(), '', view.scope, {});
  };

  const compare = async (view: FormView): Promise<Result<Compared, ApiError>> => {
    const isCurrent = sameEnvironment(store);
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
      drafts.set(view, { kind: view.kind, before: theirs, after: compared.merged });
    }
    return success(compared);
  };

  const pendingRequest = (view: FormView): Promise<FormRequest | undefined> => {
    const state = store.getState();
    return requestOf(formOf(view), pendingOperations(state, view), state.session.scheme);
  };

  const send = async (view: FormView): Promise<Sent> => {
    const isCurrent = sameEnvironment(store);
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
    drafts.drop(view);
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

  return { compare, request: pendingRequest, send };
};
