// The zod schemas of the settings that a source takes.

import * as z from 'zod';

/** A list; null counts as an empty one, since quirk 9 sends null for it. */
const listOf = <Entry extends z.ZodType>(entry: Entry) =>
  z
    .array(entry)
    .nullish()
    .transform((entries) => entries ?? []);

/** A correlation (sources API, put-correlation-config); its attributes need not exist. */
export const correlationShape = z.object({
  id: z.string().nullish(),
  name: z.string().nullish(),
  attributeAssignments: listOf(
    z.object({
      property: z.string().min(1),
      value: z.string().min(1),
      operation: z.literal('EQ').default('EQ'),
      complex: z.boolean().default(false),
      ignoreCase: z.boolean().default(false),
      matchMode: z.enum(['ANYWHERE', 'START', 'END']).default('ANYWHERE'),
      filterString: z.string().optional(),
    }),
  ),
});

/** An attribute sync (sources API, put-source-attr-sync-config). */
export const syncShape = z.object({
  source: z.object({ type: z.literal('SOURCE').optional(), id: z.string() }),
  attributes: listOf(
    z.object({
      name: z.string().min(1),
      displayName: z.string(),
      enabled: z.boolean(),
      target: z.string(),
    }),
  ),
});

/** A change detection (sources API, put-native-change-detection-config). */
export const detectionShape = z.object({
  enabled: z.boolean().default(false),
  operations: listOf(z.enum(['ACCOUNT_UPDATED', 'ACCOUNT_CREATED', 'ACCOUNT_DELETED'])),
  allEntitlements: z.boolean().default(false),
  allNonEntitlementAttributes: z.boolean().default(false),
  selectedEntitlements: listOf(z.string()),
  selectedNonEntitlementAttributes: listOf(z.string()),
});

const namedApprovers = ['GOVERNANCE_GROUP', 'WORKFLOW'];

const approvals = listOf(
  z
    .object({
      approverType: z.enum(['ENTITLEMENT_OWNER', 'SOURCE_OWNER', 'MANAGER', ...namedApprovers]),
      approverId: z.string().nullish(),
    })
    .refine(
      ({ approverType, approverId }) =>
        namedApprovers.includes(approverType) === (typeof approverId === 'string'),
      'an approverId belongs to GOVERNANCE_GROUP and WORKFLOW, and to nobody else',
    )
    .transform(({ approverType, approverId }) => ({
      approverType,
      approverId: approverId ?? null,
    })),
);

/**
 * Settings for access requests (sources API, update-source-entitlement-request-config; entitlements API,
 * put-entitlement-request-config). Only a group or workflow as approver has an id.
 */
export const requestShape = z.object({
  accessRequestConfig: z
    .object({
      approvalSchemes: approvals,
      requestCommentRequired: z.boolean().default(false),
      denialCommentRequired: z.boolean().default(false),
      reauthorizationRequired: z.boolean().optional(),
      requireEndDate: z.boolean().optional(),
      maxPermittedAccessDuration: z
        .object({
          value: z.number().int().positive(),
          timeUnit: z.enum(['HOURS', 'DAYS', 'WEEKS', 'MONTHS']),
        })
        .nullish(),
      formDefinitionId: z.string().nullish(),
    })
    .optional(),
  revocationRequestConfig: z.object({ approvalSchemes: approvals }).optional(),
});

/** The password policies of a source (sources API, update-password-policy-holders). */
export const holdersShape = z.array(
  z.object({
    policyId: z.string().min(1),
    policyName: z.string().optional(),
    selectors: z
      .object({ identityAttr: listOf(z.object({ name: z.string(), value: z.string() })) })
      .nullish(),
  }),
);
