// Finds what `--source`, `--schema` and `--of` name, and refuses those that do not fit the kind.

import type { Api } from '../../api/index.ts';
import { type Result, success } from '../../model/result.ts';
import { findSource, notFoundSentence } from '../../resources/finding/findSource.ts';
import { needsSchema, parentKindOf, sourceNeed } from '../../resources/placement.ts';
import type { Kind, Scope } from '../../resources/types.ts';
import { exitCodes } from '../exitCodes.ts';
import { apiRefusal, misuse, type Refusal, refusal } from '../refusal.ts';

/** What the command line says of where a list or thing hangs: `--source`, `--schema` and `--of`. */
export type ScopeOptions = {
  readonly source?: string;
  readonly schema?: string;
  readonly of?: string;
};

/** What is missing or too much, as a sentence; nothing has to be asked for that. */
export const objectionToScope = (
  kind: Kind,
  { source, schema, of }: ScopeOptions,
): string | undefined => {
  const { plural } = kind;
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
    return `${plural} are of one ${parent.singular}: add --of and its id; get ${parent.id} has the ids.`;
  }
  if (parent === undefined && of !== undefined) {
    return `${plural} are not of another thing: leave --of out.`;
  }
  return undefined;
};

/** Finds the source and the schema that were named. An id of `--of` is taken as it is: the tenant knows it or not. */
export const scopeOf = async (
  api: Api,
  kind: Kind,
  { source: sourceText, schema: schemaText, of }: ScopeOptions,
): Promise<Result<Scope, Refusal>> => {
  const objection = objectionToScope(kind, { source: sourceText, schema: schemaText, of });
  if (objection !== undefined) return misuse(objection);
  const parent = of === undefined ? {} : { parent: { id: of, name: of } };
  if (sourceText === undefined) return success(parent);
  const found = await findSource(api, sourceText, {});
  if (!found.ok) {
    return found.error.tag === 'api'
      ? apiRefusal(found.error.error)
      : refusal(exitCodes.notFound, notFoundSentence(found.error));
  }
  const source = { id: found.value.id, name: found.value.name ?? found.value.id };
  if (schemaText === undefined) return success({ source, ...parent });
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
  return refusal(exitCodes.notFound, `${source.name} has no schema ${schemaText}.`);
};
