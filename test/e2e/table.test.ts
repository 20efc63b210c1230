import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { play, testHome, testTenant } from '../dsl/play.ts';
import { scenario } from '../dsl/scenario.ts';
import type { Tenant } from '../dsl/tenant.ts';

const heads = (lines: readonly string[]): readonly string[] =>
  (lines[3] ?? '').trim().split(/ {2,}/);

/** What the list of sources will hold from now on. */
const give = async (
  tenant: Tenant,
  change: (all: readonly Record<string, unknown>[]) => readonly unknown[],
): Promise<void> => {
  const all = (await tenant.asks('/sources/v1?limit=250')) as readonly Record<string, unknown>[];
  tenant.answers('list-sources', {
    type: 'body',
    status: 200,
    contentType: 'application/json',
    body: JSON.stringify(change(all)),
  });
};

describe('marks', () => {
  scenario('stay with their things through sort, filter and refresh', {}, async ({ app }) => {
    await app.title('SOURCES 42');
    await app.press('space', 'j', 'space');
    await app.title('● 2 marked');
    await app.sees('●Agency Staff CSV', '●Atlassian Cloud');
    await app.cursorRow('AWS Organization');
    await app.filter('atlassian');
    await app.title('● 2 marked, 1 of them not shown');
    await app.press('esc');
    await app.do('sort.open');
    await app.press('j');
    await app.do('sort.choose');
    await app.do('view.refresh');
    await app.title('● 2 marked');
    await app.do('marks.clear');
    await app.title(/^SOURCES 42 +sort NAME ▲$/);
    await app.do('marks.clear');
    await app.message('Nothing is marked. space marks a row.');
  });

  scenario('v marks a range, and Esc ends one that was not meant', {}, async ({ app }) => {
    await app.title('SOURCES 42');
    await app.press('v');
    await app.message('Move to the other end and press v again. Esc ends it.');
    await app.press('j', 'j');
    await app.title('● 3 marked, range');
    await app.press('esc');
    await app.title(/^SOURCES 42$/);
    await app.press('v', 'k', 'v');
    await app.title('● 2 marked');
  });

  scenario('go with a thing that is gone', {}, async ({ app, tenant }) => {
    await app.title('SOURCES 42');
    await app.press('space', 'space');
    await app.title('● 2 marked');
    await give(tenant, (all) => all.filter(({ name }) => name !== 'Agency Staff CSV'));
    await app.do('view.refresh');
    await app.title('● 1 marked');
  });
});

describe('what acts on one row alone', () => {
  scenario('says so where others are marked', {}, async ({ app }) => {
    await app.title('SOURCES 42');
    await app.press('space', 'j', 'space', 'j', 'space');
    await app.title('● 3 marked');
    await app.filter('DMZ Active Directory');
    await app.press('y');
    await app.message('Shows only DMZ Active Directory: 3 are marked.');
    await app.press('q', 'd');
    await app.message('Shows only DMZ Active Directory: 3 are marked.');
    await app.press('q', 'p');
    await app.message('Probes only DMZ Active Directory: 3 are marked.');
  });

  scenario('says nothing where it is the marked one', {}, async ({ app }) => {
    await app.title('SOURCES 42');
    await app.press('space', 'k', 'y');
    await app.crumbs('Agency Staff CSV › json');
    await app.lacks('marked');
  });
});

describe('only what is broken', () => {
  scenario('is shown with !, counted, and all again with the next !', {}, async ({ app }) => {
    await app.title('SOURCES 42');
    await app.do('list.broken');
    await app.title(/^SOURCES \d+ of 42 {3}only broken$/);
    const rows = (await app.screen()).slice(4, -2).filter((line) => line !== '');
    expect(rows.filter((line) => !line.includes(' ✗ '))).toEqual([]);
    expect(rows.length).toBeGreaterThan(10);
    await app.filter('cloud xyz');
    await app.sees('Nothing that fits the filter cloud xyz is broken. ! shows the rest too.');
    await app.press('esc');
    await app.do('list.broken');
    await app.title(/^SOURCES 42$/);
  });

  scenario('is ended by Esc, after the filter', {}, async ({ app }) => {
    await app.title('SOURCES 42');
    await app.do('list.broken');
    await app.title('SOURCES 15 of 42   only broken');
    await app.press('/');
    await app.type('healthy');
    await app.reads(
      'Nothing that fits the filter healthy is broken. Esc leaves the list as it was.',
    );
    await app.press('esc');
    await app.filter('ad');
    await app.title(/only broken {3}filter ad/);
    await app.press('esc');
    await app.title(/only broken$/);
    await app.press('esc');
    await app.title(/^SOURCES 42$/);
    await app.command('env');
    await app.sees('✗ 15 broken, 3 unknown of 42');
  });

  scenario('says why not where nothing can be broken', {}, async ({ app }) => {
    await app.command('governance-groups');
    await app.title('GOVERNANCE GROUPS');
    await app.do('list.broken');
    await app.message('Nothing here is broken or well: governance groups have no such state.');
  });
});

describe('what a refresh changed', () => {
  scenario('is marked until the next one', {}, async ({ app, tenant }) => {
    await app.title('SOURCES 42');
    await give(tenant, (all) => {
      const box = all.find(({ name }) => name === 'Box');
      const others = all.filter(({ name }) => name !== 'Box' && name !== 'Agency Staff CSV');
      return [
        { ...box, id: 'a-new-one', name: 'AAA new' },
        { ...box, status: 'SOURCE_STATE_ERROR_SOURCE' },
        ...others,
      ];
    });
    await app.do('view.refresh');
    await app.title('1 changed, 1 new, 1 gone');
    await app.sees('+AAA new', ' *✗ source error');
    await app.do('view.refresh');
    await app.title('1 changed, 1 new, 1 gone');
    await app.do('view.refresh');
    await app.title(/^SOURCES 42$/);
  });
});

describe('columns', () => {
  scenario('move sideways, the first one stays, and the ends say so', {}, async ({ app }) => {
    await app.title('SOURCES 42');
    expect(heads(await app.screen())).toEqual(['NAME', 'TYPE', 'STATUS', 'SINCE']);
    await app.columns(/^SOURCES 42 +3 more ▸$/);
    await app.press('l');
    await app.title('4 columns ◂ 1 more · 2 more ▸');
    expect(heads(await app.screen())).toEqual(['NAME', 'STATUS', 'SINCE', 'OWNER']);
    await app.press('right', 'l');
    await app.press('l', 'l');
    await app.message('That is the last column.');
    expect(heads(await app.screen()).at(-1)).toBe('HEALTHY');
    await app.press('h', 'h', 'h', 'left', 'left');
    await app.message('That is the first column.');
    expect(heads(await app.screen())).toEqual(['NAME', 'TYPE', 'STATUS', 'SINCE']);
    await app.do('list.wide');
    await app.title(/\d more ▸$/);
  });

  scenario(
    'are all there at once on a wide screen',
    { size: { columns: 130, rows: 30 } },
    async ({ app }) => {
      await app.do('list.wide');
      await app.title(/all columns$/);
      await app.press('l');
      await app.message('Every column is on screen. o chooses others.');
    },
  );

  scenario('are hidden, moved, added by path, and put back', {}, async ({ app }) => {
    await app.title('SOURCES 42');
    await app.command('columns');
    await app.sees('COLUMNS OF SOURCES', '▌ ● NAME');
    await app.press('j', 'space');
    await app.do('columns.add');
    await app.type('owner.');
    await app.press('enter');
    await app.sees('A name is missing after the last dot.');
    await app.type('id');
    await app.press('enter');
    await app.sees('● owner.id');
    await app.do('columns.add');
    await app.type('connectorAttributes.cloudExternalId');
    await app.press('enter');
    await app.do('columns.later');
    await app.do('columns.close');
    expect(heads(await app.screen())).toEqual(['NAME', 'owner.id', 'cloudExternalId', 'STATUS']);
    await app.do('columns.open');
    await app.do('columns.reset');
    await app.do('columns.close');
    expect(heads(await app.screen())).toEqual(['NAME', 'TYPE', 'STATUS', 'SINCE']);
  });

  scenario(
    'by a path that no row has are doubted, and kept by whoever insists',
    {},
    async (stage) => {
      const { app } = stage;
      await app.title('SOURCES 42');
      await app.do('columns.open');
      await app.do('columns.add');
      await app.type('nana');
      await app.press('enter');
      await app.sees('No row that is loaded has nana. enter adds it all the same.');
      await app.press(...Array.from({ length: 4 }, () => 'backspace'));
      await app.lacks('No row that is loaded');
      await app.type('onwer.id');
      await app.press('enter');
      await app.sees('No row that is loaded has onwer.id: is it owner.id?');
      await app.press('enter');
      await app.sees(/● onwer.id +onwer.id/);
      await app.press('j', 'k');
      await app.hints('enter ok', 'a add', 'x drop', 'z reset', 'l right');
    },
  );

  scenario('never show a secret', {}, async ({ app, tenant }) => {
    await app.title('SOURCES 42');
    await give(tenant, (all) =>
      all.map((source) => ({ ...source, connectorAttributes: { password: 'hunter2' } })),
    );
    await app.do('view.refresh');
    await app.do('columns.open');
    await app.do('columns.add');
    await app.type('connectorAttributes.password');
    await app.press('enter');
    await app.do('columns.close');
    await app.sees('********');
    await app.lacks('hunter2');
  });

  scenario('one always stays', {}, async ({ app }) => {
    await app.title('SOURCES 42');
    await app.do('columns.open');
    await app.press(...Array.from({ length: 6 }, () => 'space'));
    await app.sees('● HEALTHY');
    await app.press('space');
    await app.message('A list needs one column: show another one first.');
  });
});

describe('columns and sort', () => {
  scenario('are for the kind, also where it is opened anew', {}, async ({ app }) => {
    await app.title('SOURCES 42');
    await app.do('sort.open');
    await app.press('j');
    await app.do('sort.choose');
    await app.command('clusters');
    await app.title('CLUSTERS');
    await app.lacks('▲');
    await app.command('sources');
    await app.title(/sort NAME ▲$/);
    await app.sees('NAME ▲');
  });

  const stored = (home: string) => join(home, '.local', 'state', 'spyglass', 'tables.json');

  const keeps = async () => {
    const home = testHome();
    const tenant = await testTenant();
    return { home, tenants: [tenant], variables: tenant.variables };
  };

  scenario('are kept for the next session, which says where', {}, async ({ app, tenant }) => {
    const options = { ...(await keeps()), tenants: [tenant], variables: tenant.variables };
    await app.title('SOURCES 42');
    const file = stored(options.home.variables.HOME ?? '');
    await play(options, async ({ app: first }) => {
      await first.title('SOURCES 42');
      expect(existsSync(file)).toBe(false);
      await first.do('sort.open');
      await first.press('j');
      await first.do('sort.choose');
      await first.message('Kept for the next time in ');
    });
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({
      sources: { sort: { column: 'name', descending: false } },
    });
    await play(options, async ({ app: second }) => {
      await second.title(/sort NAME ▲$/);
    });
  });
});

describe('details beside the list', () => {
  const size = { columns: 160, rows: 30 };

  it('stay away in the next session where they were put away', async () => {
    const home = testHome();
    const tenant = await testTenant();
    const options = { home, tenants: [tenant], variables: tenant.variables, ...size };
    await play(options, async ({ app }) => {
      await app.sees('│ Agency Staff CSV');
      // They take room from the columns, and the title says of how many.
      await app.columns(/^SOURCES 42 +2 more ▸$/);
      await app.do('list.preview');
      await app.lacks('│', 'more ▸');
      await app.message('Kept for the next time in ');
    });
    await play(options, async ({ app }) => {
      await app.title('SOURCES 42');
      await app.lacks('│');
      await app.do('list.preview');
      await app.sees('│ Agency Staff CSV');
    });
    await play(options, async ({ app }) => {
      await app.sees('│ Agency Staff CSV');
    });
  });

  scenario(
    'follow the cursor without a request, and go with D',
    { size },
    async ({ app, tenant }) => {
      await app.title('SOURCES 42');
      await app.sees('│ Agency Staff CSV');
      const before = tenant.log().length;
      await app.press('j', 'j');
      await app.sees('│ Atlassian Cloud');
      expect(tenant.log().length).toBe(before);
      await app.do('list.preview');
      await app.lacks('│');
      await app.do('list.preview');
      await app.sees('│ Atlassian Cloud');
      await app.resize(139, 30);
      await app.lacks('│');
      await app.do('list.preview');
      await app.message('Details beside the list need 140 columns; here are 139. d shows them.');
    },
  );
});
