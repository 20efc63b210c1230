import { describe, expect, it } from 'vitest';
import { answerOf, errorOf, sourceIdOf, tenantForTests, tenants } from './tenant.ts';

describe.each(tenants)('probes ($title)', ({ scheme, quirks }) => {
  const tenant = tenantForTests({ scheme, quirks });
  const idOf = (name: string) => sourceIdOf(tenant, name);

  it('say what works and what does not, both with a good answer', async () => {
    const { sources } = tenant.api;
    const [healthy, locked] = await Promise.all([
      idOf('Corporate Active Directory'),
      idOf('DMZ Active Directory'),
    ]);
    const results = await Promise.all([
      answerOf(sources.pingCluster(healthy)),
      answerOf(sources.checkConnection(healthy)),
      answerOf(sources.testConfiguration(healthy)),
      answerOf(sources.checkConnection(locked)),
    ]);
    expect(results.map(({ value }) => value.status)).toEqual([
      'SUCCESS',
      'SUCCESS',
      'SUCCESS',
      'FAILURE',
    ]);
  });

  it('are refused for what is not there', async () => {
    const { sources } = tenant.api;
    const errors = await Promise.all([
      errorOf(sources.pingCluster('none')),
      errorOf(sources.checkConnection('none')),
      errorOf(sources.testConfiguration('none')),
    ]);
    expect(errors.map(({ tag }) => tag)).toEqual(['notFound', 'notFound', 'notFound']);
  });
});
