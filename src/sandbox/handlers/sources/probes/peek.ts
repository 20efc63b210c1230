// The handler that reads a few objects through the connector of a source.

import { setTimeout as delay } from 'node:timers/promises';
import * as z from 'zod';
import { checkBody } from '../../../bodyCheck.ts';
import { randomOf } from '../../../data/random.ts';
import {
  accountObject,
  groupObject,
  type WireObject,
} from '../../../data/sources/resourceObjects.ts';
import type { WireSchema } from '../../../data/wire.ts';
import { objectOf } from '../../../http/body.ts';
import { notFound, ok, type Reply, refusal } from '../../../http/respond.ts';
import { accountsOf } from '../../../state/access/accounts.ts';
import { identitiesOf } from '../../../state/people/identities.ts';
import { sourceSchemasOf } from '../../../state/sources/schemas.ts';
import type { FoundSource } from '../../../tenant.ts';
import type { Call } from '../../call.ts';
import { numberedName } from '../sourceName.ts';
import { sourceOf } from '../sources.ts';
import { failureAt, lengthMs, textOf } from './probe.ts';

const shape = z.object({
  objectType: z.string().min(1).default('account'),
  maxCount: z.number().int().min(1).default(25),
});

/** The first places in these spans that fit, at most `maximum`. */
const firstPlaces = (
  spans: readonly { readonly from: number; readonly to: number }[],
  maximum: number,
  fits: (place: number) => boolean,
): readonly number[] => {
  const places: number[] = [];
  for (const { from, to } of spans) {
    for (let place = from; place < to && places.length < maximum; place++) {
      if (fits(place)) places.push(place);
    }
  }
  return places;
};

const accountObjects = (
  { tenant }: Call,
  { source }: FoundSource,
  schema: WireSchema,
  maximum: number,
): readonly WireObject[] => {
  const { seed, entitlements } = tenant;
  const accounts = accountsOf(tenant);
  const { rows } = accounts;
  const people = identitiesOf(tenant);
  const spans = [accounts.of(source.id), { from: rows.fixed, to: rows.count }];
  const isOurs = (place: number) => rows.has(place) && rows.at(place).sourceId === source.id;
  return firstPlaces(spans, maximum, isOurs).map((place) => {
    const account = rows.at(place);
    const { identityPlace } = account;
    const held = account.entitlementPlaces.flatMap((at) =>
      entitlements.has(at) ? entitlements.at(at) : [],
    );
    const person = identityPlace === undefined ? undefined : people.at(identityPlace);
    return accountObject(account, { seed, schema, person, held });
  });
};

const groupObjects = (
  { tenant }: Call,
  { source }: FoundSource,
  schema: WireSchema,
  maximum: number,
): readonly WireObject[] => {
  const { seed, entitlements, initial } = tenant;
  const spans = [
    initial.entitlementsOf(source.id),
    { from: entitlements.fixed, to: entitlements.count },
  ];
  const fits = (place: number) => {
    if (!entitlements.has(place)) return false;
    const row = entitlements.at(place);
    return row.source.id === source.id && row.sourceSchemaObjectType === schema.name;
  };
  return firstPlaces(spans, maximum, fits).map((place) =>
    groupObject(entitlements.at(place), { seed, schema }),
  );
};

/** The answer waits for a tenth of the time that it reports, and at most this long. */
const longestWaitMs = 250;

/** Reads a few objects of a source. A failure is a 400 with the text of the connector. */
export const peekObjects = async (call: Call): Promise<Reply> => {
  const found = sourceOf(call);
  if (found === undefined) return notFound;
  const body = objectOf(call);
  if (!body.ok) return body.error;
  const asked = checkBody(shape, body.value);
  if (!asked.ok) return asked.error;
  const { source, place } = found;
  const { tenant, quirks, signal } = call;
  const { objectType, maxCount } = asked.value;
  const schema = sourceSchemasOf(tenant)
    .of(source.id)
    .find(({ name, nativeObjectType }) => [name, nativeObjectType].includes(objectType));
  if (schema === undefined) {
    return refusal(
      '400.1.3 Illegal value',
      `The source "${source.name}" has no schema for objects of type "${objectType}".`,
    );
  }
  const isAccount = schema.name === 'account';
  const failure = failureAt(call, place, isAccount ? 'peekAccounts' : 'peekGroups');
  const elapsedMillis =
    failure?.elapsedMs ??
    lengthMs(call, place, randomOf(tenant.seed, 'peek', place, schema.name).int(120, 2_400));
  await delay(Math.min(longestWaitMs, elapsedMillis / 10), undefined, { signal });
  if (failure !== undefined) {
    return {
      type: 'problem',
      status: 400,
      detailCode: '400.1 Bad Request Content',
      text: textOf(failure, call, place),
    };
  }
  const readsChangesOnly =
    quirks.has(44) && String(source.connectorAttributes.supportsDeltaAgg) === 'true';
  const objects = readsChangesOnly
    ? []
    : (isAccount ? accountObjects : groupObjects)(call, found, schema, maxCount);
  return ok({
    id: source.id,
    name: numberedName(source),
    objectCount: objects.length,
    elapsedMillis,
    resourceObjects: objects,
  });
};
