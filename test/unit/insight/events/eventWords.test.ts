import { expect, it } from 'vitest';
import { eventSort, eventVerdict, eventWords } from '../../../../src/insight/events/eventWords.ts';
import {
  auditEvent,
  eventNameOf,
  isAboutCluster,
  isAboutSource,
} from '../../../../src/model/tenant/auditEvent.ts';
import { allChangeNames } from '../../../../src/model/tenant/eventNames.ts';

const read = (fields: object) => auditEvent.parse({ id: 'e1', ...fields });

it.each<readonly [object, ReturnType<typeof eventSort>, string | undefined]>([
  [{ action: 'SOURCE_UPDATE', type: 'SOURCE_MANAGEMENT' }, 'change', 'changed the source'],
  [{ action: 'update', technicalName: 'SOURCE_UPDATE' }, 'change', 'changed the source'],
  [
    { action: 'Upload file', technicalName: 'CONNECTOR_FILE_UPLOAD' },
    'change',
    'uploaded a connector file',
  ],
  [{ action: 'ENTITLEMENT PRIVILEGE' }, 'change', 'changed the privilege of an entitlement'],
  [
    { action: 'JIT-ACTIVATION_POLICY_UPDATED', type: 'POLICY_UPDATE' },
    'change',
    'changed the JIT activation policy',
  ],
  [{ action: 'SOURCE_PAINTED', type: 'SOURCE_MANAGEMENT' }, 'change', 'SOURCE_PAINTED'],
  [
    {
      action: 'AggregateAccounts',
      technicalName: 'SOURCE_ACCOUNT_AGGREGATION_STARTED',
      type: 'SOURCE_MANAGEMENT',
    },
    'run began',
    'aggregation started: accounts',
  ],
  [
    { action: 'SOURCE_ENTITLEMENT_AGGREGATION_FAILED' },
    'run ended',
    'aggregation failed: entitlements',
  ],
  [
    { action: 'SOURCE_ENTITLEMENT_AGGREGATION', status: 'STARTED' },
    'run began',
    'aggregation started: entitlements',
  ],
  [
    { action: 'SOURCE_ENTITLEMENT_AGGREGATION', status: 'PASSED' },
    'run ended',
    'aggregation ended well: entitlements',
  ],
  [{ action: 'SOURCE_AGGREGATION_TERMINATED' }, 'run ended', 'aggregation was terminated'],
  [
    { action: 'ACCOUNTS_REMOVE_PASSED', status: 'PASSED' },
    'run ended',
    'removal ended well: accounts',
  ],
  [
    { action: 'LoginUser', technicalName: 'AUTHENTICATION_LOGIN_PASSED', type: 'AUTH' },
    'other',
    'AUTHENTICATION_LOGIN_PASSED',
  ],
  [{ action: 'JIT_ENTITLEMENT_ACTIVATED', type: 'JIT' }, 'other', 'JIT_ENTITLEMENT_ACTIVATED'],
  [{ action: 'update' }, 'other', 'update'],
  [{}, 'other', undefined],
  [{ action: '', technicalName: null, type: 7 }, 'other', undefined],
])('%j is a %s in words: %s', (fields, sort, words) => {
  const event = read(fields);
  expect([eventSort(event), eventWords(event) || undefined]).toEqual([sort, words]);
});

it('has words of its own for every change that is known', () => {
  const words = allChangeNames.map((name) => eventWords(read({ action: name })));
  expect(words.filter((text) => text === undefined || /[A-Z_]{4}/.test(text))).toEqual([]);
});

it.each<readonly [object, ReturnType<typeof eventVerdict>]>([
  [{ status: 'PASSED', technicalName: 'A_FAILED' }, 'good'],
  [{ status: 'failed' }, 'bad'],
  [{ technicalName: 'ACCOUNTS_REMOVE_FAILED' }, 'bad'],
  [{ status: 'STARTED' }, 'under way'],
  [{ status: 'DREAMING' }, 'unknown'],
  [{ status: 'constructor' }, 'unknown'],
  [{}, 'unknown'],
])('%j went %s', (fields, verdict) => {
  expect(eventVerdict(read(fields))).toBe(verdict);
});

it.each<readonly [object, 'id' | 'name' | undefined]>([
  [{ attributes: { sourceId: 'A1-B2', sourceName: 'Other' } }, 'id'],
  [{ attributes: { sourceId: 'c3', sourceName: 'SAP' } }, undefined],
  [{ attributes: { sourceName: 'SAP [source-62867]' } }, 'name'],
  [{ target: { name: 'sap' } }, 'name'],
  [{ target: { name: 'SAP HANA' } }, undefined],
  [{ attributes: { sourceName: 'SAP HANA' }, target: { name: 'SAP' } }, undefined],
  [{}, undefined],
])('%j is of the source by its %s', (fields, by) => {
  expect(isAboutSource(read(fields), { id: 'a1b2', name: 'SAP [source]' })).toBe(by);
});

it('an event is of a cluster in the same way', () => {
  const cluster = { id: 'k1', name: 'Rotterdam' };
  expect([
    isAboutCluster(read({ attributes: { clusterId: 'k1' } }), cluster),
    isAboutCluster(read({ target: { name: 'Rotterdam' } }), cluster),
    isAboutCluster(read({ attributes: { sourceId: 'k1' } }), cluster),
  ]).toEqual(['id', 'name', undefined]);
});

it('the name of an event is in its action in the newer form, else in its technical name', () => {
  expect([
    eventNameOf({ action: 'SOURCE_UPDATE', technicalName: 'OTHER_NAME' }),
    eventNameOf({
      action: 'AggregateAccounts',
      technicalName: 'SOURCE_ACCOUNT_AGGREGATION_PASSED',
    }),
    eventNameOf({ action: 'AggregateAccounts', technicalName: '' }),
  ]).toEqual(['SOURCE_UPDATE', 'SOURCE_ACCOUNT_AGGREGATION_PASSED', 'AggregateAccounts']);
});
