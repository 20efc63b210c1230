import { describe, expect, it } from 'vitest';
import { consoleBase, consoleNamed, consolePageOf } from '../../../src/resources/consolePage.ts';
import { kindOf } from '../../../src/resources/index.ts';

const scope = { source: { id: 's/1', name: 'HR' } };

describe('the page in the web console', () => {
  it.each([
    ['sources', {}, { path: '/ui/a/admin/connections/sources/x%2F1' }],
    ['identities', {}, { path: '/ui/a/admin/identities/x%2F1/details' }],
    ['clusters', {}, { path: '/ui/a/admin/connections/virtual-appliances' }],
    ['schemas', scope, { path: '/ui/a/admin/connections/sources/s%2F1', of: 'the source HR' }],
    ['governance-groups', {}, undefined],
    ['iiq-entitlements', scope, undefined],
  ])('of %s is known or not', (kind, within, page) => {
    expect(consolePageOf(kindOf(kind), 'x/1', within)).toEqual(page);
  });

  it.each([
    ['https://acme.api.identitynow.com', undefined, 'https://acme.identitynow.com'],
    ['https://acme.api.identitynow-demo.com', undefined, 'https://acme.identitynow-demo.com'],
    ['https://acme.api.cloud.sailpoint.com', undefined, 'https://acme.identitysoon.com'],
    [
      'https://acme.api.saas.sailpointfedramp.com',
      undefined,
      'https://acme.idn.sailpointfedramp.com',
    ],
    ['https://acme.api.identitysoon.com', undefined, undefined],
    ['https://acme.constructor', undefined, undefined],
    ['https://id.acme.example', 'https://login.acme.example', 'https://login.acme.example'],
    ['https://acme.api.identitynow.com.evil.example', undefined, undefined],
    ['https://id.acme.example', undefined, undefined],
    ['http://127.0.0.1:4000', undefined, undefined],
    [undefined, undefined, undefined],
  ])('is at the host beside %s and %s', (baseUrl, consoleUrl, base) => {
    expect(consoleBase(baseUrl, consoleUrl)).toBe(base);
  });

  it.each([
    ['https://acme.example', 'https://acme.example'],
    ['https://acme.example:8443/ui?x=1#y', 'https://acme.example:8443'],
    ['http://acme.example', undefined],
    ['https://user:word@acme.example', undefined],
    ['javascript:alert(1)', undefined],
    ['acme.example', undefined],
    [null, undefined],
  ])('is, as a tenant names it, at %s or nowhere', (address, console) => {
    expect(consoleNamed(address)).toBe(console);
  });
});
