// The details of request settings: who has to agree, and for how long access lasts.

import type {
  ApprovalScheme,
  EntitlementRequestConfig,
} from '../../../model/access/entitlementRequestConfig.ts';
import { nothing, plain, yesNo } from '../../cells/text.ts';
import type { Column, Section } from '../../types.ts';

/** Who has to agree, in their order: `manager, governance group 2c91…`. */
const approvers = (schemes: readonly ApprovalScheme[] | undefined): string => {
  if (schemes === undefined) return nothing;
  if (schemes.length === 0) return 'nobody';
  return schemes
    .map(({ approverType = 'somebody', approverId }) =>
      [approverType.toLowerCase().replaceAll('_', ' '), approverId].filter(Boolean).join(' '),
    )
    .join(', then ');
};

/** How long access may last, in words. */
const duration = (config: EntitlementRequestConfig): string | undefined => {
  const { value, timeUnit } = config.accessRequestConfig?.maxPermittedAccessDuration ?? {};
  return value === undefined ? undefined : `${value} ${timeUnit?.toLowerCase() ?? ''}`.trim();
};

/** The columns of request settings, of a source or of an entitlement. */
export const requestColumns: readonly Column<EntitlementRequestConfig>[] = [
  {
    id: 'access',
    header: 'WHO AGREES',
    width: 30,
    grow: 2,
    priority: 1,
    cell: ({ accessRequestConfig }) => plain(approvers(accessRequestConfig?.approvalSchemes)),
  },
  {
    id: 'revocation',
    header: 'WHO AGREES TO A REVOCATION',
    width: 26,
    grow: 1,
    priority: 2,
    cell: ({ revocationRequestConfig }) =>
      plain(approvers(revocationRequestConfig?.approvalSchemes)),
  },
  {
    id: 'duration',
    header: 'AT MOST',
    width: 10,
    priority: 3,
    cell: (config) => plain(duration(config)),
  },
];

/** The details of request settings: what it takes to get an entitlement, and to lose it again. */
export const requestSections = (config: EntitlementRequestConfig): readonly Section[] => {
  const { accessRequestConfig: access, revocationRequestConfig: revocation } = config;
  return [
    {
      title: 'TO GET IT',
      details: [
        { label: 'who agrees', value: plain(approvers(access?.approvalSchemes)) },
        { label: 'comment', value: yesNo(access?.requestCommentRequired) },
        { label: 'comment of a denial', value: yesNo(access?.denialCommentRequired) },
        { label: 'log in again', value: yesNo(access?.reauthorizationRequired) },
        { label: 'end date', value: yesNo(access?.requireEndDate) },
        { label: 'at most', value: plain(duration(config)) },
        { label: 'form', value: plain(access?.formDefinitionId) },
      ],
    },
    {
      title: 'TO LOSE IT',
      details: [{ label: 'who agrees', value: plain(approvers(revocation?.approvalSchemes)) }],
    },
  ];
};
