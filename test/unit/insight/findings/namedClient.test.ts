import { expect, it } from 'vitest';
import { clientNamedIn } from '../../../../src/insight/findings/namedClient.ts';
import { managedClient } from '../../../../src/model/machines/managedClient.ts';

const clients = [
  managedClient.parse({ id: 'aaaa1111-2222-3333-4444-555566667777', name: 'va-1' }),
  managedClient.parse({ id: 'bbbb', clientId: '4F3C2B1A99', name: 'va-2' }),
];
const silent = (id: string) =>
  `Timeout waiting for response to message 2 from client ${id} after 15 seconds`;

it.each([
  [silent('aaaa1111222233334444555566667777'), 'va-1'],
  [silent('aaaa1111-2222-3333-4444-555566667777'), 'va-1'],
  [silent('4f3c2b1a99'), 'va-2'],
  [silent('0000aaaa99'), undefined],
  ['The client 4f3c2b1a99 is gone', undefined],
  ['', undefined],
])('%s names %s', (text, name) => {
  expect(clientNamedIn(text, clients)?.name).toBe(name);
});
