import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerOf, type ClientTenant, rowsOf, startTenant, tenants } from './tenant.ts';

describe.each(tenants)('clusters ($title)', ({ scheme, quirks }) => {
  let tenant: ClientTenant;
  beforeAll(async () => {
    tenant = await startTenant({ scheme, quirks });
  });
  afterAll(() => tenant.close());

  it('are listed, filtered and read one by one', async () => {
    const { managedClusters } = tenant.api;
    const all = await rowsOf(managedClusters.list());
    const dark = await rowsOf(managedClusters.list({ filters: 'status eq "FAILED"' }));
    const one = await answerOf(managedClusters.get(dark[0]?.id ?? ''));
    expect([all.length, dark.length, one.value.name]).toEqual([5, 1, 'Singapore Branch']);
  });
});
