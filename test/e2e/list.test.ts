import { describe, expect } from 'vitest';
import { scenario } from '../dsl/scenario.ts';

describe('the cursor stays on its thing, not on its row', () => {
  scenario('through sorting, a filter and a refresh', {}, async ({ app }) => {
    await app.title('SOURCES 42');
    await app.send('j'.repeat(11));
    await app.cursorRow('DMZ Active Directory');
    await app.do('sort.open');
    await app.press('j', 'j', 'j');
    await app.do('sort.choose');
    await app.title(/sort STATUS ▲$/);
    await app.cursorRow('DMZ Active Directory');
    await app.filter('active');
    await app.cursorRow('DMZ Active Directory');
    await app.press('esc');
    await app.cursorRow('DMZ Active Directory');
    await app.do('view.refresh');
    await app.title(/^SOURCES 42/);
    await app.cursorRow('DMZ Active Directory');
  });

  scenario('through a refresh that puts other rows before it', {}, async ({ app, tenant }) => {
    await app.title('SOURCES 42');
    await app.do('move.last');
    const last = (await app.screen()).find((line) => line.startsWith('▌')) ?? '';
    const name = last.slice(2, 22);
    const all = (await tenant.asks('/sources/v1?limit=250')) as readonly { name: string }[];
    const turned = all.toSorted((left, right) => (left.name < right.name ? 1 : -1));
    tenant.answers('list-sources', {
      type: 'body',
      status: 200,
      contentType: 'application/json',
      body: JSON.stringify(turned),
    });
    await app.do('view.refresh');
    await app.cursorRow(name);
    await app.do('move.first');
    expect((await app.screen())[4]).toMatch(/^▌/);
  });
});

scenario('a filter that fits nothing says so, and Esc clears it', {}, async ({ app }) => {
  await app.title('SOURCES 42');
  await app.filter('no such source');
  await app.sees('Nothing fits the filter no such source. Esc clears it.');
  await app.press('enter');
  await app.message('There is nothing here to act on.');
  await app.press('esc');
  await app.title(/^SOURCES 42$/);
});

describe('what a list is narrowed to', () => {
  scenario(
    'is in its title and in what stands there when it is empty',
    { size: { columns: 120, rows: 40 } },
    async ({ app }) => {
      await app.command('running');
      await app.title(/^RUNNING TASKS 1$/);
      await app.command('running dmz');
      await app.title(/^RUNNING TASKS 0 {3}of DMZ Active Directory/);
      await app.reads(
        'No task of DMZ Active Directory runs, as far as the tenant tells this user.',
        ':running-tasks shows all',
      );
      await app.command('running-tasks');
      await app.title(/^RUNNING TASKS 1$/);
      await app.command('tasks dmz /no such task');
      await app.reads(
        'Nothing of DMZ Active Directory fits the filter no such task. Esc clears it.',
        ':tasks shows all tasks.',
      );
    },
  );

  scenario(
    'is no filter that was typed as a name',
    { size: { columns: 140, rows: 24 } },
    async ({ app }) => {
      await app.command('src state:active');
      await app.reads(
        'No source that this user may see is called "state:active"',
        'A filter has / before it: /state:active',
      );
      await app.command('src /state:active');
      await app.sees('Nothing fits the filter state:active.', 'state: is no column');
    },
  );
});

scenario('a key that does nothing here says so', {}, async ({ app }) => {
  await app.title('SOURCES 42');
  await app.press('Z');
  await app.message('Z does nothing here. ? shows the keys that do.');
});

scenario('a line after : that means nothing says so', {}, async ({ app }) => {
  for (const [line, message] of [
    ['nonsense', 'There is no command nonsense'],
    ['ids', ''],
    ['schemas', 'Of which source?'],
    ['schemas active', '"active" fits'],
    ['schemas nowhere', 'No source that this user may see is called "nowhere"'],
    ['quit now', ':quit takes nothing after it.'],
    ['jit x', ':jit-policy takes no name'],
  ] as const) {
    await app.command(line);
    await app.message(message);
  }
});
