import type { Api } from '../api/index.ts';
import type { ApiError } from '../model/apiError.ts';
import type { Product } from '../model/connection.ts';
import { type FoundThing, getById } from './findThing.ts';
import { kindOf } from './index.ts';
import type { CallOptions, Kind, KindId } from './types.ts';

/** The kinds whose things can be asked for by nothing but an id, the likeliest first. */
const placesById: Readonly<Record<Product, readonly KindId[]>> = {
  'identity-security-cloud': [
    'sources',
    'entitlements',
    'identities',
    'accounts',
    'tasks',
    'clusters',
    'clients',
    'governance-groups',
  ],
  identityiq: ['iiq-entitlements'],
};

/** The kinds that are looked among for an id. */
export const kindsById = (product: Product = 'identity-security-cloud'): readonly Kind[] =>
  placesById[product].map(kindOf);

/** What came of looking for an id: the thing, or where it was looked for, and where that was not possible. */
export type Lookup =
  | { readonly found: FoundThing }
  | {
      readonly found?: undefined;
      readonly asked: readonly Kind[];
      readonly failed: readonly { readonly kind: Kind; readonly error: ApiError }[];
    };

/** Looks for an id among all kinds at once; the first that has it wins, and the others are called off. */
export const findById = async (
  api: Api,
  id: string,
  product: Product | undefined,
  options: CallOptions,
): Promise<Lookup> => {
  const stop = new AbortController();
  const { signal: outer } = options;
  const signal = outer === undefined ? stop.signal : AbortSignal.any([outer, stop.signal]);
  const kinds = kindsById(product);
  const failed: { kind: Kind; error: ApiError }[] = [];
  const tries = kinds.map(async (kind) => {
    const answer = await getById(api, kind, id, { ...options, signal });
    if (answer.ok && answer.value !== undefined) return answer.value;
    if (!answer.ok) failed.push({ kind, error: answer.error });
    throw new Error('not here');
  });
  try {
    return { found: await Promise.any(tries) };
  } catch {
    const isFailed = (kind: Kind) => failed.some((other) => other.kind === kind);
    return { asked: kinds.filter((kind) => !isFailed(kind)), failed };
  } finally {
    stop.abort();
  }
};
