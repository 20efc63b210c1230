// Reads and checks the fields of a source that a request body decides.

import * as z from 'zod';
import { failure, type Result, success } from '../../../model/result.ts';
import { checkBody } from '../../bodyCheck.ts';
import { sourceFeatures } from '../../data/sources/connectors/sourceFeatures.ts';
import { type Draft, encrypted } from '../../data/sources/newSource.ts';
import type { WireReference } from '../../data/wire.ts';
import { badRequest, type Reply, refusal } from '../../http/respond.ts';
import { identitiesOf } from '../../state/people/identities.ts';
import type { Tenant } from '../../tenant.ts';
import { missingField } from '../objections.ts';

const pointer = <Type extends string>(type: Type) =>
  z.object({ type: z.literal(type).optional(), id: z.string().min(1), name: z.string().nullish() });

/** What of a source its makers and editors decide (sources API, Source). Fields beside these are read over. */
const draftShape = z.object({
  name: z.string().trim().min(1),
  description: z.string().nullish(),
  owner: pointer('IDENTITY').nullable(),
  cluster: pointer('CLUSTER').nullish(),
  accountCorrelationRule: pointer('RULE').nullish(),
  managerCorrelationMapping: z
    .object({ accountAttributeName: z.string(), identityAttributeName: z.string() })
    .nullish(),
  managerCorrelationRule: pointer('RULE').nullish(),
  beforeProvisioningRule: pointer('RULE').nullish(),
  features: z.array(z.enum(sourceFeatures)).nullish(),
  connectorAttributes: z.record(z.string(), z.unknown()).nullish(),
  deleteThreshold: z.number().int().min(0).max(100).nullish(),
  managementWorkgroup: pointer('GOVERNANCE_GROUP').nullish(),
  credentialProviderEnabled: z.boolean().nullish(),
  category: z.string().nullish(),
});

/** The fields that a draft decides. */
export const draftFields: readonly string[] = Object.keys(draftShape.shape);

const toReference = <Type extends string>(
  type: Type,
  given: { readonly id: string; readonly name?: string | null } | null | undefined,
): WireReference<Type> | null =>
  given === null || given === undefined
    ? null
    : { type, id: given.id, name: given.name ?? given.id };

/** A reference by the name that the tenant knows for its id; the failure is a 400 where it knows none. */
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
 * Reads what a body decides of a source. The failure is a 400: a field that is missing or wrong, an owner or cluster
 * that does not exist, a name that another source has. `place` is that of the source itself, where there is one.
 */
export const draftOf = (
  tenant: Tenant,
  body: unknown,
  current?: { readonly place: number; readonly owner: unknown },
): Result<Draft, Reply> => {
  const parsed = checkBody(draftShape, body);
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
