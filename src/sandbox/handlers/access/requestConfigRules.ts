// Checks the settings for access requests of an entitlement.

import { isObject } from '../../http/body.ts';

const approvers = ['ENTITLEMENT_OWNER', 'SOURCE_OWNER', 'MANAGER', 'GOVERNANCE_GROUP', 'WORKFLOW'];
/** Approver types that need the id of the approver. */
const namedApprovers = ['GOVERNANCE_GROUP', 'WORKFLOW'];
const units = ['HOURS', 'DAYS', 'WEEKS', 'MONTHS'];
const flags = [
  'requestCommentRequired',
  'denialCommentRequired',
  'reauthorizationRequired',
  'requireEndDate',
];

const objectionToScheme = (scheme: unknown): string | undefined => {
  if (!isObject(scheme)) return 'Every approval scheme must be an object.';
  const { approverType, approverId } = scheme;
  if (typeof approverType !== 'string' || !approvers.includes(approverType)) {
    return `"approverType" must be one of ${approvers.join(', ')}.`;
  }
  const isNamed = typeof approverId === 'string' && approverId !== '';
  return namedApprovers.includes(approverType) && !isNamed
    ? `An approver of the type ${approverType} needs an "approverId".`
    : undefined;
};

const objectionToSchemes = (schemes: unknown): string | undefined => {
  if (schemes === undefined) return undefined;
  if (!Array.isArray(schemes)) return '"approvalSchemes" must be a list.';
  return schemes.map(objectionToScheme).find((objection) => objection !== undefined);
};

const objectionToDuration = (duration: unknown): string | undefined => {
  if (duration === undefined || duration === null) return undefined;
  const { value, timeUnit } = isObject(duration) ? duration : {};
  const isCount = typeof value === 'number' && Number.isInteger(value) && value > 0;
  return isCount && typeof timeUnit === 'string' && units.includes(timeUnit)
    ? undefined
    : `"maxPermittedAccessDuration" must have a whole number and one of ${units.join(', ')}.`;
};

/** What is wrong with settings for access requests, as a sentence; undefined where nothing is. */
export const objectionToRequestConfig = (document: unknown): string | undefined => {
  if (!isObject(document)) return 'The body must be an object.';
  const { accessRequestConfig: access = {}, revocationRequestConfig: revocation = {} } = document;
  if (!isObject(access)) return '"accessRequestConfig" must be an object.';
  if (!isObject(revocation)) return '"revocationRequestConfig" must be an object.';
  const wrong = flags.find((flag) => !['boolean', 'undefined'].includes(typeof access[flag]));
  if (wrong !== undefined) return `"${wrong}" must be true or false.`;
  return (
    objectionToSchemes(access.approvalSchemes) ??
    objectionToDuration(access.maxPermittedAccessDuration) ??
    objectionToSchemes(revocation.approvalSchemes)
  );
};
