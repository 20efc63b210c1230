// Finds the source that a person means by an id or a part of its name.

import type { Api } from '../../api/index.ts';
import { hasMarkableLetters, plainLetters } from '../../insight/plainLetters.ts';
import type { ApiError } from '../../model/apiError.ts';
import { contains } from '../../model/filters/filterExpression.ts';
import { printFilter } from '../../model/filters/printFilter.ts';
import { failure, type Result, success } from '../../model/result.ts';
import type { Source } from '../../model/sources/source.ts';
import { sources } from '../kinds/sources/sources.ts';
import type { CallOptions } from '../types.ts';
import { looksLikeId } from './ids.ts';
import { holds, isCalled, isWritten, namedLike } from './namedLike.ts';

/** Why a source that was named could not be found. */
export type NotFound =
  | { readonly tag: 'none'; readonly text: string }
  | { readonly tag: 'several'; readonly text: string; readonly names: readonly string[] }
  | { readonly tag: 'api'; readonly error: ApiError };

/**
 * Picks the source that a person means among those that are known: by id, by its exact name, or by a part of the
 * name that only one has. Neither case nor marks on letters matter.
 */
export const pickSource = (known: readonly Source[], text: string): Result<Source, NotFound> => {
  const typed = text.trim();
  const byId = known.filter(({ id }) => id.toLowerCase() === typed.toLowerCase());
  const named = () =>
    namedLike(known, ({ name = '' }) => name, typed, [isWritten, isCalled, holds]);
  const candidates = byId.length > 0 ? byId : named();
  const [only, ...others] = candidates;
  if (only === undefined) return failure({ tag: 'none', text });
  if (others.length > 0) {
    return failure({ tag: 'several', text, names: candidates.map(sources.label) });
  }
  return success(only);
};

/** Asks the environment for the source that a person means; the same rules as among known ones. */
export const findSource = async (
  api: Api,
  text: string,
  options: CallOptions,
): Promise<Result<Source, NotFound>> => {
  const typed = text.trim();
  if (looksLikeId(typed)) {
    const answer = await api.sources.get(typed, options);
    if (answer.ok) return success(answer.value.value);
    if (answer.error.tag !== 'notFound') return failure({ tag: 'api', error: answer.error });
  }
  // The tenant compares letters as they are written. There are few enough sources to look through all of them.
  const questions = hasMarkableLetters(typed)
    ? [printFilter(contains('name', typed)), undefined]
    : [printFilter(contains('name', typed))];
  for (const filters of questions) {
    const found: Source[] = [];
    for await (const page of api.sources.list({ ...options, filters })) {
      if (!page.ok) return failure({ tag: 'api', error: page.error });
      found.push(...page.value.rows.map(({ value }) => value));
    }
    const picked = pickSource(found, typed);
    if (picked.ok || picked.error.tag !== 'none') return picked;
  }
  return failure({ tag: 'none', text: typed });
};

/** The one name that all of these have, whatever case and marks; undefined where typing more would tell them apart. */
export const oneName = (names: readonly string[]): string | undefined => {
  const [first, ...others] = names;
  return others.every((name) => plainLetters(name) === plainLetters(first ?? ''))
    ? first
    : undefined;
};

/** Says in a sentence that a name fits several things. Only ids tell things of the same name apart. */
export const severalSentence = (
  { text, names }: { readonly text: string; readonly names: readonly string[] },
  plural: string,
): string =>
  oneName(names) === undefined
    ? `"${text}" fits ${names.length} ${plural}, such as ${names[0]}: type more of it.`
    : `${names.length} ${plural} are called "${names[0]}": type the id of one.`;

/** Says in a sentence why no source was found; the caller words errors of the API itself. */
export const notFoundSentence = (reason: Exclude<NotFound, { tag: 'api' }>): string =>
  reason.tag === 'none'
    ? `No source that this user may see is called "${reason.text}": type part of its name, or its id.`
    : severalSentence(reason, 'sources');
