import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { catalogue } from '../../src/resources/index.ts';
import type { Kind } from '../../src/resources/types.ts';
import { type Gateway, type Rule, startGateway } from '../dsl/gateway.ts';
import { getInProcess } from '../dsl/getInProcess.ts';
import { hurriedClock } from '../dsl/hurriedClock.ts';
import { play, testHome } from '../dsl/play.ts';
import { scopeArguments } from '../dsl/scopes.ts';
import { variablesFor } from '../dsl/shapedWalk.ts';
import { foreignWords } from '../dsl/shapes.ts';
import { shareOf, turnOf } from '../dsl/share.ts';

let gateway: Gateway;
beforeAll(async () => {
  gateway = await startGateway({ now: hurriedClock() });
});
afterAll(() => gateway.close());

type Change = readonly [name: string, change: (id: unknown) => unknown];

const missing = Symbol('missing');
const changes: readonly Change[] = [
  ['missing', () => missing],
  ['empty', () => ''],
  ['blank', () => ' '],
  ['null', () => null],
  ['a number', () => 184_744],
  ['an object', (id) => ({ id })],
  ['a list', (id) => [id]],
  ['a flag', () => true],
];

const isId = (name: string): boolean => /^(?:id|.*Id|.*_id|orgName|usageType)$/.test(name);

/** JSON in which every id, however deep, is something else. */
const changed = (value: unknown, change: Change[1]): unknown => {
  if (Array.isArray(value)) return value.map((entry) => changed(entry, change));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, inner]) => {
      const fresh = isId(name) ? change(inner) : changed(inner, change);
      return fresh === missing ? [] : [[name, fresh]];
    }),
  );
};

const changing =
  (change: Change[1], isMeant: (path: string) => boolean): Rule =>
  async ({ path }, pass) => {
    if (path === '/oauth/token' || !isMeant(path)) return undefined;
    const answer = await pass();
    return answer.json === undefined ? answer : { ...answer, json: changed(answer.json, change) };
  };

describe('get', () => {
  it.each(catalogue.map((kind, index) => [kind.id, kind, index] as const))(
    'tells rows of %s without a usable id in words of its own, and ends as it should',
    async (_, kind, turn) => {
      const variables = variablesFor(gateway, kind.product);
      const get = (argv: readonly string[]) => getInProcess(argv, { variables });
      gateway.follow(() => undefined);
      const whole = await scopeArguments(get, kind);
      const limit = kind.list === undefined ? [] : ['--limit', '3'];
      const argv = [kind.id, ...whole, ...limit];
      gateway.follow(() => undefined);
      await get([...argv, '-o', 'json']);
      const last = gateway.seen.at(-1)?.replace(/^\w+ ([^?]*).*$/, '$1');
      for (const [name, change] of turnOf(changes, 2, turn)) {
        for (const isMeant of [(path: string) => path === last, () => true]) {
          gateway.follow(changing(change, isMeant));
          const { code, stderr } = await get([...argv, '-o', 'table']);
          expect([name, code, stderr]).toEqual([
            name,
            expect.toSatisfy((one: number) => [0, 1, 3, 4].includes(one)),
            expect.not.stringMatching(foreignWords),
          ]);
          for (const line of stderr.split('\n')) expect(line).toMatch(/^$|^spyglass get: [A-Z0-9]/);
        }
      }
    },
  );
});

describe('the explorer', () => {
  it('marks, copies and compares nothing but the row that was chosen', async () => {
    const usages = ['CREATE', 'UPDATE', 'DELETE'].map((name) => `${name} policy`);
    gateway.follow(({ path }) =>
      path.endsWith('/provisioning-policies')
        ? { status: 200, headers: {}, json: usages.map((name) => ({ name, fields: [] })) }
        : undefined,
    );
    const home = testHome();
    await play({ home, variables: gateway.variables }, async ({ app, terminal }) => {
      await app.title('SOURCES 42');
      await app.command('provisioning-policies Workday HR');
      await app.sees('CREATE policy', 'UPDATE policy', 'DELETE policy');
      const sent = 'The tenant sent this provisioning policy without an id: it cannot be marked.';
      await app.press('j', 'space');
      await app.reads(sent);
      await app.cursorRow('UPDATE policy');
      await app.lacks(/\d marked/);
      await app.press('v', 'j', 'v');
      await app.lacks(/\d marked/);
      await app.cursorRow('DELETE policy');
      await app.press('c', 'C', 'y');
      await app.command(`save ${join(home.folder, 'one.json')}`);
      await app.idle();
      const copied = terminal.intrusions.clipboard
        .splice(0)
        .map((text) => Buffer.from(text.replace(/^.*;/, ''), 'base64').toString());
      expect(copied).toEqual(['DELETE policy', expect.stringContaining('"name": "DELETE policy"')]);
      await app.filter('update');
      await app.press('enter');
      await app.crumbs('UPDATE policy');
      await app.reads('the tenant sent this one without');
      await app.press('esc');
      await app.command('diff CREATE policy');
      await app.reads('without');
      await app.lacks('DELETE policy');
      await app.press('esc');
    });
  });

  const keys = [
    'enter',
    'y',
    'd',
    'esc',
    'space',
    'v',
    'esc',
    'J',
    'u',
    '1',
    'esc',
    'p',
    'esc',
    'P',
    'e',
    'b',
    '-',
  ];
  /** Every entry of the menu of what can be copied, for the first kind: they are the same for all. */
  const copies = ['esc', 'c', ...[...'nieyYusg'].flatMap((letter) => ['C', letter, 'esc'])];
  it.each(shareOf(changes, 1))(
    'opens, copies, marks, follows and probes things whose ids are %s, and ends in good order',
    async (_, change) => {
      for (const [product, kinds] of walks) await walk(change, product, kinds);
    },
  );

  const walks: readonly (readonly [Kind['product'], readonly string[]])[] = [
    [
      undefined,
      shareOf(
        [
          'sources',
          'entitlements',
          'clusters',
          'tasks',
          'identities',
          'connections',
          'jit',
          'jit-history',
        ],
        4,
      ),
    ],
    ['identityiq', ['iiq-entitlements']],
  ];

  const walk = async (change: Change[1], product: Kind['product'], kinds: readonly string[]) => {
    gateway.follow(changing(change, () => true));
    await play(
      {
        home: testHome(),
        variables: variablesFor(gateway, product),
        isWaiting: () => true,
        exitCode: expect.toSatisfy((code: number) => code < 5) as number,
        lastWords: /[\s\S]*/,
        copied: () => undefined,
      },
      async ({ app, terminal }) => {
        for (const [index, kind] of kinds.entries()) {
          await app.command(kind);
          for (const key of index === 0 ? [...keys, ...copies] : keys) {
            await app.press(key);
            expect(terminal.lines().join('\n')).not.toMatch(foreignWords);
          }
          await app.press('esc', 'esc', 'esc');
        }
      },
    );
  };
});
