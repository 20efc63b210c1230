import {
  Configuration,
  EntitlementsV2024Api,
  Paginator,
  SourcesV2024Api,
} from 'sailpoint-api-client';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type Sandbox, startSandbox } from '../../src/sandbox/server.ts';

let sandbox: Sandbox;
let sources: SourcesV2024Api;
let entitlements: EntitlementsV2024Api;

beforeAll(async () => {
  // The paginator of the SDK tells the console about each page.
  vi.spyOn(console, 'log').mockImplementation(() => {});
  sandbox = await startSandbox();
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
