import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { catalogue } from '../../src/resources/index.ts';
import { type Gateway, type Rule, startGateway } from '../dsl/gateway.ts';
import { getInProcess } from '../dsl/getInProcess.ts';
import { play, testHome } from '../dsl/play.ts';
import { scopeArguments } from '../dsl/scopes.ts';

let gateway: Gateway;
beforeAll(async () => {
  // A clock a hundred times as fast, so that a hundred requests in ten seconds are soon forgotten.
  const startedMs = performance.now();
  const beganMs = Date.now();
  gateway = await startGateway({ now: () => beganMs + (performance.now() - startedMs) * 100 });
});
afterAll(() => gateway.close());

const get = (argv: readonly string[]) => getInProcess(argv, { variables: gateway.variables });

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

/** Words of a schema library, of the language and of a bug. */
const foreignWords =
  /[Ii]nvalid (?:input|type|option)|expected (?!the|a list)|nonoptional|received|[Zz]od|undefined|\[object|NaN|TypeError|stopped on a bug/;

describe('get', () => {
  it.each(
    catalogue
      .filter(({ product }) => product === undefined)
      .map((kind) => [kind.id, kind] as const),
  )(
    'tells rows of %s without a usable id in words of its own, and ends as it should',
    async (_, kind) => {
      gateway.follow(() => undefined);
      const whole = await scopeArguments(get, kind);
      const limit = kind.list === undefined ? [] : ['--limit', '3'];
      const argv = [kind.id, ...whole, ...limit];
      gateway.follow(() => undefined);
      await get([...argv, '-o', 'json']);
      const last = gateway.seen.at(-1)?.replace(/^\w+ ([^?]*).*$/, '$1');
      for (const [name, change] of changes) {
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
  it.each(changes)(
    'opens, copies, marks, follows and probes things whose ids are %s, and ends in good order',
    async (_, change) => {
      gateway.follow(changing(change, () => true));
      await play(
        {
          home: testHome(),
          variables: gateway.variables,
          isWaiting: () => true,
          exitCode: expect.toSatisfy((code: number) => code < 5) as number,
          lastWords: /[\s\S]*/,
        },
        async ({ app, terminal }) => {
          for (const kind of [
            'sources',
            'entitlements',
            'clusters',
            'tasks',
            'identities',
            'connections',
            'jit',
            'jit-history',
          ]) {
            await app.command(kind);
            for (const key of keys) {
              await app.press(key);
              expect(terminal.lines().join('\n')).not.toMatch(
                /stopped on a bug|\[object|undefined/,
              );
            }
            await app.press('esc', 'esc', 'esc');
          }
        },
      );
    },
  );
});
