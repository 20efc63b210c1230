// The settings of the organisation as the API sends them.

import { randomOf } from '../random.ts';
import { company } from './tenant.ts';

const reportColumns = ['SOD Business Name', 'SOD Policy State', 'SOD Policy Owner', 'Violations'];

/** The tenant's own settings as the API sends them (org config API). */
export const makeOrgConfig = (seed: number) => ({
  orgName: company.org,
  timeZone: company.timeZone,
  lcsChangeHonorsSourceEnableFeature: true,
  armCustomerId: randomOf(seed, 'arm customer').uuid().toUpperCase(),
  armSapSystemIdMappings: null,
  armAuth: randomOf(seed, 'arm secret').hex(96),
  armDb: 'EU',
  armSsoUrl: null,
  iaiEnableCertificationRecommendations: true,
  aiAgentDeleteRequestEnabled: false,
  sodReportConfigs: reportColumns.map((columnName, order) => ({
    columnName,
    required: order === 0,
    included: order < 3,
    order,
  })),
});
