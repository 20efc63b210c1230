import type { ReplaceOperation } from '../../../src/model/jsonPatch.ts';
import type { FormRequest, KindId, Scope } from '../../../src/resources/types.ts';
import {
  keyOf,
  type ListQuestion,
  type ThingQuestion,
} from '../../../src/store/navigation/view.ts';
import type { AnswersState, ListData, Query, ThingData } from '../../../src/store/queries/query.ts';

const listQuestion = (kind: KindId, scope: Scope = {}): ListQuestion => ({
  type: 'list',
  kind,
  scope,
});
const thingQuestion = (kind: KindId, id: string): ThingQuestion => ({
  type: 'thing',
  kind,
  scope: {},
  id,
});

/** The key of the answer for the whole list of a kind. */
export const listKeyOf = (kind: KindId): string => keyOf(listQuestion(kind));

/** The key of the answer for a thing; its id is empty where a kind has only one. */
export const thingKeyOf = (kind: KindId, id = ''): string => keyOf(thingQuestion(kind, id));

/** The answer for the whole list of a kind, as the state keeps it. */
export const listAnswer = (
  kind: KindId,
  query: Query<ListData>,
  scope: Scope = {},
): AnswersState['lists'] => ({
  [keyOf(listQuestion(kind, scope))]: { ...query, question: listQuestion(kind, scope) },
});

/** The answer for a thing, as the state keeps it; its id is empty where a kind has only one. */
export const thingAnswer = (
  kind: KindId,
  id: string,
  query: Query<ThingData>,
): AnswersState['things'] => ({
  [thingKeyOf(kind, id)]: { ...query, question: thingQuestion(kind, id) },
});

/** The request that changes the JIT policy by these operations. */
export const policyRequest = (operations: readonly ReplaceOperation[]): FormRequest => ({
  method: 'PATCH',
  target: '/jit-activation-config/v1/policy',
  product: 'identity-security-cloud',
  mediaType: 'application/json',
  body: operations,
  operations,
});
