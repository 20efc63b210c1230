// Checks a provisioning policy that a request body sends.

import { failure, type Result, success } from '../../../../model/result.ts';
import {
  fieldTypes,
  machineUsageType,
  usageTypes,
} from '../../../../model/sources/provisioningPolicy.ts';
import {
  isRequired,
  type WireField,
  type WirePolicy,
} from '../../../data/sources/provisioningPolicies.ts';
import { isObject, type JsonObject } from '../../../http/body.ts';
import { badRequest, type Reply } from '../../../http/respond.ts';
import { illegalValue, missingField } from '../../objections.ts';

/** The version of the policy API; only version 2 has policies for machine accounts. */
export type PolicyVersion = 'v1' | 'v2';

/** The usage types of a version. */
const usageTypesOf = (version: PolicyVersion): readonly WirePolicy['usageType'][] =>
  version === 'v2' ? [...usageTypes, machineUsageType] : usageTypes;

/** A usage type of a version; the failure is a 400. */
export const usageTypeOf = (
  value: unknown,
  version: PolicyVersion,
): Result<WirePolicy['usageType'], Reply> => {
  if (value === undefined || value === null || value === '') {
    return failure(missingField('usageType'));
  }
  const known = usageTypesOf(version);
  const found = known.find((type) => type === value);
  return found === undefined
    ? failure(illegalValue(`"${String(value)}" is no usage type: ${known.join(', ')}.`))
    : success(found);
};

const fieldOf = (sent: unknown): Result<WireField, Reply> => {
  if (!isObject(sent)) return failure(illegalValue('Every field must be an object.'));
  const { name, isMultiValued } = sent;
  const transform = sent.transform ?? {};
  const attributes = sent.attributes ?? {};
  if (typeof name !== 'string' || name === '') return failure(missingField('fields.name'));
  if (!isObject(transform) || !isObject(attributes)) {
    return failure(illegalValue(`The transform and the attributes of "${name}" must be objects.`));
  }
  // The examples of the API send an empty type.
  const type = fieldTypes.find((known) => known === (sent.type || 'string'));
  if (type === undefined) {
    return failure(illegalValue(`"${String(sent.type)}" is no type of a field: ${fieldTypes}.`));
  }
  const flag = [true, false].find(
    (known) => (isMultiValued ?? false) === known || isMultiValued === String(known),
  );
  if (flag === undefined) {
    return failure(illegalValue(`The flag isMultiValued of "${name}" must be true or false.`));
  }
  // The API computes isRequired from the attributes and ignores the sent value.
  const required = isRequired(attributes);
  return success({ name, transform, attributes, isRequired: required, type, isMultiValued: flag });
};

const fieldsIn = (sent: unknown): Result<readonly WireField[], Reply> => {
  if (sent === undefined || sent === null) return success([]);
  if (!Array.isArray(sent)) return failure(illegalValue('The fields must be a list.'));
  const fields: WireField[] = [];
  for (const entry of sent) {
    const field = fieldOf(entry);
    if (!field.ok) return field;
    if (fields.some(({ name }) => name === field.value.name)) {
      return failure(badRequest(`There are two fields "${field.value.name}".`));
    }
    fields.push(field.value);
  }
  return success(fields);
};

/** Checks a policy and gives it as the API stores it; the failure is a 400. */
export const checkedPolicy = (
  document: JsonObject,
  { id, version }: { readonly id: string; readonly version: PolicyVersion },
): Result<WirePolicy, Reply> => {
  const { name = null, description, subtypeId = null } = document;
  const usageType = usageTypeOf(document.usageType, version);
  if (!usageType.ok) return usageType;
  if (name !== null && typeof name !== 'string') {
    return failure(illegalValue("The field 'name' must be a text or null."));
  }
  if (description !== undefined && description !== null && typeof description !== 'string') {
    return failure(illegalValue("The field 'description' must be a text."));
  }
  if (subtypeId !== null && typeof subtypeId !== 'string') {
    return failure(illegalValue("The field 'subtypeId' must be a text or null."));
  }
  if (usageType.value === machineUsageType && !subtypeId) {
    return failure(missingField('subtypeId'));
  }
  const fields = fieldsIn(document.fields);
  if (!fields.ok) return fields;
  return success({
    id,
    name,
    subtypeId,
    ...(typeof description === 'string' ? { description } : {}),
    usageType: usageType.value,
    fields: fields.value,
  });
};
