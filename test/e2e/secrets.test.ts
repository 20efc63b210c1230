import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { outputs } from '../../src/cli/get/formats/index.ts';
import { catalogue } from '../../src/resources/index.ts';
import type { Kind } from '../../src/resources/types.ts';
import type { App } from '../dsl/app.ts';
import { type Gateway, type Rule, startGateway } from '../dsl/gateway.ts';
import { getInProcess } from '../dsl/getInProcess.ts';
import { hurriedClock } from '../dsl/hurriedClock.ts';
import { foundIn, plantedHead, planting } from '../dsl/planting.ts';
import { play, testHome } from '../dsl/play.ts';
import { scopeArguments } from '../dsl/scopes.ts';
import { shareOf, turnOf } from '../dsl/share.ts';
import type { Emulator } from '../dsl/terminal.ts';

let gateway: Gateway;
beforeAll(async () => {
  gateway = await startGateway({ now: hurriedClock() });
});
afterAll(() => gateway.close());

const get = (argv: readonly string[]) => getInProcess(argv, { variables: gateway.variables });

type Row = { readonly id?: string };

const wholeOf = (kind: Kind) => scopeArguments(get, kind);

describe('get', () => {
  const kinds = catalogue.filter(({ product }) => product === undefined);

  it.each(kinds.map((kind, index) => [kind.id, kind, index] as const))(
    'prints no secret of %s in any format',
    async (_, kind, turn) => {
      gateway.follow(planting());
      const whole = await wholeOf(kind);
      const limit = kind.list === undefined ? [] : ['--limit', '3'];
      for (const output of turnOf(outputs, 2, turn)) {
        const { code, stdout, stderr } = await get([kind.id, ...whole, ...limit, '-o', output]);
        expect([output, foundIn(stdout), foundIn(stderr)]).toEqual([output, [], []]);
        if (code === 0 && output === 'json' && stdout.includes('"planted"')) {
          expect(stdout).toContain('2026-03-01T10:00:00Z');
          expect(stdout).toContain('none set');
          expect(stdout).toContain('749');
        }
      }
    },
  );

  const ofIdentityIq = catalogue.filter(({ product }) => product === 'identityiq');

  it.each(ofIdentityIq.map(({ id }) => [id]))(
    'prints no secret of %s of IdentityIQ in any format',
    async (id) => {
      gateway.follow(planting());
      const home = testHome();
      home.config(`active: old\nenvironments:\n  old: ${gateway.identityIq}\n`);
      const asked = async (argv: readonly string[]) => {
        const { code, stdout, stderr } = await getInProcess(argv, { variables: home.variables });
        expect([argv, code, foundIn(stdout), foundIn(stderr)]).toEqual([argv, 0, [], []]);
        return stdout;
      };
      for (const output of outputs) {
        const list = await asked([id, '--limit', '3', '-o', output]);
        if (output !== 'json') continue;
        expect(list).toContain('2026-03-01T10:00:00Z');
        const [row] = JSON.parse(list) as readonly Row[];
        expect(await asked([id, row?.id ?? '', '-o', 'json'])).toContain('********');
      }
    },
  );

  it('prints no secret and no token that an error quotes', async () => {
    let token = '';
    const failing: Rule = ({ path }) =>
      path.startsWith('/sources')
        ? {
            status: 500,
            headers: {},
            text: `password=${plantedHead}-error-x for ${token} or ${btoa(token)}`,
          }
        : undefined;
    gateway.follow(
      planting((issued) => {
        token = issued;
      }, failing),
    );
    const { code, stderr } = await get(['sources', '-o', 'json']);
    expect([code, foundIn(stderr)]).toEqual([4, []]);
    expect(stderr).toContain('password=********');
    expect(stderr).not.toContain(token.slice(0, 24));
    expect(stderr).not.toContain(btoa(token).slice(0, 24));
  });
});

describe('the explorer', () => {
  /** What was on screen after each step, and what came to the clipboard. */
  const watch = (app: App, terminal: Emulator) => {
    const seen: string[] = [];
    const take = async (): Promise<void> => {
      seen.push((await app.screen()).join('\n'));
      for (const data of terminal.intrusions.clipboard.splice(0)) {
        seen.push(Buffer.from(data.replace(/^c;/, ''), 'base64').toString());
      }
    };
    return {
      seen,
      take,
      does: async (...ids: readonly string[]) => {
        for (const id of ids) {
          await app.do(id);
          await take();
        }
      },
      command: async (line: string) => {
        await app.command(line);
        await take();
      },
      press: async (...keys: readonly string[]) => {
        for (const key of keys) {
          await app.press(key);
          await take();
        }
      },
    };
  };

  const settings = () => {
    const { SAIL_BASE_URL: url, SAIL_CLIENT_ID: id, SAIL_CLIENT_SECRET: word } = gateway.variables;
    const client = `{ base_url: '${url}', client_id: ${id}, client_secret: ${word} }`;
    return `active: alpha\nenvironments:\n  alpha: ${client}\n  beta: ${client}\n`;
  };

  it('shows, copies and writes no secret on any of its ways', async () => {
    gateway.follow(planting());
    const home = testHome();
    home.config(settings());
    const file = (name: string) => join(home.folder, name);
    await play({ home, columns: 160 }, async ({ app, terminal }) => {
      const { seen, take, does, command, press } = watch(app, terminal);
      await app.title('SOURCES 42');
      await app.filter(plantedHead);
      await app.title('SOURCES 0 of 42');
      await app.press('esc');
      await app.filter('dmz');
      await app.sees('password=********');
      await does('columns.open', 'columns.add');
      await app.type('planted.headers.0.value');
      await press('enter');
      await does('columns.close', 'copy.name', 'copy.open');
      await press('i', 'C', 'y', 'C', 'Y', 'C', 'u', 'C', 's', 'C', 'g', 'C', '1', 'C', '2');
      await does('list.preview', 'list.preview');
      for (const ending of shareOf(['json', 'jsonl', 'yaml', 'csv'], 2)) {
        await command(`save ${file(`list.${ending}`)}`);
      }
      await command('diff @beta');
      await does('difference.all');
      await press('q');
      await does('list.open', 'thing.json');
      await press('pgdn', 'pgdn');
      await app.sees('********');
      await does('thing.json');
      await press('pgdn');
      await command(`screen ${file('screen.txt')}`);
      await command(`screen ${file('screen.svg')}`);
      await press('esc');
      await does('thing.probe');
      await does('probe.copy');
      await press('esc');
      for (const part of shareOf(['1', '2', '3', '4', '5', '6', '7', '8', '9'], 4)) {
        await press(part, 'esc');
      }
      await command('find dmz');
      for (const kind of shareOf(
        ['clients', 'clusters', 'tasks', 'identities', 'entitlements'],
        2,
      )) {
        await command(kind);
        await does('copy.name', 'list.open', 'thing.json', 'thing.json');
      }
      for (const kind of shareOf(
        ['org-config', 'jit-policy', 'governance-groups', 'accounts'],
        2,
      )) {
        await command(kind);
      }
      await command('messages');
      await take();
      expect(foundIn(seen.join('\n'))).toEqual([]);
      expect(seen.join('\n')).toContain('********');
      expect(foundIn(terminal.raw().toString())).toEqual([]);
      for (const [name, text] of Object.entries(home.files())) {
        expect([name, foundIn(text)]).toEqual([name, []]);
      }
      expect(readFileSync(file('list.json'), 'utf8')).toContain('2026-03-01T10:00:00Z');
    });
  });

  it('shows and copies no secret of IdentityIQ', async () => {
    gateway.follow(planting());
    const home = testHome();
    home.config(`active: old\nenvironments:\n  old: ${gateway.identityIq}\n`);
    await play({ home, columns: 160 }, async ({ app, terminal }) => {
      const { seen, does, command } = watch(app, terminal);
      await app.title(/IIQ ENTITLEMENTS 60/);
      await does('copy.name', 'list.preview', 'list.preview', 'list.open', 'copy.name');
      await does('thing.json', 'thing.json');
      await command(`save ${join(home.folder, 'list.json')}`);
      const written = Object.values(home.files()).filter((text) => !text.includes('identityiq'));
      const all = [...seen, terminal.raw().toString(), ...written].join('\n');
      expect(all).toContain('********');
      expect(foundIn(all)).toEqual([]);
    });
  });

  it('shows and copies no token that an error quotes', async () => {
    let token = '';
    const failing: Rule = ({ path }) =>
      path.startsWith('/sources')
        ? {
            status: 400,
            headers: { 'slpt-request-id': `for ${token}` },
            json: {
              detailCode: `400 ${token}`,
              trackingId: token,
              messages: [
                {
                  locale: 'en-US',
                  text: `password=${plantedHead}-error-x ${encodeURIComponent(token)} ${btoa(token)}`,
                },
              ],
            },
          }
        : undefined;
    gateway.follow(
      planting((issued) => {
        token = issued;
      }, failing),
    );
    const home = testHome();
    home.config(settings());
    const lastWords = /^spyglass: /;
    await play({ home, columns: 160, exitCode: 3, lastWords }, async ({ app, terminal }) => {
      const { seen, take, command } = watch(app, terminal);
      await take();
      await app.do('copy.open');
      await app.press('e');
      await take();
      await command('messages');
      const all = `${seen.join('\n')}\n${terminal.raw().toString()}`;
      expect(all).toContain('password=********');
      expect(foundIn(all)).toEqual([]);
      for (const spelling of [token, encodeURIComponent(token), btoa(token)]) {
        for (const at of [0, 40, 100]) expect(all).not.toContain(spelling.slice(at, at + 24));
      }
    });
  });
});
