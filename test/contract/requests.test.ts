import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ClientTenant, rowsOf, startTenant } from './client/tenant.ts';
import { present, titled } from './descriptions.ts';
import { faultsOfTaken, requestFaults } from './requests.ts';

let tenant: ClientTenant;
beforeAll(async () => {
  tenant = await startTenant();
});
afterAll(() => tenant.close());

/**
 * Every test of the client holds its requests against the descriptions when its tenant is closed. Here is shown that
 * this would find what is wrong.
 */
describe.skipIf(!present)(titled('requests are held against the descriptions'), () => {
  it('finds nothing in a request as it should be', async () => {
    await rowsOf(tenant.api.sources.list({ filters: 'name eq "SAP ERP"' }));
    expect([tenant.sandbox.log.length > 1, await faultsOfTaken(tenant.sandbox.log)]).toEqual([
      true,
      [],
    ]);
  });

  const headers = { 'content-type': 'application/json', 'x-sailpoint-experimental': 'true' };
  const form = new FormData();
  form.set('file', new Blob(['a,b']), 'a.csv');

  it.each([
    ['GET', '/sources/v3', headers, undefined, ['GET /sources/v3 is no operation']],
    [
      'GET',
      '/sources/v1?limit=all&page=2',
      headers,
      undefined,
      [
        'list-sources v1: query limit: /value must be integer',
        'list-sources v1: query page is not described',
      ],
    ],
    [
      'GET',
      '/jit-activation-config/v1/rules',
      {},
      undefined,
      [
        'get-jit-activation-config v1: path configType: /value must be equal to one of the allowed values',
        'get-jit-activation-config v1: header X-SailPoint-Experimental is missing',
      ],
    ],
    [
      'POST',
      '/v2024/sources',
      headers,
      '{"name":1}',
      [
        "create-source v2024: body:  must have required property 'owner'",
        "create-source v2024: body:  must have required property 'connector'",
        'create-source v2024: body: /name must be string',
      ],
    ],
    [
      'PATCH',
      '/sources/v1/1',
      headers,
      '[]',
      ['update-source v1: body: a body of application/json is not described'],
    ],
    ['POST', '/sources/v1', headers, undefined, ['create-source v1: the body is missing']],
    [
      'POST',
      '/sources/v1/1/connector/ping-cluster',
      headers,
      '{}',
      ['ping-cluster v1: a body is not described'],
    ],
    [
      'PATCH',
      '/entitlement-connections/v1?entitlementId=1&identityId=2',
      { 'content-type': 'application/json-patch+json' },
      '[]',
      ['patch-entitlement-connection-by-query v1: query accountId is missing'],
    ],
  ] as const)('finds what is wrong with %s %s', async (method, path, given, body, faults) => {
    expect(await requestFaults({ method, path, headers: given, body })).toEqual(faults);
  });

  it('reads forms with files', async () => {
    const request = new Request('http://sandbox', { method: 'POST', body: form });
    const seen = {
      method: 'POST',
      path: '/sources/v1/1/load-accounts',
      headers: { 'content-type': request.headers.get('content-type') ?? '' },
      body: await request.text(),
    };
    expect(await requestFaults(seen)).toEqual([]);
  });
});
