import { expect, it } from 'vitest';
import type { Api } from '../../../src/api/index.ts';
import { scimEntitlement } from '../../../src/model/access/scimEntitlement.ts';
import { failure, success } from '../../../src/model/result.ts';
import { probeResult } from '../../../src/model/sources/probeResult.ts';
import { sourceProbes } from '../../../src/resources/kinds/sources/sourceProbes.ts';

const probed = async (answer: unknown) => {
  const value = probeResult.parse(answer);
  const api = {
    sources: { checkConnection: async () => success({ value, raw: answer }) },
  } as unknown as Api;
  const [, check] = sourceProbes(() => ({ id: 's1', name: 'DMZ', cluster: 'Rotterdam' }));
  const outcome = await check?.run(api, {}, {});
  return outcome?.ok ? outcome.value.passed : outcome;
};

it.each([
  ['without details', { status: 'SUCCESS', elapsedMillis: 1_834 }, true],
  ['in lower case', { status: 'success', details: null }, true],
  ['that failed, without details', { status: 'FAILURE' }, false],
  ['without a status', { details: {} }, false],
])('an answer %s is read', async (_, answer, passed) => {
  expect(await probed(answer)).toBe(passed);
});

it.each([
  ['7f3a0b1c7f3a0b1c7f3a0b1c7f3a0b1c', 'va-rtm-02', '; the client is the appliance va-rtm-02'],
  ['7f3a0b1c7f3a0b1c7f3a0b1c7f3a0b1c', undefined, ''],
  ['whoever', 'va-rtm-02', ''],
])('a check that waited for client %s names the appliance %s', async (id, name, words) => {
  const text = `Timeout waiting for response to message 2 from client ${id} after 15 seconds`;
  const answer = { status: 'FAILURE', details: { error: text } };
  const asked: string[] = [];
  const api = {
    sources: {
      checkConnection: async () => success({ value: probeResult.parse(answer), raw: answer }),
    },
    managedClients: {
      get: async (clientId: string) => {
        asked.push(clientId);
        return name === undefined
          ? failure({ tag: 'cancelled' })
          : success({ value: { name }, raw: {} });
      },
    },
  } as unknown as Api;
  const [, check] = sourceProbes(() => ({ id: 's1', name: 'DMZ', cluster: 'Rotterdam' }));
  const outcome = await check?.run(api, {}, {});
  expect(outcome).toMatchObject({ value: { summary: `no connection to DMZ${words}` } });
  expect(asked).toEqual(id === 'whoever' ? [] : [id]);
});

it('an entitlement of IdentityIQ needs no schemas, and its id may be a number', () => {
  expect(scimEntitlement.safeParse({ id: 17, value: 'x' })).toMatchObject({
    success: true,
    data: { id: '17' },
  });
});
