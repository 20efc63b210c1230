// Reads and checks the fields of a source that a request body decides.

import * as z from 'zod';
import { failure, type Result, success } from '../../../model/result.ts';
import { checkBody } from '../../bodyCheck.ts';
import { sourceFeatures } from '../../data/sources/connectors/sourceFeatures.ts';
import { encrypted, type SourceFields } from '../../data/sources/newSource.ts';
import type { WireReference } from '../../data/wire.ts';
import { badRequest, type Reply, refusal } from '../../http/respond.ts';
import { identitiesOf } from '../../state/people/identities.ts';
import type { Tenant } from '../../tenant.ts';
import { missingField } from '../objections.ts';

const reference = <Type extends string>(type: Type) =>
  z.object({ type: z.literal(type).optional(), id: z.string().min(1), name: z.string().nullish() });

/** The fields of a source that a request body decides (sources API, Source). Other fields are ignored. */
const fieldsShape = z.object({
  name: z.string().trim().min(1),
  description: z.string().nullish(),
  owner: reference('IDENTITY').nullable(),
  cluster: reference('CLUSTER').nullish(),
  accountCorrelationRule: reference('RULE').nullish(),
  managerCorrelationMapping: z
    .object({ accountAttributeName: z.string(), identityAttributeName: z.string() })
    .nullish(),
  managerCorrelationRule: reference('RULE').nullish(),
  beforeProvisioningRule: reference('RULE').nullish(),
  features: z.array(z.enum(sourceFeatures)).nullish(),
  connectorAttributes: z.record(z.string(), z.unknown()).nullish(),
  deleteThreshold: z.number().int().min(0).max(100).nullish(),
  managementWorkgroup: reference('GOVERNANCE_GROUP').nullish(),
  credentialProviderEnabled: z.boolean().nullish(),
  category: z.string().nullish(),
});

/** The names of these fields. */
export const sourceFieldNames: readonly string[] = Object.keys(fieldsShape.shape);

const toReference = <Type extends string>(
  type: Type,
  given: { readonly id: string; readonly name?: string | null } | null | undefined,
): WireReference<Type> | null =>
  given === null || given === undefined
    ? null
    : { type, id: given.id, name: given.name ?? given.id };

/** A reference with the name of the object; the failure is a 400 where the object is unknown. */
const resolved = <Type extends string>(
  type: Type,
  id: string | undefined,
  nameOf: (id: string) => string | undefined,
): Result<WireReference<Type> | null, Reply> => {
  if (id === undefined) return success(null);
  const name = nameOf(id);
  return name === undefined
    ? failure(
        refusal(
          '400.1.404 Referenced object not found',
          `Referenced ${type} "${id}" was not found.`,
        ),
      )
    : success({ type, id, name });
};

const isNameTaken = ({ sources }: Tenant, name: string, exceptAt: number | undefined): boolean => {
  for (let place = 0; place < sources.count; place++) {
    if (place !== exceptAt && sources.has(place) && sources.at(place).name === name) return true;
  }
  return false;
};

/**
 * Reads the fields of a source from a body. The failure is a 400: a missing or wrong field, an unknown owner or cluster,
 * the name of another source. `current` is the source that is changed; undefined for a new one.
 */
export const sourceFieldsOf = (
  tenant: Tenant,
  body: unknown,
  current?: { readonly place: number; readonly owner: unknown },
): Result<SourceFields, Reply> => {
  const parsed = checkBody(fieldsShape, body);
  if (!parsed.ok) return parsed;
  const { name, description, deleteThreshold, credentialProviderEnabled, ...rest } = parsed.value;
  if (rest.owner === null && current?.owner !== null) {
    return failure(missingField('owner'));
  }
  const people = identitiesOf(tenant);
  const owner = resolved('IDENTITY', rest.owner?.id, (id) => {
    const at = people.placeOf(id);
    return at === undefined ? undefined : people.at(at).name;
  });
  if (!owner.ok) return owner;
  const cluster = resolved(
    'CLUSTER',
    rest.cluster?.id,
    (id) => tenant.clusters.find((entry) => entry.id === id)?.name,
  );
  if (!cluster.ok) return cluster;
  if (isNameTaken(tenant, name, current?.place)) {
    return failure(badRequest(`A source with the name "${name}" already exists.`));
  }
  return success({
    name,
    ...(description === null || description === undefined ? {} : { description }),
    owner: owner.value,
    cluster: cluster.value,
    accountCorrelationRule: toReference('RULE', rest.accountCorrelationRule),
    managerCorrelationMapping: rest.managerCorrelationMapping ?? null,
    managerCorrelationRule: toReference('RULE', rest.managerCorrelationRule),
    beforeProvisioningRule: toReference('RULE', rest.beforeProvisioningRule),
    features: rest.features ?? [],
    connectorAttributes: encrypted(rest.connectorAttributes ?? {}, tenant.seed),
    deleteThreshold: deleteThreshold ?? 10,
    managementWorkgroup: toReference('GOVERNANCE_GROUP', rest.managementWorkgroup),
    credentialProviderEnabled: credentialProviderEnabled ?? false,
    category: rest.category ?? null,
  });
};
