import { describe, expect, it } from 'vitest';
import { attrSyncConfig as attrSyncModel } from '../../../src/model/sources/attrSyncConfig.ts';
import { passwordPolicyHolder } from '../../../src/model/sources/passwordPolicyHolder.ts';
import { sourceConnections as connectionsModel } from '../../../src/model/sources/sourceConnections.ts';
import { syncCell } from '../../../src/resources/kinds/sources/attrSyncConfig.ts';
import { comparisonOf } from '../../../src/resources/kinds/sources/correlationConfig.ts';
import {
  passwordPolicies,
  selectorsCell,
} from '../../../src/resources/kinds/sources/passwordPolicies.ts';
import { sizeCell } from '../../../src/resources/kinds/sources/sourceConfig.ts';
import { dependantsCell } from '../../../src/resources/kinds/sources/sourceConnections.ts';

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
