// Applies a patch to an entitlement, with the rules of both API versions.

import { failure, type Result, success } from '../../../model/result.ts';
import type { EntitlementRow, PrivilegeLevel } from '../../data/wire.ts';
import { isObject, type JsonObject } from '../../http/body.ts';
import { badRequest, type Reply } from '../../http/respond.ts';
import { patched } from '../../patching.ts';
import { identitiesOf } from '../../state/people/identities.ts';
import type { Tenant } from '../../tenant.ts';
import type { Call } from '../call.ts';

const levels: readonly PrivilegeLevel[] = ['HIGH', 'MEDIUM', 'LOW', 'NONE'];
const isLevel = (value: unknown): value is PrivilegeLevel =>
  levels.some((level) => level === value);

/** The fields that may be patched; the one for the privilege differs by version (entitlements API, patch-entitlement). */
const patchable = ['requestable', 'segments', 'owner', 'name', 'description'];
const fieldsIn = (version: string): readonly string[] => [
  ...patchable,
  'manuallyUpdatedFields',
  version === 'v2024' ? 'privileged' : 'privilegeOverride',
];

/** The document that a patch is applied to. */
const documentOf = (row: EntitlementRow, version: string): JsonObject => ({
  requestable: row.requestable,
  segments: row.segments ?? [],
  owner: row.owner,
  name: row.name,
  description: row.description,
  manuallyUpdatedFields: row.manuallyUpdated ?? null,
  ...(version === 'v2024'
    ? { privileged: row.privilege === 'HIGH' }
    : { privilegeOverride: { level: row.privilege ?? null } }),
});

type Fields = Pick<
  EntitlementRow,
  'requestable' | 'segments' | 'owner' | 'name' | 'description' | 'manuallyUpdated' | 'privilege'
>;
type Read<Value> = Result<Value, string>;

const readOwner = (tenant: Tenant, value: unknown, before: EntitlementRow['owner']) => {
  if (value === null || value === undefined) return success(null);
  if (!isObject(value) || value.type !== 'IDENTITY' || typeof value.id !== 'string') {
    return failure('"owner" must have the type IDENTITY and the id of an identity.');
  }
  const identities = identitiesOf(tenant);
  const place = identities.placeOf(value.id);
  if (place === undefined) return failure(`Referenced 'Identity' with id '${value.id}' not found.`);
  const { id, name } = identities.at(place);
  const isOther = value.name !== undefined && value.name !== name && value.name !== before?.name;
  return isOther
    ? failure(`The name of the owner is "${name}".`)
    : success({ type: 'IDENTITY', id, name } as const);
};

const readPrivilege = (
  document: JsonObject,
  { privilege }: EntitlementRow,
  version: string,
): Read<PrivilegeLevel | undefined> => {
  if (version === 'v2024') {
    const { privileged } = document;
    if (typeof privileged !== 'boolean') return failure('"privileged" must be true or false.');
    return success(privileged ? 'HIGH' : privilege === 'HIGH' ? 'NONE' : privilege);
  }
  const override = document.privilegeOverride;
  const isOnlyLevel = isObject(override) && Object.keys(override).every((key) => key === 'level');
  const level = isOnlyLevel ? override.level : undefined;
  if (isLevel(level)) return success(level);
  return level === null && privilege === undefined
    ? success(undefined)
    : failure(`"privilegeOverride/level" must be one of ${levels.join(', ')}.`);
};

const readManual = (value: unknown): Read<EntitlementRow['manuallyUpdated']> => {
  if (value === null || value === undefined) return success(undefined);
  const { DISPLAY_NAME, DESCRIPTION } = isObject(value) ? value : {};
  return typeof DISPLAY_NAME === 'boolean' && typeof DESCRIPTION === 'boolean'
    ? success({ DISPLAY_NAME, DESCRIPTION })
    : failure('"manuallyUpdatedFields" must say true or false for DISPLAY_NAME and DESCRIPTION.');
};

/** Marks a name or description that was changed by hand, so that the next aggregation does not overwrite it. */
const marked = (
  before: EntitlementRow,
  { name, description, manuallyUpdated }: Pick<Fields, 'name' | 'description' | 'manuallyUpdated'>,
): EntitlementRow['manuallyUpdated'] => {
  const isRenamed = name !== before.name;
  const isDescribed = description !== before.description;
  if (!isRenamed && !isDescribed) return manuallyUpdated;
  return {
    DISPLAY_NAME: isRenamed || manuallyUpdated?.DISPLAY_NAME === true,
    DESCRIPTION: isDescribed || manuallyUpdated?.DESCRIPTION === true,
  };
};

const readFields = (
  tenant: Tenant,
  document: JsonObject,
  before: EntitlementRow,
  version: string,
): Read<Fields> => {
  const { requestable, segments = [], name, description = null } = document;
  const owner = readOwner(tenant, document.owner, before.owner);
  if (!owner.ok) return owner;
  const privilege = readPrivilege(document, before, version);
  if (!privilege.ok) return privilege;
  const manual = readManual(document.manuallyUpdatedFields);
  if (!manual.ok) return manual;
  if (typeof requestable !== 'boolean') return failure('"requestable" must be true or false.');
  if (typeof name !== 'string' || name === '') return failure('"name" must be a text.');
  if (description !== null && typeof description !== 'string') {
    return failure('"description" must be a text or null.');
  }
  const ids = segments ?? [];
  if (!Array.isArray(ids) || !ids.every((id) => typeof id === 'string')) {
    return failure('"segments" must be a list of ids.');
  }
  const manuallyUpdated = marked(before, { name, description, manuallyUpdated: manual.value });
  return success({
    requestable,
    segments: ids.length === 0 && before.segments === undefined ? undefined : ids,
    owner: owner.value,
    name,
    description,
    manuallyUpdated,
    privilege: privilege.value,
  });
};

/** The author of a change: the user name of the caller, or `API` for an API client. */
const authorOf = ({ account }: Call): string => account?.user?.userName ?? 'API';

/**
 * Applies the patch of a body to an entitlement, as a whole or not at all. The failure is a 400: a path that cannot be
 * patched in this version, a value of a wrong type, an unknown owner.
 */
export const patchedEntitlement = (
  call: Call,
  before: EntitlementRow,
): Result<EntitlementRow, Reply> => {
  const { tenant, version, atMs } = call;
  const document = patched(call, documentOf(before, version), { patchable: fieldsIn(version) });
  if (!document.ok) return document;
  const fields = readFields(tenant, document.value, before, version);
  if (!fields.ok) return failure(badRequest(fields.error));
  const isOverridden = fields.value.privilege !== before.privilege;
  return success({
    ...before,
    ...fields.value,
    ...(isOverridden ? { privilegeSetBy: authorOf(call) } : {}),
    modified: new Date(atMs).toISOString(),
  });
};
