// Asks how many profiles, apps, accounts and just-in-time connections hang on a source, and keeps that for a while.

import type { Api, Page } from '../../../api/index.ts';
import { minuteMs } from '../../../insight/time.ts';
import type { Could } from '../../../insight/triage/could.ts';
import type { ApiError } from '../../../model/apiError.ts';
import { and, equals } from '../../../model/filters/filterExpression.ts';
import { printFilter } from '../../../model/filters/printFilter.ts';
import type { Result } from '../../../model/result.ts';
import type { CallOptions } from '../../types.ts';

/** What could be touched, and what the tenant did not tell. */
export type CouldRead = {
  readonly could: Could;
  readonly refused: readonly { readonly what: string; readonly error: ApiError }[];
};

/** What hangs on a source changes seldom: it is asked anew after this time. */
const keptForMs = 10 * minuteMs;

const kept = new WeakMap<Api, Map<string, { readonly atMs: number; readonly read: CouldRead }>>();

/** How many rows a list has: the total that the tenant tells with the first page, else undefined. */
const totalOf = async (
  pages: AsyncIterable<Result<Page<unknown>, ApiError>>,
): Promise<Result<number | undefined, ApiError>> => {
  for await (const page of pages) {
    if (!page.ok) return page;
    const { total, last, loaded } = page.value;
    return { ok: true, value: last ? loaded : total };
  }
  return { ok: true, value: 0 };
};

const ask = async (api: Api, sourceId: string, options: CallOptions): Promise<CouldRead> => {
  const one = { ...options, mostRows: 1 };
  const [connections, accounts, jit] = await Promise.all([
    api.sources.connections(sourceId, options),
    totalOf(api.accounts.list({ ...one, filters: printFilter(equals('sourceId', sourceId)) })),
    totalOf(
      api.entitlementConnections.list({
        ...one,
        filters: printFilter(and(equals('source.id', sourceId), equals('type', 'JIT'))),
      }),
    ),
  ]);
  const refused = [
    { what: 'profiles and apps', answer: connections },
    { what: 'accounts', answer: accounts },
    { what: 'JIT connections', answer: jit },
  ].flatMap(({ what, answer }) => (answer.ok ? [] : { what, error: answer.error }));
  const dependants = connections.ok ? connections.value.value : undefined;
  // What could not be looked up is not known, and an empty list is then no zero.
  const isWhole = dependants?.missingDependents.length === 0;
  return {
    could: {
      ...(dependants === undefined || !isWhole
        ? {}
        : {
            profiles: dependants.identityProfiles.length,
            apps: dependants.dependentApps.length,
          }),
      ...(jit.ok && jit.value !== undefined ? { jitConnections: jit.value } : {}),
      ...(accounts.ok && accounts.value !== undefined ? { accounts: accounts.value } : {}),
    },
    refused,
  };
};

/** What hangs on a source: three calls, or none where they were made a short while ago. It never fails as a whole. */
export const couldOf = async (
  api: Api,
  sourceId: string,
  options: CallOptions,
  nowMs: number,
): Promise<CouldRead> => {
  const known = kept.get(api) ?? new Map();
  kept.set(api, known);
  const found = known.get(sourceId);
  if (found !== undefined && nowMs - found.atMs < keptForMs) return found.read;
  const read = await ask(api, sourceId, options);
  if (read.refused.every(({ error }) => error.tag === 'forbidden')) {
    known.set(sourceId, { atMs: nowMs, read });
  }
  return read;
};
