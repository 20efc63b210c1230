// What the command line of `get` asks for: a kind, one thing or a list, where, and how it is printed.

import { didYouMean } from '../../model/didYouMean.ts';
import type { GivenQuery } from '../../model/operations.ts';
import { type Result, success } from '../../model/result.ts';
import { catalogue, kindNamed } from '../../resources/index.ts';
import type { Kind } from '../../resources/types.ts';
import { type Given, readNumber } from '../options.ts';
import { misuse, type Refusal } from '../refusal.ts';
import { type Output, outputs } from './formats/index.ts';
import { objectionToQuery, readQuery } from './getQuery.ts';
import { objectionToScope, type ScopeOptions } from './getScope.ts';
import type { Asked } from './sentQueries.ts';

/** What the command line asks for. */
export type Question = {
  readonly kind: Kind;
  /** The one thing that is wanted; undefined for a list, or for the only thing of its kind. */
  readonly id: string | undefined;
  readonly scopeOptions: ScopeOptions;
  readonly asked: Asked;
  /** Query parameters beside filters and order. */
  readonly moreQuery: GivenQuery;
  readonly output: Output;
  readonly limit: number;
};

const textOf = (given: Given, name: string): string | undefined => {
  const value = given.values[name];
  return typeof value === 'string' ? value : undefined;
};

const readKind = (name: string): Result<Kind, Refusal> => {
  const kind = kindNamed(name);
  if (kind !== undefined) return success(kind);
  const near = didYouMean(
    name,
    catalogue.flatMap(({ id, aliases }) => [id, ...aliases]),
  );
  const question = near === undefined ? '.' : `: is it ${near}?`;
  return misuse(`There is no kind ${name}${question} spyglass get alone lists what there is.`);
};

/** Whether one thing is asked for, and not a list. */
export const isOneAsked = ({ list }: Kind, id: string | undefined): boolean =>
  id !== undefined || list === undefined;

/** What cannot be asked of a single thing, as a sentence. */
const objectionToOne = (kind: Kind, id: string | undefined, asked: Asked): string | undefined => {
  if (id?.trim() === '') return `The id of the ${kind.singular} is empty.`;
  const isList = id === undefined && kind.list !== undefined;
  const option = asked.filters === undefined ? asked.sorters && '--sorters' : '--filters';
  if (!isList && option !== undefined) {
    return `${option} is for lists, and this is one ${kind.singular}: leave it out.`;
  }
  return id !== undefined && kind.get === undefined
    ? `A single ${kind.singular} cannot be asked for: leave ${id} out.`
    : undefined;
};

/** Reads what is asked for; a mistake in it is a refusal that says what to type. */
export const readQuestion = async (given: Given): Promise<Result<Question, Refusal>> => {
  const [name, word] = given.words;
  const kind = readKind(name ?? '');
  if (!kind.ok) return kind;
  // What stands behind a search is what is looked for, and no thing of it.
  const isSearch = kind.value.asks !== undefined;
  const id = isSearch ? undefined : word;
  const text = textOf(given, 'output') ?? 'table';
  const output = outputs.find((known) => known === text);
  if (output === undefined) {
    return misuse(`-o is table, json, jsonl, yaml or csv, not ${text}.`);
  }
  const limit = readNumber(given, 'limit', {
    from: 1,
    to: Number.MAX_SAFE_INTEGER,
    usual: Number.MAX_SAFE_INTEGER,
  });
  if (!limit.ok) return misuse(limit.error);
  const asked = { filters: textOf(given, 'filters'), sorters: textOf(given, 'sorters') };
  const scopeOptions = {
    source: textOf(given, 'source'),
    schema: textOf(given, 'schema'),
    of: textOf(given, 'of'),
    text: isSearch ? word : undefined,
  };
  const objection =
    objectionToOne(kind.value, id, asked) ??
    objectionToScope(kind.value, scopeOptions) ??
    (await objectionToQuery(given, kind.value, isOneAsked(kind.value, id) ? 'one' : 'list'));
  if (objection !== undefined) return misuse(objection);
  return success({
    kind: kind.value,
    id,
    scopeOptions,
    asked,
    moreQuery: readQuery(given),
    output,
    limit: limit.value,
  });
};
