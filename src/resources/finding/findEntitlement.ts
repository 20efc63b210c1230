// Finds the entitlement that a person means by an id or a name.

import type { Api } from '../../api/index.ts';
import { wholeSentenceOf } from '../../api/sentences.ts';
import type { Entitlement } from '../../model/access/entitlement.ts';
import { equals } from '../../model/filters/filterExpression.ts';
import { printFilter } from '../../model/filters/printFilter.ts';
import { failure, type Result, success } from '../../model/result.ts';
import { nameOf, withoutSuffix } from '../cells/text.ts';
import type { CallOptions } from '../types.ts';

const looksLikeId = (text: string): boolean => /^[0-9a-f-]{32,36}$/i.test(text);

const sourceOf = (entitlement: Entitlement): string =>
  withoutSuffix(nameOf(entitlement.source) ?? 'unknown source');

/**
 * The id of the entitlement that a person means: an id as it is, else the entitlement of that name, told apart by its
 * source in brackets. The failure is a sentence.
 */
export const findEntitlementId = async (
  api: () => Promise<Api>,
  typed: string,
  options: CallOptions,
): Promise<Result<string, string>> => {
  const text = typed.trim();
  if (text === '') return failure('Type an id or a name.');
  if (looksLikeId(text)) return success(text);
  const [, bare = text, source] =
    /^(.*?)(?:\s*\(([^()]*(?:\([^()]*\))?[^()]*)\))?$/.exec(text) ?? [];
  const found: Entitlement[] = [];
  const { entitlements } = await api();
  for (const name of new Set([bare, text])) {
    const filters = printFilter(equals('name', name));
    for await (const page of entitlements.list({ ...options, filters })) {
      if (!page.ok) {
        return failure(wholeSentenceOf(page.error));
      }
      found.push(...page.value.rows.map(({ value }) => value));
    }
  }
  const wanted = source?.toLowerCase();
  const candidates =
    wanted === undefined
      ? found
      : found.filter((entry) => entry.name === text || sourceOf(entry).toLowerCase() === wanted);
  const [only, ...others] = candidates;
  if (only === undefined)
    return failure(`No entitlement that this user may see is called ${text}.`);
  if (others.length > 0) {
    return failure(
      `${candidates.length} entitlements are called ${bare}: add the source, such as ${bare} (${sourceOf(only)}).`,
    );
  }
  return success(only.id);
};
