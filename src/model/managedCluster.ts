import * as z from 'zod';
import { flag, list, number, record, text } from './tolerant.ts';

/** A cluster of virtual appliances, which run the connectors of sources that are not SaaS (managed clusters API). */
export const managedCluster = z.looseObject({
  id: z.string(),
  name: text,
  description: text,
  type: text,
  clientType: text,
  status: text,
  operational: flag,
  alertKey: text,
  consolidatedHealthIndicatorsStatus: text,
  clientIds: list(z.string()),
  serviceCount: number,
  ccgVersion: text,
  configuration: record,
  createdAt: text,
  updatedAt: text,
});
export type ManagedCluster = z.infer<typeof managedCluster>;
