import { expect, it } from 'vitest';
import { columnsOf } from '../../src/resources/cells/columns.ts';
import { catalogue } from '../../src/resources/index.ts';
import { playsAll } from '../dsl/share.ts';
import { startTenant } from './client/tenant.ts';

/** So many pages of each list are looked at. */
const mostPages = playsAll ? Number.POSITIVE_INFINITY : 3;

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
    let pages = 0;
    for await (const page of kind.list(tenant.api, {}, {})) {
      if (!page.ok) throw new Error(`${kind.id} cannot be listed`);
      for (const { value } of page.value.rows) {
        for (const column of columnsOf(kind)) {
          const { text } = column.cell(value, { nowMs: 0 });
          if (hasSign.test(text)) shown.add(`${kind.id} ${column.id}`);
        }
      }
      pages += 1;
      if (pages >= mostPages) break;
    }
  }
  await tenant.close();
  expect(shown.size).toBeGreaterThan(4);
  expect([...shown].filter((column) => !said.has(column))).toEqual([]);
});
