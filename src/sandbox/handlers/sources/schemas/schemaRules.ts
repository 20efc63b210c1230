// Checks a schema that a request body sends.

import { failure, type Result, success } from '../../../../model/result.ts';
import type { AttributeType, WireAttribute, WireSchema } from '../../../data/wire.ts';
import { isObject, type JsonObject } from '../../../http/body.ts';
import { badRequest, type Reply } from '../../../http/respond.ts';
import { referenceTo } from '../../../state/sources/schemas.ts';
import { illegalValue, missingField } from '../../objections.ts';

/** The types of an attribute's values (sources API, AttributeDefinition). */
export const attributeTypes: readonly AttributeType[] = [
  'STRING',
  'LONG',
  'INT',
  'BOOLEAN',
  'DATE',
];

/** The features that a schema can have (sources API, Schema). */
const features =
  'AUTHENTICATE COMPOSITE DIRECT_PERMISSIONS DISCOVER_SCHEMA ENABLE MANAGER_LOOKUP NO_RANDOM_ACCESS PROXY SEARCH TEMPLATE UNLOCK UNSTRUCTURED_TARGETS SHAREPOINT_TARGET PROVISIONING GROUP_PROVISIONING SYNC_PROVISIONING PASSWORD CURRENT_PASSWORD ACCOUNT_ONLY_REQUEST ADDITIONAL_ACCOUNT_REQUEST NO_AGGREGATION GROUPS_HAVE_MEMBERS NO_PERMISSIONS_PROVISIONING NO_GROUP_PERMISSIONS_PROVISIONING NO_UNSTRUCTURED_TARGETS_PROVISIONING NO_DIRECT_PERMISSIONS_PROVISIONING PREFER_UUID ARM_SECURITY_EXTRACT ARM_UTILIZATION_EXTRACT ARM_CHANGELOG_EXTRACT USES_UUID APPLICATION_DISCOVERY DELETE'.split(
    ' ',
  );

/** The fields that the API sets itself, and the other schemas of the source. */
export type StoredFields = {
  readonly id: string;
  readonly created: string;
  readonly modified: string | null;
  /** The schemas that an attribute can refer to. */
  readonly siblings: readonly WireSchema[];
};

const textIn = (document: JsonObject, field: string, fallback: string): Result<string, Reply> => {
  const value = document[field];
  if (value === undefined || value === null) return success(fallback);
  return typeof value === 'string'
    ? success(value)
    : failure(illegalValue(`The field '${field}' must be a text.`));
};

/** Reads a boolean, which may be a text as everywhere in the API. */
const flagIn = (document: JsonObject, field: string): Result<boolean, Reply> => {
  const value = document[field];
  if (value === undefined || value === null) return success(false);
  const found = [true, false].find((flag) => value === flag || value === String(flag));
  return found === undefined
    ? failure(illegalValue(`The field '${field}' must be true or false.`))
    : success(found);
};

const targetOf = (
  name: string,
  reference: unknown,
  siblings: readonly WireSchema[],
): Result<WireAttribute['schema'], Reply> => {
  if (reference === undefined || reference === null) return success(null);
  if (!isObject(reference) || (reference.type ?? 'CONNECTOR_SCHEMA') !== 'CONNECTOR_SCHEMA') {
    return failure(illegalValue(`The schema of the attribute "${name}" is no CONNECTOR_SCHEMA.`));
  }
  const target = siblings.find(({ id }) => id === reference.id);
  return target === undefined
    ? failure(badRequest(`The source has no schema "${String(reference.id)}" for "${name}".`))
    : success(referenceTo(target));
};

const attributeOf = (
  sent: unknown,
  siblings: readonly WireSchema[],
): Result<WireAttribute, Reply> => {
  if (!isObject(sent)) return failure(illegalValue('Every attribute must be an object.'));
  const { name } = sent;
  if (typeof name !== 'string' || name === '') return failure(missingField('attributes.name'));
  const type = attributeTypes.find((known) => known === (sent.type ?? 'STRING'));
  if (type === undefined) {
    return failure(
      illegalValue(`"${String(sent.type)}" is no type of an attribute: ${attributeTypes}.`),
    );
  }
  const target = targetOf(name, sent.schema, siblings);
  if (!target.ok) return target;
  const description = textIn(sent, 'description', '');
  if (!description.ok) return description;
  const nativeName = textIn(sent, 'nativeName', '');
  if (!nativeName.ok) return nativeName;
  const isMulti = flagIn(sent, 'isMulti');
  if (!isMulti.ok) return isMulti;
  const isEntitlement = flagIn(sent, 'isEntitlement');
  if (!isEntitlement.ok) return isEntitlement;
  const isGroup = flagIn(sent, 'isGroup');
  if (!isGroup.ok) return isGroup;
  if (isGroup.value && !(isEntitlement.value && target.value !== null)) {
    return failure(
      badRequest(`The attribute "${name}" can be a group only as an entitlement with a schema.`),
    );
  }
  return success({
    name,
    nativeName: nativeName.value || null,
    type,
    schema: target.value,
    description: description.value,
    isMulti: isMulti.value,
    isEntitlement: isEntitlement.value,
    isGroup: isGroup.value,
  });
};

const attributesIn = (
  sent: unknown,
  siblings: readonly WireSchema[],
): Result<readonly WireAttribute[], Reply> => {
  if (sent === undefined || sent === null) return success([]);
  if (!Array.isArray(sent)) return failure(illegalValue('The attributes must be a list.'));
  const attributes: WireAttribute[] = [];
  for (const entry of sent) {
    const attribute = attributeOf(entry, siblings);
    if (!attribute.ok) return attribute;
    if (attributes.some(({ name }) => name === attribute.value.name)) {
      return failure(badRequest(`There are two attributes "${attribute.value.name}".`));
    }
    attributes.push(attribute.value);
  }
  return success(attributes);
};

/**
 * Checks a schema and gives it as the API stores it: without unknown fields, and with defaults for missing ones. The
 * failure is a 400. Like real tenants it does not check whether the identity attribute exists (seen on tenants).
 */
export const checkedSchema = (
  document: JsonObject,
  { siblings, ...stored }: StoredFields,
): Result<WireSchema, Reply> => {
  const { name, hierarchyAttribute = null } = document;
  if (typeof name !== 'string' || name === '') return failure(missingField('name'));
  const attributes = attributesIn(document.attributes, siblings);
  if (!attributes.ok) return attributes;
  const nativeObjectType = textIn(document, 'nativeObjectType', name);
  if (!nativeObjectType.ok) return nativeObjectType;
  const identityAttribute = textIn(document, 'identityAttribute', '');
  if (!identityAttribute.ok) return identityAttribute;
  const displayAttribute = textIn(document, 'displayAttribute', '');
  if (!displayAttribute.ok) return displayAttribute;
  const includePermissions = flagIn(document, 'includePermissions');
  if (!includePermissions.ok) return includePermissions;
  if (hierarchyAttribute !== null && typeof hierarchyAttribute !== 'string') {
    return failure(illegalValue("The field 'hierarchyAttribute' must be a text or null."));
  }
  const abilities = document.features ?? [];
  if (!Array.isArray(abilities)) return failure(illegalValue('The features must be a list.'));
  const unknown = abilities.find((feature) => !features.includes(feature));
  if (unknown !== undefined) {
    return failure(illegalValue(`There is no feature "${String(unknown)}".`));
  }
  const configuration = document.configuration ?? {};
  if (!isObject(configuration)) {
    return failure(illegalValue("The field 'configuration' must be an object."));
  }
  return success({
    name,
    ...stored,
    nativeObjectType: nativeObjectType.value,
    identityAttribute: identityAttribute.value,
    displayAttribute: displayAttribute.value,
    hierarchyAttribute,
    includePermissions: includePermissions.value,
    features: abilities,
    configuration,
    attributes: attributes.value,
  });
};
