// The schema of the settings of the organisation.

import * as z from 'zod';
import { flag, list, number, text } from '../tolerant.ts';

/** The tenant's own settings, as far as its administrators see them (org config API). `armAuth` is a secret. */
export const orgConfig = z.looseObject({
  orgName: text,
  /** By which schedules run, such as `Europe/Amsterdam`. */
  timeZone: text,
  lcsChangeHonorsSourceEnableFeature: flag,
  armCustomerId: text,
  armSapSystemIdMappings: text,
  armAuth: text,
  armDb: text,
  armSsoUrl: text,
  iaiEnableCertificationRecommendations: flag,
  aiAgentDeleteRequestEnabled: flag,
  sodReportConfigs: list(
    z.looseObject({ columnName: text, required: flag, included: flag, order: number }),
  ),
});
export type OrgConfig = z.infer<typeof orgConfig>;
