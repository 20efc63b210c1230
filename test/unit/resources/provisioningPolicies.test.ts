import { expect, it } from 'vitest';
import { mask } from '../../../src/insight/secrets/masked.ts';
import { policyField } from '../../../src/model/sources/provisioningPolicy.ts';
import { originOf } from '../../../src/resources/kinds/sources/provisioningPolicies.ts';

it.each([
  [
    {
      name: 'mail',
      transform: { type: 'identityAttribute', attributes: { name: 'email' } },
      attributes: { cloudMaxSize: '20' },
    },
    'identityAttribute; name=email; cloudMaxSize=20',
  ],
  [{ name: 'plain', transform: null, attributes: { value: { a: 1 } } }, 'value={"a":1}'],
  [{ name: 'odd', transform: { type: 'static', attributes: 'x' } }, 'static; attributes=x'],
  [{ name: 'empty' }, ''],
  [
    { name: 'password', transform: { type: 'static', attributes: { value: 'hunter2' } } },
    `static; value=${mask}`,
  ],
  [
    { name: 'key', type: 'secret', transform: { type: 'rule', attributes: { name: 'Make' } } },
    'rule; name=Make',
  ],
  [{ name: 'x', attributes: { clientSecret: 'hunter2' } }, `clientSecret=${mask}`],
])('%j gets its value from "%s"', (field, origin) => {
  expect(originOf(policyField.parse(field))).toBe(origin);
});
