// The handlers of virtual appliances: list, details, status, health indicators.

import { clientHealth } from '../../data/machines/clientHealth.ts';
import type { Appliance } from '../../data/machines/managedClients.ts';
import { timeText } from '../../data/time.ts';
import { badRequest, notFound, ok, type Reply } from '../../http/respond.ts';
import { answerRows } from '../../lists/lists.ts';
import { appliancesOf, lastSeenMs } from '../../state/machines/managedClients.ts';
import type { Tenant } from '../../tenant.ts';
import type { Call, Handlers } from '../call.ts';
import { getLogConfiguration, putLogConfiguration } from './logConfiguration.ts';

const shape = (appliance: Appliance, tenant: Tenant) => {
  const seenAtMs = lastSeenMs(appliance, tenant);
  return {
    id: appliance.id,
    alertKey: appliance.alertKey ?? null,
    apiGatewayBaseUrl: null,
    cookbook: null,
    ccId: appliance.ccId,
    clientId: appliance.apiUser,
    clusterId: appliance.clusterId,
    description: `Virtual appliance ${appliance.hostname}`,
    ipAddress: appliance.publicIp,
    lastSeen: timeText(seenAtMs),
    name: appliance.hostname.split('.')[0] ?? appliance.hostname,
    // A text in the API (managed clients API, get-managed-clients).
    sinceLastSeen: String(tenant.now() - seenAtMs),
    status: appliance.status,
    type: 'VA',
    clusterType: 'idn',
    vaDownloadUrl: null,
    vaVersion: appliance.vaVersion,
    secret: appliance.secret,
    createdAt: timeText(appliance.createdAtMs),
    updatedAt: timeText(appliance.updatedAtMs),
    provisionStatus: 'PROVISIONED',
  };
};

const applianceOf = ({ tenant, parameters }: Call): Appliance | undefined =>
  appliancesOf(tenant).find(({ id }) => id === parameters.managedClientId);

/** The last report of an appliance. This part of the API sends numbers as text. */
const report = (appliance: Appliance, tenant: Tenant) => {
  const seenAtMs = lastSeenMs(appliance, tenant);
  const sinceMs = tenant.now() - seenAtMs;
  return {
    alertKey: appliance.alertKey ?? '',
    id: appliance.id,
    clusterId: appliance.clusterId,
    apiUser: appliance.apiUser,
    ccg_etag: appliance.apiUser.replaceAll('-', ''),
    ccg_pin: 'NONE',
    cookbook_etag: '20260714124641-20260722162527',
    hostname: appliance.hostname,
    internal_ip: appliance.internalIp,
    lastSeen: String(seenAtMs),
    sinceSeen: String(Math.floor(sinceMs / 1_000)),
    sinceSeenMillis: String(sinceMs),
    localDev: false,
    stacktrace: '',
    state: null,
    status: appliance.status,
    uuid: null,
    product: 'idn',
    va_version: appliance.vaVersion,
    platform_version: '2',
    os_version: '4230.2.1',
    os_type: 'flatcar',
    hypervisor: appliance.cluster === 'azure' ? 'microsoft' : 'vmware',
  };
};

const clientTypes = ['CCG', 'VA', 'INTERNAL', 'IIQ_HARVESTER'];

const status = (call: Call): Reply => {
  const type = call.query.get('type') ?? '';
  if (!clientTypes.includes(type)) {
    return badRequest(
      type === ''
        ? 'Required request parameter "type" is not present.'
        : `"type" must be one of ${clientTypes.join(', ')}.`,
    );
  }
  const appliance = applianceOf(call);
  // All appliances of the tenant have the type VA.
  if (appliance === undefined || type !== 'VA') return notFound;
  return ok({
    body: report(appliance, call.tenant),
    status: appliance.status,
    type,
    timestamp: timeText(lastSeenMs(appliance, call.tenant)),
  });
};

const healthIndicators = (call: Call): Reply => {
  const { tenant } = call;
  const appliance = applianceOf(call);
  if (appliance === undefined) return notFound;
  const { status: consolidated, indicators } = clientHealth(appliance, tenant);
  return ok({
    body: {
      ...report(appliance, tenant),
      consolidatedHealthIndicatorsStatus: consolidated,
      lastNotifiedCcgVersion: '1044',
      deployed_processes: 'ccg,charon,fluent,va_agent',
      health_indicators: indicators,
    },
    status: appliance.status,
    type: 'VA',
    timestamp: timeText(lastSeenMs(appliance, tenant)),
  });
};

/** The handlers of virtual appliances and of log configurations. */
export const clientHandlers = {
  'get-managed-clients': (call) =>
    answerRows(
      call,
      'get-managed-clients',
      appliancesOf(call.tenant).map((appliance) => shape(appliance, call.tenant)),
    ),
  'get-managed-client': (call) => {
    const appliance = applianceOf(call);
    return appliance === undefined ? notFound : ok(shape(appliance, call.tenant));
  },
  'get-managed-client-status': status,
  'get-managed-client-health-indicators': healthIndicators,
  'get-client-log-configuration': getLogConfiguration,
  'put-client-log-configuration': putLogConfiguration,
} satisfies Handlers;
