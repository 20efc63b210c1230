import type { Api } from '../../api/index.ts';
import type { ApiError } from '../../model/apiError.ts';
import { contains, printFilter, startsWith } from '../../model/filter.ts';
import { failure, type Result, success } from '../../model/result.ts';
import type { CallOptions, Destination, Item, Kind, KindId, Thing } from '../types.ts';
import { findSource, severalSentence } from './findSource.ts';
import { looksLikeId, otherForm } from './ids.ts';

/** A thing that was found, and where it is shown. */
export type FoundThing = {
  readonly id: string;
  readonly name: string;
  readonly to: Destination;
  /** The thing itself, where nothing could be asked for it again by its id. */
  readonly item?: Item<Thing>;
};

/** Why a thing that was named could not be found. */
export type ThingNotFound =
  | { readonly tag: 'none'; readonly text: string }
  | { readonly tag: 'several'; readonly text: string; readonly names: readonly string[] }
  | { readonly tag: 'idOnly' }
  | { readonly tag: 'api'; readonly error: ApiError };

/** How a kind is asked for by name: by how a property begins, one after the other, or by reading all of it. */
const waysByName: Readonly<Record<KindId, readonly string[] | 'whole'>> = {
  sources: ['name'],
  entitlements: ['name', 'value'],
  accounts: ['name', 'nativeIdentity'],
  identities: ['name', 'alias'],
  'governance-groups': ['name'],
  clusters: 'whole',
  clients: 'whole',
};

/** Whether things of a kind can be found by their names. */
export const hasNames = (kind: Kind): boolean => waysByName[kind.id] !== undefined;

/** The filter with which the things of a kind are listed that are called like this; undefined where there is none. */
export const filterByName = (kind: Kind, text: string): string | undefined => {
  if (kind.id === 'sources') return printFilter(contains('name', text));
  const ways = waysByName[kind.id] ?? 'whole';
  const [property] = ways === 'whole' ? [] : ways;
  return property === undefined ? undefined : printFilter(startsWith(property, text));
};

/** Where a thing of a kind is shown. */
export const thingOf = (kind: Kind, row: Thing): FoundThing => {
  const [id, name] = [kind.identify(row), kind.label(row)];
  const own = kind.open?.(row, {});
  const to: Destination =
    own?.screen === 'thing' ? own : { screen: 'thing', kind: kind.id, id, label: name, scope: {} };
  return { id, name, to };
};

/** Asks for the thing of a kind with an id, in either of its forms; undefined where there is none. */
export const getById = async (
  api: Api,
  kind: Kind,
  id: string,
  options: CallOptions,
): Promise<Result<FoundThing | undefined, ApiError>> => {
  for (const form of new Set([id, otherForm(id)])) {
    const answer = await kind.get?.(api, form, {}, options);
    if (answer?.ok && answer.value !== undefined) {
      return success(thingOf(kind, answer.value.value as Thing));
    }
    // A service that takes one form of ids only turns the other down as no id at all.
    if (answer?.ok === false && !['notFound', 'badRequest'].includes(answer.error.tag)) {
      return answer;
    }
  }
  return success(undefined);
};

/** Rows whose names begin so, or all there are: the first page is enough to tell one from several. */
const rowsLike = async (
  api: Api,
  kind: Kind,
  text: string,
  property: string | undefined,
  options: CallOptions,
): Promise<Result<readonly Thing[], ApiError>> => {
  const filters = property === undefined ? undefined : printFilter(startsWith(property, text));
  const rows: Thing[] = [];
  for await (const page of kind.list?.(api, {}, { ...options, filters }) ?? []) {
    if (!page.ok) return page;
    rows.push(...page.value.rows.map(({ value }) => value));
    if (property !== undefined) break;
  }
  return success(rows);
};

/** The row that a name means: the one that is called so, else the only one whose name begins so or holds it. */
const pick = (kind: Kind, rows: readonly Thing[], text: string): Result<Thing, ThingNotFound> => {
  const typed = text.toLowerCase();
  const namesOf = (row: Thing) => kind.label(row).toLowerCase();
  const candidates =
    [
      rows.filter((row) => namesOf(row) === typed),
      rows.filter((row) => namesOf(row).startsWith(typed)),
      rows.filter((row) => namesOf(row).includes(typed)),
    ].find(({ length }) => length > 0) ?? [];
  const [only, ...others] = candidates;
  if (only === undefined) return failure({ tag: 'none', text });
  return others.length === 0
    ? success(only)
    : failure({ tag: 'several', text, names: candidates.map(kind.label) });
};

/** Asks the environment for the thing of a kind that a person means, by its id or its name. */
export const findThing = async (
  api: Api,
  kind: Kind,
  text: string,
  options: CallOptions,
): Promise<Result<FoundThing, ThingNotFound>> => {
  if (looksLikeId(text)) {
    const answer = await getById(api, kind, text, options);
    if (!answer.ok) return failure({ tag: 'api', error: answer.error });
    if (answer.value !== undefined) return success(answer.value);
    return failure({ tag: 'none', text });
  }
  if (kind.id === 'sources') {
    const found = await findSource(api, text, options);
    return found.ok ? success(thingOf(kind, found.value)) : found;
  }
  const ways = waysByName[kind.id];
  if (ways === undefined) return failure({ tag: 'idOnly' });
  for (const property of ways === 'whole' ? [undefined] : ways) {
    const rows = await rowsLike(api, kind, text, property, options);
    if (!rows.ok) return failure({ tag: 'api', error: rows.error });
    if (rows.value.length === 0) continue;
    const found = pick(kind, rows.value, text);
    if (found.ok) return success(thingOf(kind, found.value));
    if (found.error.tag === 'several') return found;
    // A property that is not its name fits: one alone is meant.
    const [only, ...others] = rows.value;
    if (property !== undefined && only !== undefined) {
      return others.length === 0
        ? success(thingOf(kind, only))
        : failure({ tag: 'several', text, names: rows.value.map(kind.label) });
    }
  }
  return failure({ tag: 'none', text });
};

/** Says in a sentence why no thing of a kind was found; the caller words errors of the API itself. */
export const thingNotFoundSentence = (
  { singular, plural }: Pick<Kind, 'singular' | 'plural'>,
  reason: Exclude<ThingNotFound, { tag: 'api' }>,
): string => {
  switch (reason.tag) {
    case 'none':
      return looksLikeId(reason.text)
        ? `No ${singular} has the id ${reason.text}.`
        : `No ${singular} is called "${reason.text}": type how its name begins, or its id.`;
    case 'several':
      return severalSentence(reason, plural);
    case 'idOnly':
      return `${plural} have no names of their own to go by: type an id.`;
  }
};
