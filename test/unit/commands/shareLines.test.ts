import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { previewRequest } from '../../../src/api/requestPreview.ts';
import { objectionToScope } from '../../../src/cli/get/getScope.ts';
import { readArguments, subcommands } from '../../../src/cli/options.ts';
import {
  curlLine,
  getLine,
  getWords,
  sailLine,
  shellWord,
} from '../../../src/commands/sharing/shareLines.ts';
import { catalogue, kindOf } from '../../../src/resources/index.ts';
import type { Scope } from '../../../src/resources/types.ts';
import type { Session } from '../../../src/store/environments/session.ts';

/** The words that a real sh makes of a line whose command is replaced by one that prints them. */
const wordsIn = (line: string, command: string): readonly string[] => {
  const { stdout, stderr } = spawnSync(
    'sh',
    ['-c', `${command}() { printf '%s\\0' "$@"; }\n${line}`],
    { encoding: 'utf8', env: { SAIL_ACCESS_TOKEN: 'the token', PATH: process.env.PATH } },
  );
  expect(stderr).toBe('');
  return stdout.split('\0').slice(0, -1);
};

const base = 'https://acme.api.identitynow.com';

const scope: Scope = {
  source: { id: 'source 1', name: "O'Neil & sons" },
  schema: { id: 'schema$1', name: 'account' },
  parent: { id: 'parent`1`', name: 'x' },
};

const session: Session = {
  environment: 'acme',
  origin: '~/.config/spyglass/config.yaml',
  scheme: 'v1',
  production: false,
  access: { mode: 'READ-ONLY', why: 'it is a test', canUnlock: true },
  refresh: { on: true, everySeconds: 30 },
  budget: { used: 0, limit: 100 },
};

const askedForA = (kindId: string, id: string, scheme: 'v1' | 'v2024' = 'v1') => {
  const kind = kindOf(kindId);
  return previewRequest(scheme, async (api) =>
    kind.get === undefined
      ? kind.list?.(api, scope, {})[Symbol.asyncIterator]().next()
      : kind.get(api, id, scope, {}),
  );
};

describe('a word for the shell', () => {
  it('comes back from sh as it was, whatever is in it', () => {
    const word = fc.string({ unit: 'grapheme' }).filter((text) => !/\0|\p{Cs}/u.test(text));
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 20 }), (words) => {
        expect(wordsIn(`say ${words.map(shellWord).join(' ')}`, 'say')).toEqual(words);
      }),
      { numRuns: 60 },
    );
  });
});

describe('the curl line', () => {
  it('asks what the program would ask, and takes the token from a variable', async () => {
    const asked = await askedForA('sources', "a'b $(id) é");
    const line = asked === undefined ? '' : curlLine(base, asked);
    expect(line).toContain('"Authorization: Bearer $SAIL_ACCESS_TOKEN"');
    expect(wordsIn(line, 'curl')).toEqual([
      '-sS',
      '-H',
      'Authorization: Bearer the token',
      '-H',
      'X-SailPoint-Experimental: true',
      `${base}/sources/v1/a'b%20%24(id)%20%C3%A9`,
    ]);
  });

  it('has the body where the request has one', async () => {
    const asked = await askedForA('search', '');
    const words = wordsIn(asked === undefined ? '' : curlLine(base, asked), 'curl');
    expect(words.slice(1, 3)).toEqual(['-X', 'POST']);
    expect(JSON.parse(words[words.indexOf('--data-raw') + 1] ?? '')).toEqual(asked?.body);
  });

  it('speaks the path scheme of the session', async () => {
    expect((await askedForA('sources', 'a', 'v2024'))?.target).toBe('/v2024/sources/a');
  });

  it('is there for every kind', async () => {
    const asked = await Promise.all(
      catalogue.map(async ({ id }) => {
        const thingId = id === 'findings' ? 'source x1' : 'x1';
        return (await askedForA(id, thingId)) === undefined ? [id] : [];
      }),
    );
    expect(asked.flat()).toEqual([]);
  });
});

describe('the sail line', () => {
  it('is in the grammar of the official CLI', async () => {
    const asked = await askedForA('entitlements', 'e1', 'v2024');
    const usual = ['api', 'get', '/v2024/entitlements/e1', '-H', 'X-SailPoint-Experimental: true'];
    const wordsFor = (changes: Partial<Session>) =>
      wordsIn((asked && sailLine(asked, { ...session, ...changes })) ?? '', 'sail');
    expect(wordsFor({ environment: 'acme sandbox', origin: 'sail config' })).toEqual([
      ...usual,
      '--env',
      'acme sandbox',
    ]);
    expect(wordsFor({}).slice(-2)).toEqual(['--env', 'acme']);
    for (const origin of ['the demo', '--base-url', 'variables SAIL_*']) {
      expect(wordsFor({ origin })).toEqual(usual);
    }
  });
});

describe('the spyglass get line', () => {
  it('names the environment as the session has it', () => {
    const lineFor = (changes: Partial<Session>) =>
      getLine(kindOf('sources'), 's1', {}, { ...session, ...changes }, base);
    expect([
      lineFor({}),
      lineFor({ origin: 'the demo', scheme: 'v2024' }),
      lineFor({ origin: '--base-url' }),
      lineFor({ origin: 'variables SAIL_*' }),
    ]).toEqual([
      'spyglass get sources s1 --env acme',
      'spyglass get sources s1 --demo --api v2024',
      `spyglass get sources s1 --base-url ${base}`,
      'spyglass get sources s1',
    ]);
  });

  it('is one that get takes, for every kind', () => {
    const get = subcommands.find(({ name }) => name === 'get');
    if (get === undefined) throw new Error('there is no get');
    const wrong = catalogue.flatMap((kind) => {
      const given = readArguments(get, getWords(kind, 'x1', scope));
      if (!given.ok) return [given.error];
      const { source, schema, of } = given.value.values;
      const text = (value: unknown) => (typeof value === 'string' ? value : undefined);
      const searched = kind.asks === undefined ? undefined : given.value.words[1];
      const whole = { source: text(source), schema: text(schema), of: text(of), text: searched };
      return objectionToScope(kind, whole) ?? [];
    });
    expect(wrong).toEqual([]);
  });
});
