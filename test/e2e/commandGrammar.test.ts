import { describe, expect, it } from 'vitest';
import { play, testHome, testTenant } from '../dsl/play.ts';
import { scenario } from '../dsl/scenario.ts';
import type { Tenant } from '../dsl/tenant.ts';

/** An entry of our settings file. */
const entry = (name: string, tenant: Tenant): string =>
  [
    `  ${name}:`,
    `    base_url: ${tenant.sandbox.baseUrl}`,
    `    client_id: ${tenant.sandbox.clientId}`,
    `    client_secret: ${tenant.sandbox.clientSecret}`,
    '',
  ].join('\n');

/** A home with two environments, in the first of which one begins. */
const twoEnvironments = async (more = '') => {
  const home = testHome();
  const [acme, globex] = [await testTenant(), await testTenant()];
  home.config(
    `active: acme\n${more}environments:\n${entry('acme', acme)}${entry('globex', globex)}`,
  );
  return { home, tenants: [acme, globex], acme, globex };
};

describe('a line names kind, thing, filter and environment', () => {
  for (const line of ['src /name:active @globex', 'src @globex /name:active']) {
    it(`in either order: ${line}`, async () => {
      const { home, tenants, acme } = await twoEnvironments();
      await play({ home, tenants }, async ({ app }) => {
        await app.title('SOURCES 42');
        await app.command(line);
        await app.header('globex');
        await app.title(/^SOURCES 3 of 42 {3}filter name:active$/);
        expect(acme.received('GET /sources/v1')).toHaveLength(1);
      });
    });
  }

  it('and the same from the shell', async () => {
    const { home, tenants } = await twoEnvironments();
    const argv = ['-c', 'ent dmz /operators @globex'];
    await play({ home, tenants, argv }, async ({ app }) => {
      await app.header('globex');
      await app.crumbs(/^ sources › DMZ Active Directory › entitlements$/);
      await app.title(/of 1,204 {3}of DMZ Active Directory {3}filter operators$/);
    });
  });

  it('what is typed behind it is for the place that it leads to', async () => {
    const { home, tenants, acme } = await twoEnvironments();
    await play({ home, tenants }, async ({ app }) => {
      await app.title('SOURCES 42');
      await app.send(':src dmz @globex\r:jit\r');
      await app.header('globex');
      await app.crumbs(/^ sources › jit policy$/);
      expect(acme.received('GET /jit-activation-config/v1/policy')).toEqual([]);
    });
  });

  it('nothing is done here where there is no such environment', async () => {
    const { home, tenants } = await twoEnvironments();
    await play({ home, tenants }, async ({ app }) => {
      await app.title('SOURCES 42');
      await app.command('jit @nowhere');
      await app.message('There is no environment nowhere. :env shows them.');
      await app.crumbs(/^ sources$/);
      await app.command('@globex');
      await app.header('globex');
    });
  });

  it('an environment by a beginning that no other has', async () => {
    const { home, tenants } = await twoEnvironments();
    await play({ home, tenants }, async ({ app }) => {
      await app.title('SOURCES 42');
      await app.command('src dmz active @GLO');
      await app.header('globex');
      await app.crumbs(/^ sources › DMZ Active Directory$/);
      await app.command('env acne');
      await app.message('There is no environment acne: did you mean acme? :env shows them.');
      await app.command('@');
      await app.message('Type the name of an environment right behind @, such as @acme.');
    });
  });

  scenario('a name in quotes', {}, async ({ app }) => {
    await app.command('src "DMZ Active Directory"');
    await app.crumbs(/^ sources › DMZ Active Directory$/);
    await app.command('find "directory"');
    await app.sees('DMZ Active Directory');
  });

  scenario('a bare name is no command, and find is named', {}, async ({ app }) => {
    await app.title('SOURCES 42');
    await app.command('DMZ Active Directory');
    await app.message(
      'There is no command DMZ. Try :find DMZ Active Directory, or ? for all commands.',
    );
  });

  scenario('what is under way is shown and not kept', {}, async ({ app }) => {
    await app.command('src dmz active');
    await app.crumbs(/^ sources › DMZ Active Directory$/);
    await app.command('src no such source');
    await app.message('No source');
    await app.command('messages');
    await app.sees('No source');
    await app.lacks('Looking for');
  });

  scenario('a thing of a kind by its name, however it is cased', {}, async ({ app }) => {
    await app.command('src dmz active DIRECTORY');
    await app.crumbs(/^ sources › DMZ Active Directory$/);
    await app.command('va no such cluster');
    await app.message('No cluster that this user may see is called "no such cluster"');
    await app.command('src active');
    await app.message(/"active" fits \d sources, such as .*: type more of it\./);
  });

  scenario('what is in a thing by the name of that', {}, async ({ app }) => {
    await app.command('gg');
    await app.title('GOVERNANCE GROUPS');
    const name = (await app.screen())[4]?.slice(2, 26).trim() ?? '';
    await app.command(`members ${name}`);
    await app.title('GROUP MEMBERS');
    await app.crumbs(` ${name} › group members`);
  });

  scenario('a name that is no source may be that of the thing', {}, async ({ app }) => {
    await app.command('ent AdministratorAccess');
    await app.crumbs(/^ sources › AdministratorAccess$/);
    await app.command('ent no such thing');
    await app.message(
      'No source and no entitlement that this user may see is called "no such thing".',
    );
  });
});

describe('a mistake', () => {
  scenario('is mended with Up', {}, async ({ app }) => {
    await app.title('SOURCES 42');
    await app.command('sorces /name:active');
    await app.message(
      'There is no command sorces: did you mean sources? Type : then up to edit it.',
    );
    await app.press(':', 'up');
    await app.message(':sorces /name:active');
    await app.press('home', 'right', 'right', 'u', 'enter');
    await app.title('SOURCES 3 of 42');
  });
});

describe('typed lines', () => {
  it('come back with Up in the next session too, but mistakes do not', async () => {
    const { home, tenants } = await twoEnvironments();
    await play({ home, tenants }, async ({ app }) => {
      await app.title('SOURCES 42');
      await app.command('jit');
      await app.command('secret-that-was-pasted');
      await app.command('src /ad');
      await app.press(':', 'up', 'up');
      await app.message(':secret-that-was-pasted');
      await app.press('up', 'up', 'down', 'down', 'down', 'down');
      await app.message(/^ :$/);
    });
    expect(home.files()['.local/state/spyglass/commands']?.split('\n').slice(-3)).toEqual([
      'src /ad',
      'jit',
      '',
    ]);
    await play({ home, tenants }, async ({ app }) => {
      await app.title('SOURCES 42');
      await app.press(':', 'x', 'up');
      await app.message(/^ :src \/ad$/);
      await app.press('down');
      await app.message(/^ :x$/);
    });
  });
});

describe('what is typed completes', () => {
  scenario('with what is shown behind it, by Tab and by Right', {}, async ({ app }) => {
    await app.title('SOURCES 42');
    await app.press(':');
    await app.type('enti');
    await app.message(':entitlements');
    await app.hints(/^ tab {2}entitlements .*what accounts can hold/);
    await app.press('tab');
    await app.type('work');
    await app.message(/:entitlements work\S/i);
    await app.press('left', 'right', 'right');
    await app.hints(/^ tab {2}\S*work/i);
    await app.press('enter');
    await app.title('ENTITLEMENTS');
  });

  scenario('again and again with Tab, and back', {}, async ({ app }) => {
    await app.title('SOURCES 42');
    await app.press(':');
    await app.type('sour');
    await app.press('tab');
    await app.message(/^ :sources\s*$/);
    await app.press('tab');
    await app.message(/^ :source-health\s*$/);
    await app.press('shift-tab', 'shift-tab');
    await app.message(/^ :source-\S+\s*$/);
    await app.press('tab', 'tab');
    await app.message(/^ :source-health\s*$/);
    await app.press('esc');
  });

  it('environments behind @', async () => {
    const { home, tenants } = await twoEnvironments();
    await play({ home, tenants }, async ({ app }) => {
      await app.title('SOURCES 42');
      await app.press(':');
      await app.type('src @gl');
      await app.message(':src @globex');
      await app.press('right', 'enter');
      await app.header('globex');
    });
  });
});

describe('names of one’s own', () => {
  it('run, complete and stand in the help', async () => {
    const aliases = 'aliases:\n  ad: src /name:active\n  there: src @globex\n';
    const { home, tenants } = await twoEnvironments(aliases);
    await play({ home, tenants }, async ({ app }) => {
      await app.title('SOURCES 42');
      await app.press(':');
      await app.type('the');
      await app.message(/:there$/);
      await app.hints(/^ tab {2}there .*:src @globex/);
      await app.press('enter');
      await app.message('There is no command the');
      await app.command('ad');
      await app.title('SOURCES 3 of 42');
      await app.command('there /dmz');
      await app.header('globex');
      await app.title('filter dmz');
      await app.press('?', '/');
      await app.type('src @globex');
      await app.sees(/there +:src @globex/);
      await app.press('enter', 'esc');
    });
  });

  it.each([
    ['ent: src', /line 3.*aliases\.ent: :ent has a meaning/],
    ['own: sorces', /line 3.*aliases\.own: There is no command/],
    ['"two words": src', /line 3.*aliases must hold names of/],
  ])('%s is a mistake that says where it is', async (line, lastWords) => {
    const { home, tenants } = await twoEnvironments(`aliases:\n  ${line}\n`);
    await play({ home, tenants, exitCode: 2, lastWords }, async ({ app }) => {
      await app.exit();
    });
  });
});
