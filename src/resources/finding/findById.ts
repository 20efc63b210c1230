import type { Api } from '../../api/index.ts';
import { bareId } from '../../model/access/entitlementConnection.ts';
import type { ApiError } from '../../model/apiError.ts';
import type { Product } from '../../model/connection.ts';
import { type Result, success } from '../../model/result.ts';
import { kindOf } from '../index.ts';
import type { CallOptions, Item, Kind, KindId, Thing } from '../types.ts';
import { type FoundThing, getById, thingOf } from './findThing.ts';

/** The kinds whose things can be found by nothing but an id, the likeliest first. */
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
    'connections',
    'jit-history',
    'jit-policy',
  ],
  identityiq: ['iiq-entitlements'],
};

/** The kinds that are looked among for an id. */
export const kindsById = (product: Product = 'identity-security-cloud'): readonly Kind[] =>
  placesById[product].map(kindOf);

type Look = (
  api: Api,
  id: string,
  options: CallOptions,
) => Promise<Result<FoundThing | undefined, ApiError>>;

const foundIn = (kindId: KindId, item: Item<unknown> | undefined): FoundThing | undefined => {
  if (item === undefined) return undefined;
  const thing = item.value as Thing;
  return { ...thingOf(kindOf(kindId), thing), item: { value: thing, raw: item.raw } };
};

const isOf = (id: string) => (item: { readonly value: { readonly id: string } }) =>
  bareId(item.value.id) === bareId(id);

/** How those are found that nothing gives by an id. */
const looks: Readonly<Record<KindId, Look>> = {
  connections: async (api, id, options) => {
    const answer = await api.entitlementConnections.find(id, options);
    return answer.ok ? success(foundIn('connections', answer.value)) : answer;
  },
  'jit-history': async (api, id, options) => {
    const answer = await api.jitActivations.latest(options);
    return answer.ok ? success(foundIn('jit-history', answer.value.find(isOf(id)))) : answer;
  },
  'jit-policy': async (api, id, options) => {
    const answer = await api.jitPolicy.get(options);
    if (!answer.ok) return answer;
    const item = answer.value;
    if (item === undefined || !isOf(id)(item)) return success(undefined);
    return success({
      id,
      name: 'jit policy',
      to: { screen: 'form', kind: 'jit-policy', scope: {} },
    });
  },
};

/** Looks for an id among the things of one kind. A tenant that has not bought what they are part of has none of them. */
const lookAmong = async (
  api: Api,
  kind: Kind,
  id: string,
  options: CallOptions,
): Promise<Result<FoundThing | undefined, ApiError>> => {
  const look = looks[kind.id];
  if (look === undefined) return getById(api, kind, id, options);
  const answer = await look(api, id, options);
  return !answer.ok && answer.error.tag === 'notEnabled' ? success(undefined) : answer;
};

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
