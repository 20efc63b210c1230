// Finds a thing by nothing but its id, whatever its kind.

import type { Api } from '../../api/index.ts';
import type { ApiError } from '../../model/apiError.ts';
import type { Product } from '../../model/connection.ts';
import { type Result, success } from '../../model/result.ts';
import { catalogue } from '../index.ts';
import type { CallOptions, Kind } from '../types.ts';
import { type FoundThing, getById, thingOf } from './findThing.ts';
import { waysOf } from './ways.ts';

/** The kinds whose things can be found by nothing but an id. */
export const kindsById = (product: Product = 'identity-security-cloud'): readonly Kind[] =>
  catalogue.filter(
    (kind) => waysOf(kind).byId !== 'no' && (kind.product ?? 'identity-security-cloud') === product,
  );

/** Looks for an id among the things of one kind. A tenant without the licence for them has none. */
const lookAmong = async (
  api: Api,
  kind: Kind,
  id: string,
  options: CallOptions,
): Promise<Result<FoundThing | undefined, ApiError>> => {
  const { byId } = waysOf(kind);
  if (typeof byId !== 'function') return getById(api, kind, id, options);
  const answer = await byId(api, id, options);
  if (answer.ok && answer.value !== undefined) {
    const thing = thingOf(kind, answer.value.value);
    return success(thing.to.screen === 'form' ? thing : { ...thing, item: answer.value });
  }
  const isNotThere = answer.ok || answer.error.tag === 'notEnabled';
  return isNotThere ? success(undefined) : answer;
};

/** The result of looking for an id: the thing, or the kinds that do not have it and those that could not be asked. */
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
    const answer = await lookAmong(api, kind, id, { ...options, signal });
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
