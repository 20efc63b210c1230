import { expect, it } from 'vitest';
import { columnsOf } from '../../src/resources/cells/columns.ts';
import { catalogue } from '../../src/resources/index.ts';
import { rowsOf, startTenant } from './client/tenant.ts';

const hasSign = /^[✓✗~»?!…] | !$/;

it('every column of a list that shows signs says so, so that nobody has to type them', async () => {
  const tenant = await startTenant({ scheme: 'v1' });
  const shown = new Set<string>();
  const said = new Set<string>();
  const listed = catalogue.filter(
    ({ listedIn, list, asks }) =>
      listedIn.in.includes('environment') && list !== undefined && asks === undefined,
  );
  for (const kind of listed) {
    for (const column of columnsOf(kind)) {
      if (column.signed === true) said.add(`${kind.id} ${column.id}`);
    }
    if (kind.list === undefined || kind.product === 'identityiq') continue;
    for (const row of await rowsOf(kind.list(tenant.api, {}, {}))) {
      for (const column of columnsOf(kind)) {
        const { text } = column.cell(row, { nowMs: 0 });
        if (hasSign.test(text)) shown.add(`${kind.id} ${column.id}`);
      }
    }
  }
  await tenant.close();
  expect(shown.size).toBeGreaterThan(4);
  expect([...shown].filter((column) => !said.has(column))).toEqual([]);
});
