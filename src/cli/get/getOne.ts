// Asks for the one thing that a word of the command line means: its id, or its name.

import type { Api } from '../../api/index.ts';
import { shellWord } from '../../commands/sharing/shareLines.ts';
import { type Result, success } from '../../model/result.ts';
import { findThing, thingNotFoundSentence } from '../../resources/finding/findThing.ts';
import { looksLikeId } from '../../resources/finding/ids.ts';
import { isCalled, isWritten, namedLike } from '../../resources/finding/namedLike.ts';
import { filtersByName, hasNames } from '../../resources/finding/ways.ts';
import { listed } from '../../resources/listed.ts';
import { isListedAlone } from '../../resources/placement.ts';
import type { CallOptions, Item, Kind, Scope, Thing } from '../../resources/types.ts';
import { exitCodes } from '../exitCodes.ts';
import { apiRefusal, type Refusal, refusal } from '../refusal.ts';

type Answer = Result<Item | undefined, Refusal>;

const askById = async (api: Api, kind: Kind, id: string, scope: Scope, options: CallOptions) =>
  kind.get?.(api, id, scope, options) ?? success(undefined);

/** Whether an error means that the service has nothing with this id. */
const saysNoId = (tag: string): boolean => tag === 'notFound' || tag === 'badRequest';

/** Finds a thing by its name. */
const askByName = async (
  api: Api,
  kind: Kind,
  name: string,
  scope: Scope,
  options: CallOptions,
): Promise<Answer> => {
  const found = await findThing(api, kind, name, {});
  if (!found.ok && found.error.tag === 'api') return apiRefusal(found.error.error);
  if (found.ok || found.error.tag === 'none') {
    // Some ids do not look like ids, such as those of appliances.
    const answer = await askById(api, kind, found.ok ? found.value.id : name, scope, options);
    if (answer.ok && answer.value !== undefined) return success(answer.value);
    if (!answer.ok && (found.ok || !saysNoId(answer.error.tag))) return apiRefusal(answer.error);
    if (found.ok) return success(undefined);
  }
  const { error } = found;
  if (error.tag === 'api') return apiRefusal(error.error);
  const [filter] = error.tag === 'several' ? filtersByName(kind, name) : [];
  const more = filter === undefined ? '' : ` --filters ${shellWord(filter)} lists them.`;
  return refusal(exitCodes.notFound, `${thingNotFoundSentence(kind, error)}${more}`);
};

/** Finds a thing by its name among the few that are listed in one source, schema or other thing. */
const askInList = async (
  api: Api,
  kind: Kind,
  name: string,
  scope: Scope,
  options: CallOptions,
): Promise<Answer> => {
  const rows: Thing[] = [];
  for await (const page of listed(kind, api, scope, {})) {
    if (!page.ok) return apiRefusal(page.error);
    for (const { value } of page.value.rows) rows.push(value);
  }
  const ids = new Set(namedLike(rows, kind.label, name, [isWritten, isCalled]).map(kind.identify));
  const [id, ...others] = ids;
  if (id !== undefined && others.length === 0) {
    const answer = await askById(api, kind, id, scope, options);
    return answer.ok ? answer : apiRefusal(answer.error);
  }
  return refusal(
    exitCodes.notFound,
    id === undefined
      ? `No ${kind.singular} that this user may see here is called "${name}" or has that id: leave ${name} out to list them.`
      : `${ids.size} ${kind.plural} here are called "${name}": name one by its id.`,
  );
};

/** The thing of a kind that a word on the command line means: its id, or its name where only one is called so. */
export const askForOne = async (
  api: Api,
  kind: Kind,
  word: string,
  scope: Scope,
  options: CallOptions = {},
): Promise<Answer> => {
  if (kind.list !== undefined && hasNames(kind) && !looksLikeId(word)) {
    return askByName(api, kind, word, scope, options);
  }
  const answer = await askById(api, kind, word, scope, options);
  if (answer.ok) return success(answer.value);
  if (kind.list === undefined || looksLikeId(word) || !saysNoId(answer.error.tag)) {
    return apiRefusal(answer.error);
  }
  return isListedAlone(kind)
    ? refusal(
        exitCodes.notFound,
        `No ${kind.singular} that this user may see has the id ${word}: spyglass get ${kind.id} lists them.`,
      )
    : askInList(api, kind, word, scope, options);
};
