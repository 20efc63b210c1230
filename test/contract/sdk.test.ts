import {
  AccountsV2024Api,
  Configuration,
  EntitlementsV2024Api,
  type GetSourceScheduleScheduleTypeV2024,
  type JsonPatchOperationV2024,
  ManagedClientsV2024Api,
  ManagedClustersV2024Api,
  Paginator,
  SourcesV2024Api,
  type SourceV2024,
  TaskManagementV2024Api,
} from 'sailpoint-api-client';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import {
  type Operation,
  type OperationId,
  operations,
  pathOf,
} from '../../src/model/operations.ts';
import { type Sandbox, startSandbox } from '../../src/sandbox/server.ts';
import { clientOf, type TestClient } from '../unit/sandbox/client.ts';
import { descriptionOf, present, titled } from './descriptions.ts';
import { answerFaults } from './validators.ts';
import { deviations } from './walkRules.ts';

let sandbox: Sandbox;
let client: TestClient;
let sources: SourcesV2024Api;
let entitlements: EntitlementsV2024Api;
let accounts: AccountsV2024Api;
let tasks: TaskManagementV2024Api;
let clusters: ManagedClustersV2024Api;
let clients: ManagedClientsV2024Api;

beforeAll(async () => {
  // The paginator of the SDK tells the console about each page.
  vi.spyOn(console, 'log').mockImplementation(() => {});
  // A clock that moves with every look at it: the limit of requests is not what is tried here.
  let nowMs = Date.UTC(2026, 8, 1, 3, 0, 0);
  sandbox = await startSandbox({
    now: () => {
      nowMs += 150;
      return nowMs;
    },
  });
  client = await clientOf(sandbox);
  const configuration = new Configuration({
    baseurl: sandbox.baseUrl,
    clientId: sandbox.clientId,
    clientSecret: sandbox.clientSecret,
    tokenUrl: `${sandbox.baseUrl}/oauth/token`,
  });
  // The SDK refuses parameters that it knows as experimental until this is set.
  configuration.experimental = true;
  sources = new SourcesV2024Api(configuration);
  entitlements = new EntitlementsV2024Api(configuration);
  accounts = new AccountsV2024Api(configuration);
  tasks = new TaskManagementV2024Api(configuration);
  clusters = new ManagedClustersV2024Api(configuration);
  clients = new ManagedClientsV2024Api(configuration);
});
afterAll(async () => {
  await sandbox.close();
  vi.restoreAllMocks();
});

/** The official SDK knows nothing of the sandbox: what it can do here, it can do with a tenant. It has no JIT calls. */
describe('the official SDK', () => {
  it('pages through the sources', async () => {
    const { data } = await Paginator.paginate(
      sources,
      sources.listSources,
      { sorters: 'name' },
      10,
    );
    expect([data.length, new Set(data.map(({ id }) => id)).size, data[0]?.name]).toEqual([
      42,
      42,
      'Agency Staff CSV',
    ]);
  });

  it('reads one source, its schemas and its health, and checks its connection', async () => {
    const found = await sources.listSources({ filters: 'name eq "DMZ Active Directory"' });
    const id = found.data[0]?.id ?? '';
    const [one, schemas, health, check] = await Promise.all([
      sources.getSource({ id }),
      sources.getSourceSchemas({ sourceId: id, includeTypes: 'group' }),
      sources.getSourceHealth({ sourceId: id }),
      sources.testSourceConnection({ sourceId: id, xSailPointExperimental: 'true' }),
    ]);
    expect([
      one.data.name,
      schemas.data.map(({ name }) => name),
      health.data.status,
      check.data.status,
      check.data.details,
    ]).toEqual([
      'DMZ Active Directory',
      ['group'],
      'SOURCE_STATE_ERROR_SOURCE',
      'FAILURE',
      { error: expect.stringContaining('data 532') },
    ]);
  });

  it('pings a cluster and tests a configuration', async () => {
    const found = await sources.listSources({ filters: 'name eq "Corporate Active Directory"' });
    const probed = { sourceId: found.data[0]?.id ?? '', xSailPointExperimental: 'true' };
    const [ping, test] = await Promise.all([
      sources.pingCluster(probed),
      sources.testSourceConfiguration(probed),
    ]);
    expect([ping.data.status, test.data]).toMatchObject([
      'SUCCESS',
      { status: 'SUCCESS', details: { IQService: { IQServiceStatus: 'Running' } } },
    ]);
  });

  it('pages through the entitlements of a source', async () => {
    const found = await sources.listSources({ filters: 'name eq "DMZ Active Directory"' });
    const filters = `source.id eq "${found.data[0]?.id}"`;
    const { data } = await Paginator.paginate(entitlements, entitlements.listEntitlements, {
      filters,
      sorters: 'id',
    });
    const one = await entitlements.getEntitlement({ id: data[0]?.id ?? '' });
    expect([data.length, one.data]).toEqual([1_204, data[0]]);
    expect(sandbox.unexpected).toEqual([]);
  });

  it('is told what is wrong', async () => {
    await expect(sources.getSource({ id: 'none' })).rejects.toMatchObject({
      response: { status: 404, data: { detailCode: '404 Not found' } },
    });
  });
});

/** A call of the SDK that must succeed: its operation, and the status of its answer. */
type Called = readonly [OperationId, number];

describe('the official SDK, operation by operation', () => {
  const called: Called[] = [];
  /** The body of a refusal, which the SDK hides in its error. */
  const saidWith = (error: unknown): string => {
    const { response } = error as { readonly response?: { readonly data?: unknown } };
    return JSON.stringify(response?.data ?? null);
  };
  const faults: string[] = [];
  /** Holds an answer against its description, where there is one. */
  const hold = (id: OperationId, status: number, type: string, data: unknown): void => {
    const description = descriptionOf({ operation: operations[id], scheme: 'v2024' });
    if (description === undefined) return;
    const mediaType = type.split(';', 1)[0] ?? '';
    const text = typeof data === 'string' ? data : JSON.stringify(data);
    const found = answerFaults(description, { status, mediaType, text }).filter(
      (fault) => !deviations.some(({ of, fault: known }) => of.includes(id) && known.test(fault)),
    );
    faults.push(...found.map((fault) => `${id}: ${fault}`));
    held += 1;
  };
  let held = 0;
  /** Notes the status and gives the body; an SDK call that fails says so by throwing. */
  const does = async <T>(
    id: OperationId,
    call: Promise<{ readonly status: number; readonly data: T; readonly headers: object }>,
  ): Promise<T> => {
    const { status, data, headers } = await call.catch((error: unknown) => {
      throw new Error(`${id}: ${String(error)} ${saidWith(error)}`);
    });
    called.push([id, status]);
    const type: unknown = Reflect.get(headers, 'content-type');
    hold(id, status, typeof type === 'string' ? type : '', data);
    return data;
  };
  /**
   * What the SDK (1.4.15) has no function for (connections, import of entitlements), or none that can carry the id:
   * that of the request configuration takes none, those of change detection leave `{sourceId}` in the path.
   */
  const fetched = async (
    id: OperationId,
    parameters: Record<string, string>,
    body?: unknown,
  ): Promise<unknown> => {
    const { method } = operations[id];
    const answer = await client.send(method, pathOf(operations[id], 'v2024', parameters), {
      body: body instanceof FormData || body === undefined ? body : JSON.stringify(body),
      headers:
        body instanceof FormData || body === undefined
          ? {}
          : { 'content-type': 'application/json' },
    });
    called.push([id, answer.status]);
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${id}: ${answer.status} ${text}`);
    hold(id, answer.status, answer.headers.get('content-type') ?? '', text);
    return text === '' ? undefined : JSON.parse(text);
  };
  const asked = { xSailPointExperimental: 'true' } as const;
  const replaced = (path: string, value: unknown): JsonPatchOperationV2024[] => [
    // The SDK wants an object where the API takes any value.
    { op: 'replace', path, value: value as JsonPatchOperationV2024['value'] },
  ];
  const idOf = (thing: { readonly id?: string | null } | undefined): string => thing?.id ?? '';
  const csv = (text: string) => new File([text], 'rows.csv', { type: 'text/csv' });
  const sourceNamed = async (filters: string): Promise<SourceV2024> => {
    const [found] = (await sources.listSources({ filters })).data;
    if (found === undefined) throw new Error(`no source fits ${filters}`);
    return found;
  };

  it('reads all there is of a source, and probes it', async () => {
    const [usual] = await does(
      'list-sources',
      sources.listSources({ filters: 'name eq "Corporate Active Directory"' }),
    );
    const id = idOf(usual);
    const sourceId = id;
    const schemas = await does('get-source-schemas', sources.getSourceSchemas({ sourceId }));
    const [schedule] = await does('get-source-schedules', sources.getSourceSchedules({ sourceId }));
    const [policy] = await does(
      'list-provisioning-policies',
      sources.listProvisioningPolicies({ sourceId }),
    );
    await does('get-source', sources.getSource({ id }));
    await does('get-source-health', sources.getSourceHealth({ sourceId }));
    await does(
      'get-source-schema',
      sources.getSourceSchema({ sourceId, schemaId: idOf(schemas[0]) }),
    );
    await does(
      'get-source-schedule',
      sources.getSourceSchedule({
        sourceId,
        scheduleType: (schedule?.type ?? '') as GetSourceScheduleScheduleTypeV2024,
      }),
    );
    await does(
      'get-provisioning-policy',
      sources.getProvisioningPolicy({ sourceId, usageType: policy?.usageType ?? 'CREATE' }),
    );
    await does('get-source-config', sources.getSourceConfig({ id, ...asked }));
    await does('get-correlation-config', sources.getCorrelationConfig({ id }));
    await does('get-source-attr-sync-config', sources.getSourceAttrSyncConfig({ id, ...asked }));
    await fetched('get-native-change-detection-config', { sourceId });
    await fetched('get-source-connections', { sourceId });
    await fetched('get-source-entitlement-request-config', { sourceId });
    await does('ping-cluster', sources.pingCluster({ sourceId, ...asked }));
    await does('test-source-connection', sources.testSourceConnection({ sourceId, ...asked }));
    await does(
      'test-source-configuration',
      sources.testSourceConfiguration({ sourceId, ...asked }),
    );
    await does(
      'peek-resource-objects',
      sources.peekResourceObjects({
        sourceId,
        ...asked,
        resourceObjectsRequestV2024: { objectType: 'account', maxCount: 5 },
      }),
    );
  });

  it('makes a source, changes everything about it, and takes it away', async () => {
    const usual = await sourceNamed('name eq "Corporate Active Directory"');
    const made = await does(
      'create-source',
      sources.createSource({
        sourceV2024: {
          name: 'Made by the SDK',
          owner: usual.owner,
          connector: usual.connector ?? '',
          cluster: usual.cluster,
        },
      }),
    );
    const id = idOf(made);
    const sourceId = id;
    await does(
      'update-source',
      sources.updateSource({ id, jsonPatchOperationV2024: replaced('/description', 'changed') }),
    );
    const { data: current } = await sources.getSource({ id });
    await does(
      'put-source',
      sources.putSource({ id, sourceV2024: { ...current, description: 'replaced' } }),
    );

    const schema = await does(
      'create-source-schema',
      sources.createSourceSchema({
        sourceId,
        schemaV2024: {
          name: 'role',
          nativeObjectType: 'role',
          identityAttribute: 'id',
          displayAttribute: 'id',
          attributes: [{ name: 'id', type: 'STRING' }],
        },
      }),
    );
    const schemaId = idOf(schema);
    await does(
      'update-source-schema',
      sources.updateSourceSchema({
        sourceId,
        schemaId,
        jsonPatchOperationV2024: replaced('/displayAttribute', 'id'),
      }),
    );
    await does(
      'put-source-schema',
      sources.putSourceSchema({ sourceId, schemaId, schemaV2024: schema }),
    );
    await does('delete-source-schema', sources.deleteSourceSchema({ sourceId, schemaId }));

    const scheduleType = 'ACCOUNT_AGGREGATION';
    await does(
      'create-source-schedule',
      sources.createSourceSchedule({
        sourceId,
        schedule1V2024: { type: scheduleType, cronExpression: '0 0 5 * * ?' },
      }),
    );
    await does(
      'update-source-schedule',
      sources.updateSourceSchedule({
        sourceId,
        scheduleType,
        jsonPatchOperationV2024: replaced('/cronExpression', '0 0 6 * * ?'),
      }),
    );
    await does('delete-source-schedule', sources.deleteSourceSchedule({ sourceId, scheduleType }));

    const usageType = 'CREATE';
    const policy = await does(
      'create-provisioning-policy',
      sources.createProvisioningPolicy({
        sourceId,
        provisioningPolicyDtoV2024: {
          name: 'Account',
          usageType,
          fields: [{ name: 'mail', type: 'string' }],
        },
      }),
    );
    await does(
      'update-provisioning-policy',
      sources.updateProvisioningPolicy({
        sourceId,
        usageType,
        jsonPatchOperationV2024: replaced('/name', 'Account profile'),
      }),
    );
    await does(
      'put-provisioning-policy',
      sources.putProvisioningPolicy({ sourceId, usageType, provisioningPolicyDtoV2024: policy }),
    );
    await does(
      'update-provisioning-policies-in-bulk',
      sources.updateProvisioningPoliciesInBulk({ sourceId, provisioningPolicyDtoV2024: [policy] }),
    );
    await does(
      'delete-provisioning-policy',
      sources.deleteProvisioningPolicy({ sourceId, usageType }),
    );

    const { data: correlation } = await sources.getCorrelationConfig({ id });
    await does(
      'put-correlation-config',
      sources.putCorrelationConfig({ id, correlationConfigV2024: correlation }),
    );
    const { data: sync } = await sources.getSourceAttrSyncConfig({ id, ...asked });
    await does(
      'put-source-attr-sync-config',
      sources.putSourceAttrSyncConfig({ id, ...asked, attrSyncSourceConfigV2024: sync }),
    );
    await fetched(
      'put-native-change-detection-config',
      { sourceId },
      {
        enabled: true,
        operations: ['ACCOUNT_UPDATED'],
        allEntitlements: true,
        allNonEntitlementAttributes: true,
        selectedEntitlements: [],
        selectedNonEntitlementAttributes: [],
      },
    );
    await fetched('delete-native-change-detection-config', { sourceId });
    await fetched(
      'update-source-entitlement-request-config',
      { sourceId },
      { accessRequestConfig: { approvalSchemes: [{ approverType: 'SOURCE_OWNER' }] } },
    );
    await does(
      'update-password-policy-holders',
      sources.updatePasswordPolicyHolders({
        sourceId,
        passwordPolicyHoldersDtoInnerV2024: (usual.passwordPolicies ?? []).map(
          ({ id: policyId, name }) => ({
            policyId,
            policyName: name,
            selectors: { identityAttr: [{ name: 'department', value: 'IT' }] },
          }),
        ),
      }),
    );
    await does(
      'import-connector-file',
      sources.importConnectorFile({ sourceId, file: new File(['PK'], 'driver.jar') }),
    );
    await does('sync-attributes-for-source', sources.syncAttributesForSource({ id, ...asked }));
    await does('delete-source', sources.deleteSource({ id }));
  });

  it('fills and empties sources', async () => {
    const id = idOf(await sourceNamed('name eq "Agency Staff CSV"'));
    await does('get-accounts-schema', sources.getAccountsSchema({ id }));
    await does(
      'get-entitlements-schema',
      sources.getEntitlementsSchema({ id, schemaName: 'group' }),
    );
    await does(
      'import-accounts-schema',
      sources.importAccountsSchema({ id, file: csv('id,name\n') }),
    );
    await does(
      'import-entitlements-schema',
      sources.importEntitlementsSchema({ id, file: csv('id,name\n'), schemaName: 'group' }),
    );
    await does(
      'import-accounts',
      sources.importAccounts({ id, ...asked, file: csv('id,name\n1,one\n') }),
    );
    await does(
      'import-uncorrelated-accounts',
      sources.importUncorrelatedAccounts({ id, ...asked, file: csv('id,name\n1,one\n') }),
    );
    const form = new FormData();
    form.set('file', csv('id,name\n1,one\n'));
    await fetched('import-entitlements', { sourceId: id }, form);
    await does('delete-accounts-async', sources.deleteAccountsAsync({ id, ...asked }));
    await does('reset-source-entitlements', entitlements.resetSourceEntitlements({ id, ...asked }));
  });

  it('does all there is to do with entitlements', async () => {
    const [first] = await does(
      'list-entitlements',
      entitlements.listEntitlements({ limit: 1, ...asked }),
    );
    const id = idOf(first);
    await does('get-entitlement', entitlements.getEntitlement({ id, ...asked }));
    await does('list-entitlement-parents', entitlements.listEntitlementParents({ id, ...asked }));
    await does('list-entitlement-children', entitlements.listEntitlementChildren({ id, ...asked }));
    const config = await does(
      'get-entitlement-request-config',
      entitlements.getEntitlementRequestConfig({ id, ...asked }),
    );
    await does(
      'put-entitlement-request-config',
      entitlements.putEntitlementRequestConfig({
        id,
        ...asked,
        entitlementRequestConfigV2024: config,
      }),
    );
    await does(
      'patch-entitlement',
      entitlements.patchEntitlement({
        id,
        ...asked,
        jsonPatchOperationV2024: replaced('/requestable', true),
      }),
    );
    await does(
      'update-entitlements-in-bulk',
      entitlements.updateEntitlementsInBulk({
        ...asked,
        entitlementBulkUpdateRequestV2024: {
          entitlementIds: [id],
          jsonPatch: replaced('/requestable', false),
        },
      }),
    );
  });

  it('reads accounts, tasks, clusters and clients', async () => {
    const [account] = await does('list-accounts', accounts.listAccounts({ limit: 1 }));
    await does('get-account', accounts.getAccount({ id: idOf(account) }));
    await does('get-account-entitlements', accounts.getAccountEntitlements({ id: idOf(account) }));
    const [task] = await does('get-pending-tasks', tasks.getPendingTasks(asked));
    await does('get-task-status-list', tasks.getTaskStatusList({ limit: 1, ...asked }));
    await does('get-task-status', tasks.getTaskStatus({ id: idOf(task), ...asked }));
    await does(
      'update-task-status',
      tasks.updateTaskStatus({
        id: idOf(task),
        ...asked,
        jsonPatchOperationV2024: replaced('/completionStatus', 'ERROR'),
      }),
    );
    const [cluster] = await does('get-managed-clusters', clusters.getManagedClusters());
    await does('get-managed-cluster', clusters.getManagedCluster({ id: idOf(cluster) }));
    await does(
      'put-client-log-configuration',
      clusters.putClientLogConfiguration({
        id: idOf(cluster),
        putClientLogConfigurationRequestV2024: {
          clientId: idOf(cluster),
          rootLevel: 'INFO',
          logLevels: {},
          durationMinutes: 60,
        },
      }),
    );
    await does(
      'get-client-log-configuration',
      clusters.getClientLogConfiguration({ id: idOf(cluster) }),
    );
    const [appliance] = await does('get-managed-clients', clients.getManagedClients());
    await does('get-managed-client', clients.getManagedClient({ id: idOf(appliance) }));
    await does(
      'get-managed-client-status',
      clients.getManagedClientStatus({ id: idOf(appliance), type: 'VA' }),
    );
  });

  it.skipIf(!present)(titled('got answers that are as described'), () => {
    expect([faults, held > 60]).toEqual([[], true]);
  });

  it('did every source operation of v2024, and all with the documented status', () => {
    const wrong = called.filter(([id, status]) => operations[id].status !== status);
    const done = new Set(called.map(([id]) => id));
    const ofSources = (Object.keys(operations) as OperationId[]).filter((id) => {
      const { endpoint }: Operation = operations[id];
      return endpoint.in === 'both' && endpoint.service === 'sources';
    });
    expect([wrong, ofSources.filter((id) => !done.has(id))]).toEqual([[], []]);
    expect(sandbox.unexpected).toEqual([]);
  });
});
