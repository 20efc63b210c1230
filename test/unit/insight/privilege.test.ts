import { expect, it } from 'vitest';
import { privilegeOf } from '../../../src/insight/privilege.ts';
import { entitlement } from '../../../src/model/access/entitlement.ts';

it.each([
  [{ privilegeLevel: { direct: 'LOW', effective: 'HIGH' } }, 'HIGH'],
  [{ privilegeLevel: { direct: 'LOW' } }, 'LOW'],
  [{ privilegeLevel: { effective: 'NONE' }, privileged: false }, 'NONE'],
  [{ privileged: true }, 'HIGH'],
  // The tenant did not say none: what is low in one list must not be none in another.
  [{ privileged: false }, 'not high'],
  [{ privilegeLevel: null }, undefined],
])('the privilege of %j is %s', (said, shown) => {
  expect(privilegeOf(entitlement.parse({ id: 'e', ...said }))).toBe(shown);
});
