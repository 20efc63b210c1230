// The kind `org-config`: the tenant's own settings.

import type { OrgConfig } from '../../../model/tenant/orgConfig.ts';
import { plain, yesNo } from '../../cells/text.ts';
import type { Kind } from '../../types.ts';

/** The tenant's own settings. */
export const orgConfig: Kind<OrgConfig> = {
  id: 'org-config',
  singular: 'organisation',
  plural: 'organisation',
  aliases: ['org'],
  summary: "the tenant's own settings, such as the time zone that schedules run by",
  area: 'the environment',
  listedIn: { in: 'environment' },
  found: 'in its list',
  referenceTypes: [],
  consolePage: 'none',
  shape: 'one',
  identify: ({ orgName }) => orgName ?? '',
  label: ({ orgName }) => orgName ?? 'organisation',
  columns: [
    {
      id: 'name',
      header: 'NAME',
      width: 24,
      grow: 1,
      priority: 1,
      cell: ({ orgName }) => plain(orgName),
    },
    {
      id: 'zone',
      header: 'TIME ZONE',
      width: 24,
      priority: 2,
      cell: ({ timeZone }) => plain(timeZone),
    },
  ],
  get: (api, _id, _scope, options) => api.orgConfig.get(options),
  whenMissing: 'The tenant does not tell its own settings: look at them in the web console.',
  whenRefused: ({ tag }) =>
    tag === 'forbidden'
      ? 'As a rule only an ORG_ADMIN may read this. Everything else in spyglass works without it.'
      : undefined,
  details: (org) => [
    {
      details: [
        { label: 'name', value: plain(org.orgName) },
        { label: 'time zone', value: plain(org.timeZone) },
        {
          label: 'lifecycle changes honour the enable feature of sources',
          value: yesNo(org.lcsChangeHonorsSourceEnableFeature),
        },
        {
          label: 'recommendations in certifications',
          value: yesNo(org.iaiEnableCertificationRecommendations),
        },
        { label: 'AI agents may be deleted', value: yesNo(org.aiAgentDeleteRequestEnabled) },
        { label: 'ARM database', value: plain(org.armDb) },
        { label: 'ARM customer', value: plain(org.armCustomerId) },
        { label: 'ARM sign-on', value: plain(org.armSsoUrl) },
      ],
    },
    {
      title: 'columns of separation-of-duties reports',
      details: org.sodReportConfigs.map(({ columnName, included, required }) => ({
        label: columnName ?? '',
        value: { text: required === true ? 'always' : included === true ? 'yes' : 'no' },
      })),
    },
  ],
};
