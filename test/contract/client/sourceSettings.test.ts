import { beforeAll, describe, expect, it } from 'vitest';
import type { Answer } from '../../../src/api/index.ts';
import type { ApiError } from '../../../src/model/apiError.ts';
import type { Result } from '../../../src/model/result.ts';
import type { Source } from '../../../src/model/sources/source.ts';
import {
  answerOf,
  errorOf,
  firstOf,
  refusalOf,
  rowsOf,
  startTenant,
  tenantForTests,
  tenants,
} from './tenant.ts';

/** The document that an answer was, to be sent back with changes. */
const documentOf = async (
  call: Promise<Result<Answer<unknown>, ApiError>>,
): Promise<Record<string, unknown>> => (await answerOf(call)).raw as Record<string, unknown>;

describe.each(tenants)('settings of a source ($title)', ({ scheme, quirks }) => {
  const tenant = tenantForTests({ scheme, quirks });
  let all: readonly Source[];
  const idOf = (name: string): string => all.find((source) => source.name === name)?.id ?? '';
  beforeAll(async () => {
    all = await rowsOf(tenant.api.sources.list());
  });

  it('say how accounts are correlated', async () => {
    const { sourceSettings } = tenant.api;
    const id = idOf('Corporate Active Directory');
    const first = (await answerOf(sourceSettings.correlation(id))).value;
    expect(first.attributeAssignments.map(({ property, value }) => [property, value])).toEqual([
      ['identificationNumber', 'employeeID'],
      ['email', 'mail'],
    ]);
    const document = await documentOf(sourceSettings.correlation(id));
    const assignment = { property: 'name', value: 'noSuchAttribute', operation: 'EQ' };
    await answerOf(
      sourceSettings.replaceCorrelation(id, { ...document, attributeAssignments: [assignment] }),
    );
    const { value } = await answerOf(sourceSettings.correlation(id));
    expect([value.id, value.attributeAssignments]).toEqual([
      first.id,
      [expect.objectContaining({ property: 'name', value: 'noSuchAttribute' })],
    ]);
    const wrong = { ...document, attributeAssignments: [{ ...assignment, operation: 'GUESS' }] };
    expect(await refusalOf(sourceSettings.replaceCorrelation(id, wrong))).toEqual([
      'badRequest',
      expect.stringContaining('attributeAssignments.0.operation'),
    ]);
  });

  it('say which attributes are synchronized, of which only "enabled" changes', async () => {
    const { sourceSettings } = tenant.api;
    const id = idOf('Corporate Active Directory');
    const document = await documentOf(sourceSettings.attributeSync(id));
    const attributes = document.attributes as Record<string, unknown>[];
    const on = attributes.map((attribute) => ({ ...attribute, enabled: true }));
    await answerOf(sourceSettings.replaceAttributeSync(id, { ...document, attributes: on }));
    const { value } = await answerOf(sourceSettings.attributeSync(id));
    expect(value.attributes.length).toBeGreaterThan(3);
    expect(new Set(value.attributes.map(({ enabled }) => enabled))).toEqual(new Set([true]));
    const elsewhere = attributes.map((attribute) => ({ ...attribute, target: 'cn' }));
    const refused = await Promise.all([
      refusalOf(sourceSettings.replaceAttributeSync(id, { ...document, attributes: elsewhere })),
      refusalOf(sourceSettings.replaceAttributeSync(id, { ...document, attributes: on.slice(1) })),
    ]);
    expect(refused).toEqual([
      ['badRequest', expect.stringContaining('may be changed')],
      ['badRequest', expect.stringContaining('cannot be left out')],
    ]);
  });

  it('say what is noticed of native changes, and forget it', async () => {
    const { sourceSettings } = tenant.api;
    const id = idOf('Box');
    const wanted = {
      enabled: true,
      operations: ['ACCOUNT_CREATED'],
      allEntitlements: true,
      allNonEntitlementAttributes: false,
      selectedEntitlements: [],
      selectedNonEntitlementAttributes: ['email'],
    };
    await answerOf(sourceSettings.replaceNativeChangeDetection(id, wanted));
    expect((await answerOf(sourceSettings.nativeChangeDetection(id))).value).toEqual(wanted);
    await answerOf(sourceSettings.removeNativeChangeDetection(id));
    expect((await answerOf(sourceSettings.nativeChangeDetection(id))).value).toMatchObject({
      enabled: false,
      operations: [],
    });
    const wrong = { ...wanted, operations: ['ACCOUNT_ADMIRED'] };
    expect(await refusalOf(sourceSettings.replaceNativeChangeDetection(id, wrong))).toEqual([
      'badRequest',
      expect.stringContaining('operations.0'),
    ]);
  });

  it('say how entitlements are asked for', async () => {
    const { sourceSettings } = tenant.api;
    const id = idOf('Zoom');
    const first = (await answerOf(sourceSettings.entitlementRequests(id))).value;
    expect([
      first.accessRequestConfig?.approvalSchemes,
      first.accessRequestConfig?.requestCommentRequired,
      first.revocationRequestConfig,
    ]).toEqual([[], false, undefined]);
    const wanted = {
      accessRequestConfig: {
        approvalSchemes: [{ approverType: 'GOVERNANCE_GROUP', approverId: 'some-group' }],
        requestCommentRequired: true,
        denialCommentRequired: false,
        maxPermittedAccessDuration: { value: 2, timeUnit: 'WEEKS' },
      },
    };
    await answerOf(sourceSettings.replaceEntitlementRequests(id, wanted));
    expect((await answerOf(sourceSettings.entitlementRequests(id))).value).toMatchObject(wanted);
    const nobody = { accessRequestConfig: { approvalSchemes: [{ approverType: 'WORKFLOW' }] } };
    expect(await refusalOf(sourceSettings.replaceEntitlementRequests(id, nobody))).toEqual([
      'badRequest',
      expect.stringContaining('approverId'),
    ]);
  });

  it('name the password policies, where the source has passwords', async () => {
    const { sources, sourceSettings } = tenant.api;
    const id = idOf('Corporate Active Directory');
    const [first] = await rowsOf(sourceSettings.passwordPolicies(id));
    expect(first?.policyName).toBe('Meridian default');
    const selectors = { identityAttr: [{ name: 'department', value: 'IT' }] };
    const wanted = [{ policyId: 'strict', policyName: 'Strict', selectors }, first];
    const replaced = await answerOf(sourceSettings.replacePasswordPolicies(id, wanted));
    expect(replaced.value.map(({ policyName }) => policyName)).toEqual([
      'Strict',
      'Meridian default',
    ]);
    const rows = await rowsOf(sourceSettings.passwordPolicies(id));
    expect(rows[0]).toMatchObject({ policyId: 'strict', selectors });
    const { value } = await answerOf(sources.get(id));
    expect(value.passwordPolicies.map(({ name }) => name).sort()).toEqual([
      'Meridian default',
      'Strict',
    ]);
    const without = idOf('Workday HR');
    const list = await firstOf(sourceSettings.passwordPolicies(without));
    expect(list.ok ? undefined : list.error.tag).toBe('badRequest');
    expect(await refusalOf(sourceSettings.replacePasswordPolicies(without, []))).toEqual([
      'badRequest',
      expect.stringContaining('PASSWORD'),
    ]);
  });

  it('are not there for a source that does not exist', async () => {
    const { sourceSettings } = tenant.api;
    const calls: readonly Promise<Result<unknown, ApiError>>[] = [
      sourceSettings.correlation('none'),
      sourceSettings.replaceCorrelation('none', {}),
      sourceSettings.attributeSync('none'),
      sourceSettings.nativeChangeDetection('none'),
      sourceSettings.removeNativeChangeDetection('none'),
      sourceSettings.entitlementRequests('none'),
      sourceSettings.replacePasswordPolicies('none', []),
    ];
    const tags = await Promise.all(calls.map(async (call) => (await errorOf(call)).tag));
    expect(new Set(tags)).toEqual(new Set(['notFound']));
  });
});

describe('the help desk', () => {
  it('sees the synchronization of attributes, and nothing it could change', async () => {
    const operator = await startTenant();
    const [source] = await rowsOf(operator.api.sources.list());
    const { api, close } = await startTenant({ as: 'helpDesk' });
    const id = source?.id ?? '';
    expect((await answerOf(api.sourceSettings.attributeSync(id))).value.source?.id).toBe(id);
    const tags = await Promise.all(
      [
        api.sourceSettings.correlation(id),
        api.sourceSettings.replaceAttributeSync(id, {}),
        api.sourceSettings.nativeChangeDetection(id),
      ].map(async (call) => (await errorOf<unknown>(call)).tag),
    );
    expect(tags).toEqual(['forbidden', 'forbidden', 'forbidden']);
    await Promise.all([close(), operator.close()]);
  });
});
