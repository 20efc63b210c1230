// Finds the thing of the same name in another environment, or another one of its kind in the same.

import type { Api, Page } from '../../api/index.ts';
import { wholeSentenceOf } from '../../api/sentences.ts';
import { counted } from '../../insight/counted.ts';
import { similarNames } from '../../insight/similarNames.ts';
import type { ApiError } from '../../model/apiError.ts';
import { equals } from '../../model/filters/filterExpression.ts';
import { printFilter } from '../../model/filters/printFilter.ts';
import { failure, type Result, success } from '../../model/result.ts';
import { kindOf } from '../index.ts';
import { listed } from '../listed.ts';
import { scopeParts } from '../placement.ts';
import type { Kind, Scope, Thing } from '../types.ts';
import { severalSentence } from './findSource.ts';
import { begins, holds, isCalled, isWritten, type Likeness, namedLike } from './namedLike.ts';

/** Where a thing is looked for: an environment, with its name for sentences. */
export type SearchedEnvironment = {
  readonly api: Api;
  readonly name: string;
  readonly signal: AbortSignal;
};

/** What is looked for: a thing of a kind by its name, and by its id where another one has the same. */
export type Wanted = {
  readonly kind: Kind;
  readonly label: string;
  readonly id?: string;
  readonly scope: Scope;
};

/** A thing that was found, and what else should be said of it. */
export type Alike = { readonly raw: unknown; readonly label: string; readonly note?: string };

/** Further than this nobody walks through a list to find a name. */
const mostRows = 5_000;

const inWords = (error: ApiError, searched: SearchedEnvironment): string =>
  wholeSentenceOf(error, { environment: searched.name });

type Row = { readonly value: Thing; readonly raw: unknown };

/** The rows that were read, and in a sentence what was not; undefined where that is all that this user may see. */
type Looked = { readonly rows: readonly Row[]; readonly left: string | undefined };

/** What a list holds beside its rows, as far as it was read. */
const leftOf = ({ plural }: Kind, page: Page<unknown> | undefined): string | undefined => {
  if (page === undefined) return undefined;
  const { loaded, unreadable, total = 0, last } = page;
  if (!last) return `Only the first ${loaded.toLocaleString('en')} ${plural} were looked through.`;
  if (unreadable > 0) return `${counted(unreadable, 'row')} could not be read.`;
  return loaded < total
    ? `The tenant says that there are ${counted(total, 'row')} and gave ${loaded.toLocaleString('en')}.`
    : undefined;
};

/** The rows of a list, as far as anybody walks. */
const rowsIn = async (
  { api, signal }: SearchedEnvironment,
  kind: Kind,
  scope: Scope,
  filters?: string,
): Promise<Result<Looked, ApiError>> => {
  const rows = new Map<unknown, Row>();
  let latest: Page<unknown> | undefined;
  for await (const page of listed(kind, api, scope, { signal, filters })) {
    if (!page.ok) return page;
    // A thing that comes twice is one.
    for (const row of page.value.rows) rows.set(kind.identify(row.value) || row, row);
    latest = page.value;
    if (rows.size >= mostRows) break;
  }
  return success({ rows: [...rows.values()], left: leftOf(kind, latest) });
};

const isTheSame: Likeness = (typed) => (name) => name === typed;

const fits = ({ kind, label, id }: Wanted, likeness: Likeness) => {
  const isNamed = likeness(label);
  return ({ value }: Row): boolean =>
    isNamed(kind.label(value)) || (id !== undefined && kind.identify(value) === id);
};

/** Whether a name is that of a thing which is known, or what somebody typed and may be a part of it. */
type NameIs = 'known' | 'typed';

/** The rows that a typed name fits: those that are called so but for marks, else begin with it, else hold it. */
const partly = ({ kind, label }: Wanted, rows: readonly Row[]): readonly Row[] =>
  namedLike(rows, ({ value }) => kind.label(value), label, [isCalled, begins, holds]);

/** The rows of the name: asked for by a filter where the list takes one, else picked out of all. */
const named = async (
  searched: SearchedEnvironment,
  wanted: Wanted,
  nameIs: NameIs,
): Promise<Result<readonly Row[], string>> => {
  const { kind, label, scope } = wanted;
  const filtered = await rowsIn(searched, kind, scope, printFilter(equals('name', label)));
  if (filtered.ok) {
    const found = filtered.value.rows.filter(fits(wanted, isTheSame));
    if (found.length > 0) return success(found);
  }
  const looked = await rowsIn(searched, kind, scope);
  if (!looked.ok) return failure(inWords(looked.error, searched));
  const { rows: all, left } = looked.value;
  const [exact, loose] = [isTheSame, isWritten].map((likeness) =>
    all.filter(fits(wanted, likeness)),
  );
  const found = exact?.length ? exact : (loose ?? []);
  if (found.length > 0) return success(found);
  const parts = nameIs === 'typed' ? partly(wanted, all) : [];
  if (parts.length === 1) return success(parts);
  if (parts.length > 1) {
    const names = parts.map(({ value }) => kind.label(value));
    return failure(severalSentence({ text: label, names }, kind.plural));
  }
  const near = similarNames(
    label,
    all.map(({ value }) => kind.label(value)),
  );
  const names = near.length === 0 ? undefined : `Nearest: ${near.join(', ')}.`;
  const none = `No ${kind.singular} that this user may see in ${searched.name} is called "${label}".`;
  return failure([none, left, names].filter((part) => part !== undefined).join(' '));
};

/** The whole thing behind a row, where the kind can be asked for it. */
const whole = async (
  { api, signal }: SearchedEnvironment,
  kind: Kind,
  scope: Scope,
  id: string,
  row: unknown,
): Promise<Result<unknown, ApiError>> => {
  if (kind.get === undefined) return success(row);
  const answer = await kind.get(api, id, scope, { signal });
  return answer.ok ? success(answer.value?.raw) : answer;
};

/** The thing of an environment that has the same name as the wanted one. The scope is of that environment. */
const alike = async (
  searched: SearchedEnvironment,
  wanted: Wanted,
  nameIs: NameIs = 'known',
): Promise<Result<Alike & { readonly id: string }, string>> => {
  const { kind, scope, label } = wanted;
  const notThere = `${searched.name} shows this user no ${kind.singular} here.`;
  if (kind.list === undefined) {
    const id = scope.parent?.id ?? scope.source?.id ?? '';
    const raw = await whole(searched, kind, scope, id, undefined);
    if (!raw.ok) return failure(inWords(raw.error, searched));
    return raw.value === undefined ? failure(notThere) : success({ raw: raw.value, label, id });
  }
  const rows = await named(searched, wanted, nameIs);
  if (!rows.ok) return rows;
  // The same id is the same thing, whatever else has its name.
  const row = rows.value.find(({ value }) => kind.identify(value) === wanted.id) ?? rows.value[0];
  if (row === undefined) return failure(notThere);
  const id = kind.identify(row.value);
  const raw = await whole(searched, kind, scope, id, row.raw);
  if (!raw.ok) return failure(inWords(raw.error, searched));
  const note =
    rows.value.length > 1
      ? `${rows.value.length} in ${searched.name} are called so; this is the first of them.`
      : undefined;
  return success({ raw: raw.value ?? row.raw, label: kind.label(row.value), note, id });
};

/** The source, schema and parent of the same names in an environment. */
const scopeIn = async (
  searched: SearchedEnvironment,
  kind: Kind,
  scope: Scope,
): Promise<Result<Scope, string>> => {
  let there: Scope = {};
  for (const { part, kind: of } of scopeParts(kind)) {
    const wanted = scope[part];
    if (wanted === undefined) continue;
    const found = await alike(searched, {
      kind: kindOf(of),
      label: wanted.name,
      id: wanted.id,
      scope: there,
    });
    if (!found.ok) return found;
    there = { ...there, [part]: { id: found.value.id, name: found.value.label } };
  }
  return success(there);
};

/** Finds the thing of the same name in another environment, within the things of the same names. The failure is a sentence. */
export const findAlike = async (
  searched: SearchedEnvironment,
  wanted: Wanted,
): Promise<Result<Alike, string>> => {
  const scope = await scopeIn(searched, wanted.kind, wanted.scope);
  return scope.ok ? alike(searched, { ...wanted, scope: scope.value }) : scope;
};

/**
 * Finds another thing of the same kind in the same environment by its name, or by a part of it that only one has. The
 * failure is a sentence.
 */
export const findHere = (
  searched: SearchedEnvironment,
  wanted: Wanted,
): Promise<Result<Alike, string>> => alike(searched, wanted, 'typed');

/** Reads a thing that is known already. The failure is a sentence. */
export const readKnown = async (
  searched: SearchedEnvironment,
  { kind, id, scope, label }: Wanted & { readonly id: string },
  row: unknown,
): Promise<Result<Alike, string>> => {
  const raw = await whole(searched, kind, scope, id, row);
  if (!raw.ok) return failure(inWords(raw.error, searched));
  return success({ raw: raw.value ?? row, label });
};
