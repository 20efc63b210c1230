// Reads the list of a kind for whoever wants its things, not the stages on the way to them.

import type { Api } from '../api/index.ts';
import type { ApiError } from '../model/apiError.ts';
import type { Result } from '../model/result.ts';
import { settled } from './pages.ts';
import type { Kind, ListPage, Scope, Thing } from './types.ts';

/** The pages of a kind's list; none for a kind that has no list. */
export async function* listed(
  kind: Kind,
  api: Api,
  scope: Scope,
  options: Parameters<NonNullable<Kind['list']>>[2],
): AsyncGenerator<Result<ListPage<Thing>, ApiError>, void, undefined> {
  const pages = kind.list?.(api, scope, options);
  if (pages !== undefined) yield* settled(pages);
}
