import { describe, expect, it } from 'vitest';
import { scimEntitlement } from '../../../src/model/access/scimEntitlement.ts';
import { attrSyncConfig as attrSyncModel } from '../../../src/model/sources/attrSyncConfig.ts';
import { nativeChangeDetectionConfig } from '../../../src/model/sources/nativeChangeDetectionConfig.ts';
import { passwordPolicyHolder } from '../../../src/model/sources/passwordPolicyHolder.ts';
import { schema as schemaModel } from '../../../src/model/sources/schema.ts';
import { sourceConnections as connectionsModel } from '../../../src/model/sources/sourceConnections.ts';
import { scimEntitlements } from '../../../src/resources/kinds/access/scimEntitlements.ts';
import { syncCell } from '../../../src/resources/kinds/sources/attrSyncConfig.ts';
import { comparisonOf, mannerOf } from '../../../src/resources/kinds/sources/correlationConfig.ts';
import { nativeChangeDetection } from '../../../src/resources/kinds/sources/nativeChangeDetection.ts';
import {
  passwordPolicies,
  selectorsCell,
} from '../../../src/resources/kinds/sources/passwordPolicies.ts';
import { schemas } from '../../../src/resources/kinds/sources/schemas.ts';
import { sizeCell } from '../../../src/resources/kinds/sources/sourceConfig.ts';
import { dependantsCell } from '../../../src/resources/kinds/sources/sourceConnections.ts';
import type { Section } from '../../../src/resources/types.ts';

/** The texts of details by their labels. */
const linesOf = (sections: readonly Section[] = []): Readonly<Record<string, string>> =>
  Object.fromEntries(
    sections.flatMap(({ details }) =>
      details.flatMap((detail) => ('value' in detail ? [[detail.label, detail.value.text]] : [])),
    ),
  );

describe('what depends on a source', () => {
  it.each([
    [
      'nothing, even where all is null',
      { identityProfiles: null },
      '✓ nothing known that keeps it from being deleted',
    ],
    [
      'what there is, counted',
      { identityProfiles: [{ name: 'People' }], sourceAttributes: ['a', 'b'] },
      'in use: identity profiles 1, source attributes 2',
    ],
    [
      'a doubt where not all could be looked up',
      { missingDependents: [{ dependencyType: 'dependantApps' }] },
      '! not everything could be looked up',
    ],
  ])('is %s', (_title, sent, text) => {
    expect(dependantsCell(connectionsModel.parse(sent)).text).toBe(text);
  });
});

describe('settings of a source in words', () => {
  it('say what is compared', () => {
    expect([
      comparisonOf({ property: 'email', value: 'mail', operation: 'EQ' }),
      comparisonOf({ property: 'email', value: 'mail', ignoreCase: true }),
      comparisonOf({ operation: 'LIKE' }),
    ]).toEqual([
      'account mail = identity email',
      'account mail = identity email  (in any case)',
      'account ? LIKE identity ?',
    ]);
  });

  it('say how it is compared', () => {
    expect([
      mannerOf({
        matchMode: 'START',
        ignoreCase: true,
        filterString: '(email = "mail")',
        complex: true,
      }),
      mannerOf({ matchMode: 'ANYWHERE', ignoreCase: false }),
      mannerOf({ matchMode: 'NOWHERE' }),
      mannerOf({}),
    ]).toEqual([
      'matches at the start · case does not count · filter (email = "mail") · complex',
      'matches anywhere · case counts',
      'matches NOWHERE',
      '',
    ]);
  });

  it('name the operations of a change detection that is off', () => {
    const config = nativeChangeDetectionConfig.parse({
      enabled: false,
      operations: ['ACCOUNT_CREATED', 'ACCOUNT_DELETED'],
    });
    expect(linesOf(nativeChangeDetection.details?.(config, { nowMs: 0 }))).toMatchObject({
      state: 'off',
      operations: 'ACCOUNT_CREATED, ACCOUNT_DELETED',
    });
  });

  it('of a schema have its configuration and when it was made', () => {
    const schema = schemaModel.parse({
      id: 's',
      created: 'long ago',
      configuration: { groupMemberAttribute: 'member', depth: 2 },
    });
    expect(linesOf(schemas.details?.(schema, { nowMs: 0 }))).toMatchObject({
      created: 'long ago',
      groupMemberAttribute: 'member',
      depth: '2',
    });
  });

  it('of an entitlement of IdentityIQ have all of its classifications, and where it is', () => {
    const classification = { name: 'A', displayName: 'ClassA', origin: 'FAM', type: 'Aggregation' };
    const entitlement = scimEntitlement.parse({
      id: 'e',
      classifications: [{ source: 'UI', effective: false, classification }],
      meta: { location: 'http://iiq.example/e', version: 'W/"1"' },
    });
    expect(linesOf(scimEntitlements.details?.(entitlement, { nowMs: 0 }))).toMatchObject({
      version: 'W/"1"',
      location: 'http://iiq.example/e',
      ClassA: 'A, source UI, origin FAM, type Aggregation, not effective',
    });
  });

  it('count what is synchronized', () => {
    const cell = (attributes: unknown) => syncCell(attrSyncModel.parse({ attributes })).text;
    expect([cell(null), cell([{ enabled: 'true' }, { enabled: false }])]).toEqual([
      'nothing can be synchronized',
      '1 of 2 attributes are synchronized',
    ]);
  });

  it('tell the size of XML', () => {
    expect([sizeCell(undefined).text, sizeCell('<a>\n</a>').text]).toEqual([
      '-',
      '2 lines, 0.0 KiB',
    ]);
  });

  it('tell whom a password policy is for, and one policy for two groups apart', () => {
    const identityAttr = [{ name: 'department', value: 'IT' }];
    const holders = [
      { policyId: '1', selectors: { identityAttr } },
      { policyId: '1', selectors: null },
    ].map((holder) => passwordPolicyHolder.parse(holder));
    expect(holders.map((holder) => selectorsCell(holder).text)).toEqual([
      'department = IT',
      'everybody else',
    ]);
    expect(new Set(holders.map(passwordPolicies.identify)).size).toBe(2);
  });
});
