// Finds what `--source`, `--schema` and `--of` name, and refuses those that do not fit the kind.

import type { Api } from '../../api/index.ts';
import { type Result, success } from '../../model/result.ts';
import { findSource, notFoundSentence } from '../../resources/finding/findSource.ts';
import { looksLikeId } from '../../resources/finding/ids.ts';
import { hasNames } from '../../resources/finding/ways.ts';
import { needsSchema, parentKindOf, sourceNeed } from '../../resources/placement.ts';
import type { Kind, Scope } from '../../resources/types.ts';
import { exitCodes } from '../exitCodes.ts';
import { apiRefusal, misuse, type Refusal, refusal } from '../refusal.ts';
import { askForOne } from './getOne.ts';

/** What the command line says of where a list or thing hangs: `--source`, `--schema` and `--of`. */
export type ScopeOptions = {
  readonly source?: string;
  readonly schema?: string;
  readonly of?: string;
  /** What a search is for. */
  readonly text?: string;
};

/** What is missing or too much, as a sentence; nothing has to be asked for that. */
export const objectionToScope = (
  kind: Kind,
  { source, schema, of, text }: ScopeOptions,
): string | undefined => {
  const { plural } = kind;
  if (kind.asks !== undefined && text === undefined) {
    return `Say what to look for: spyglass get ${kind.id} ${kind.asks}.`;
  }
  const need = sourceNeed(kind);
  const parent = parentKindOf(kind);
  if (need === 'must' && source === undefined) {
    return `${plural} are of a source: add --source and its name or id.`;
  }
  if (need === 'no' && source !== undefined) {
    return `${plural} are not of a source: leave --source out.`;
  }
  if (needsSchema(kind) && schema === undefined) {
    return `${plural} are of a schema: add --schema and its name or id.`;
  }
  if (!needsSchema(kind) && schema !== undefined) {
    return `${plural} are not of a schema: leave --schema out.`;
  }
  if (parent !== undefined && of === undefined) {
    return `${plural} are of one ${parent.singular}: add --of and its ${hasNames(parent) ? 'name or id' : 'id'}; get ${parent.id} lists them.`;
  }
  if (parent === undefined && of !== undefined) {
    return `${plural} are not of another thing: leave --of out.`;
  }
  return undefined;
};

/**
 * Finds the thing that `--of` names: many lists of a thing that is not there are empty, which would be read as an
 * answer. Where it cannot be asked for, as by somebody who may see only the list, its id is taken as it is.
 */
const parentOf = async (
  api: Api,
  kind: Kind,
  word: string | undefined,
  scope: Scope,
): Promise<Result<Scope, Refusal>> => {
  const parent = parentKindOf(kind);
  if (parent === undefined || word === undefined) return success(scope);
  const asTyped = { ...scope, parent: { id: word, name: word } };
  if (parent.get === undefined) return success(asTyped);
  const answer = await askForOne(api, parent, word, scope);
  if (!answer.ok) {
    const isKnownMissing = answer.error.code === exitCodes.notFound;
    return isKnownMissing || !looksLikeId(word) ? answer : success(asTyped);
  }
  const value = answer.value?.value;
  return value === undefined
    ? refusal(exitCodes.notFound, `This user sees no ${parent.singular} ${word}.`)
    : success({ ...scope, parent: { id: parent.identify(value), name: parent.label(value) } });
};

/** Finds the source, the schema and the other thing that were named. */
export const scopeOf = async (
  api: Api,
  kind: Kind,
  { source: sourceText, schema: schemaText, of, text }: ScopeOptions,
): Promise<Result<Scope, Refusal>> => {
  const objection = objectionToScope(kind, { source: sourceText, schema: schemaText, of, text });
  if (objection !== undefined) return misuse(objection);
  if (text !== undefined) return success({ parent: { id: text, name: text } });
  if (sourceText === undefined) return parentOf(api, kind, of, {});
  const found = await findSource(api, sourceText, {});
  if (!found.ok) {
    return found.error.tag === 'api'
      ? apiRefusal(found.error.error)
      : refusal(exitCodes.notFound, notFoundSentence(found.error));
  }
  const source = { id: found.value.id, name: found.value.name ?? found.value.id };
  if (schemaText === undefined) return parentOf(api, kind, of, { source });
  for await (const page of api.schemas.list(source.id, {})) {
    if (!page.ok) return apiRefusal(page.error);
    const row = page.value.rows.find(
      ({ value }) =>
        value.id === schemaText || value.name?.toLowerCase() === schemaText.toLowerCase(),
    );
    if (row !== undefined) {
      const schema = { id: row.value.id, name: row.value.name ?? row.value.id };
      return success({ source, schema });
    }
  }
  return refusal(exitCodes.notFound, `The tenant lists no schema ${schemaText} of ${source.name}.`);
};
