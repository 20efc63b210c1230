import { describe, expect } from 'vitest';
import type { App } from '../dsl/app.ts';
import { scenario } from '../dsl/scenario.ts';

const esc = '\u001B';
const rubout = '\u007F';
/** ctrl-e and ctrl-u: to the end, and away with all before it. */
const emptyField = '\u0005\u0015';

describe('Alt in a field', () => {
  scenario('goes and deletes by words, and never throws the line away', {}, async ({ app }) => {
    await app.title('SOURCES 42');
    await app.send('/one two', `${esc}b`, 'X');
    await app.message(/^ \/one Xtwo( {3}|$)/);
    await app.send(`${esc}${esc}[D`, `${esc}[1;3D`, 'Y', `${esc}f`, `${esc}${rubout}`, 'Z');
    await app.message(/^ \/Z Xtwo( {3}|$)/);
    await app.send(`${esc}q`, `${esc}\r`, `${esc}.`, `${esc} `);
    await app.message(/^ \/Z Xtwo( {3}|$)/);
    await app.send(esc);
    await app.lacks('Xtwo');
    // Elsewhere the same bytes are Esc and a key.
    await app.send(`${esc}j`);
    await app.cursorRow('APAC Active Directory');
  });
});

describe('text typed into a field', () => {
  const typed: readonly (readonly [keys: string, message: string, title: string])[] = [
    [`/ab${rubout}c`, ' /ac', 'filter ac'],
    [`/abc${esc}[DX`, ' /abXc', 'filter abXc'],
    [`/abc${esc}OD${esc}ODX`, ' /aXbc', 'filter aXbc'],
    ['/ab\r', '', 'filter ab'],
    ['/dmz\u0015box', ' /box', 'filter box'],
    ['/één 東', ' /één 東', 'filter één 東'],
    ['/jjqS:?', ' /jjqS:?', 'filter jjqS:?'],
  ];
  for (const [keys, message, title] of typed) {
    scenario(
      `${JSON.stringify(keys)} does the same at once and byte by byte`,
      { variables: { SPYGLASS_ESCAPE_DELAY_MS: '1000' } },
      async ({ app }) => {
        await app.title('SOURCES 42');
        await app.send(keys);
        await app.message(new RegExp(`^${message.replace('?', '\\?')}(   |$)`));
        await app.title(title);
        const atOnce = (await app.screen()).slice(1);
        await app.send(`${message === '' ? '/' : ''}${emptyField}\r`);
        await app.title(/^SOURCES 42$/);
        await app.bytewise(keys);
        await app.title(title);
        expect((await app.screen()).slice(1)).toEqual(atOnce);
      },
    );
  }
});

describe('an escape sequence', () => {
  /** What stays the same however the header counts requests. */
  const below = async (app: App) => (await app.screen()).slice(1);

  const sequences: readonly (readonly [name: string, bytes: string, before: string])[] = [
    ['an arrow', `${esc}[B`, 'g'],
    ['an arrow in application mode', `${esc}OB`, 'g'],
    ['an arrow with ctrl', `${esc}[1;5B`, 'g'],
    ['page down', `${esc}[6~`, 'g'],
    ['F1', `${esc}OP`, 'g'],
    ['F5', `${esc}[15~`, 'g'],
    ['j as CSI u', `${esc}[106;1u`, 'g'],
    ['a mouse report', `${esc}[<0;10;10M`, 'g'],
    ['a pasted text', `${esc}[200~dmz${esc}[201~`, `/${emptyField}`],
    ['a delete in a field', `${esc}[3~`, `/${emptyField}ab\u0002`],
    ['the reply to OSC 11', `${esc}]11;rgb:1e1e/1e1e/1e1e${esc}\\`, 'g'],
    ['the reply to OSC 11, ended by BEL', `${esc}]11;rgb:1e1e/1e1e/1e1e\u0007`, 'g'],
    ['the reply to DA', `${esc}[?62;22c`, 'g'],
  ];
  for (const [name, bytes, before] of sequences) {
    scenario(
      `cut anywhere does what it does whole: ${name}`,
      { variables: { SPYGLASS_ESCAPE_DELAY_MS: '1000' } },
      async ({ app }) => {
        await app.title('SOURCES 42');
        const outcomeOf = async (...chunks: readonly string[]) => {
          await app.send(before);
          await app.idle();
          await app.send(...chunks);
          const lines = await below(app);
          if (before.startsWith('/')) await app.send(`${emptyField}\r`);
          return lines;
        };
        const whole = await outcomeOf(bytes);
        for (let at = 1; at < bytes.length; at += 1) {
          expect(await outcomeOf(bytes.slice(0, at), bytes.slice(at)), `cut at ${at}`).toEqual(
            whole,
          );
        }
        expect(await outcomeOf(...bytes)).toEqual(whole);
      },
    );
  }

  scenario('a reply whose Esc has acted already presses no key', {}, async ({ app }) => {
    await app.title('SOURCES 42');
    await app.press('esc');
    await app.message('This is the first view');
    const before = await below(app);
    await app.send(']11;rgb:1e1e', '/1e1e/1e1e', `${esc}\\`);
    expect(await below(app)).toEqual(before);
  });
});

scenario(
  '300 keys in one write move the cursor 300 rows',
  { argv: ['-c', 'ent dmz active'], driver: 'both' },
  async ({ app, tenant }) => {
    await app.title('ENTITLEMENTS 1,204');
    await app.cursorRow('Account Operators');
    const [page] = tenant
      .received('GET /entitlements/v1')
      .filter(({ path }) => path.includes('offset=250'));
    const names = (await tenant.asks(page?.path ?? '')) as readonly { readonly name: string }[];
    await app.send('j'.repeat(300));
    await app.cursorRow(`▌ ${names[50]?.name.slice(0, 20)}`);
    await app.send('k'.repeat(299));
    await app.do('move.up');
    await app.cursorRow('Account Operators');
  },
);

describe('a paste', () => {
  scenario('into the filter is text, its keys press nothing', {}, async ({ app }) => {
    await app.title('SOURCES 42');
    await app.do('filter.open');
    await app.paste('dmz\r:q\r');
    await app.message(/^ \/dmz :q$/);
    await app.title('SOURCES 0 of 42   filter dmz :q');
    await app.press('esc');
    await app.title(/^SOURCES 42$/);
  });

  scenario('outside a field does nothing but say so', { driver: 'both' }, async ({ app }) => {
    await app.title('SOURCES 42');
    const before = await app.screen();
    await app.paste('jj\r:q\r');
    await app.message('Pasted text is ignored here');
    const after = await app.screen();
    expect(after.slice(1, -2)).toEqual(before.slice(1, -2));
  });
});
