import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { keysDocument } from '../../../scripts/keysDocument.ts';
import { aliasMistakes } from '../../../src/commands/commandLine/line.ts';
import { commands } from '../../../src/commands/index.ts';
import { readKeyMap } from '../../../src/commands/keys/readKeyMap.ts';
import { readOwnFile } from '../../../src/config/files/ownFile.ts';
import { sentencesOf } from '../../../src/config/problem.ts';
import type { Key } from '../../../src/config/schema/keyTypes.ts';
import { sampleFile, settingsDocument } from '../../../src/config/schema/schemaDocument.ts';
import { configSchema, configSchemaText } from '../../../src/config/schema/schemaJson.ts';
import { environmentKeys, fileKeys } from '../../../src/config/schema/settingsTable.ts';
import { didYouMean } from '../../../src/model/didYouMean.ts';
import { createHome } from './home.ts';

const file = (path: string) =>
  readFileSync(new URL(`../../../docs/${path}`, import.meta.url), 'utf8');
const fits = new Ajv({ allowUnionTypes: true }).compile(configSchema());

/** What our own reader has against a file: the first mistake of the file, or of any of its environments. */
const mistakeIn = async (text: string): Promise<string | undefined> => {
  const home = createHome();
  home.writeOwn(text);
  const own = await readOwnFile(home.surroundings());
  if (!own.ok) return own.error.sentence;
  const broken = own.value.entries.find(({ environment }) => !environment.ok);
  return broken?.environment.ok === false ? broken.environment.error.sentence : undefined;
};

/** A value that a key cannot have; any text is good for a text. */
const wrongValue = (key: Key): string => {
  switch (key.type) {
    case 'number':
      return String(key.to + 1);
    case 'flag':
      return 'perhaps';
    case 'word':
      return 'no-such-word';
    default:
      return '[[a list]]';
  }
};

const environment = 'base_url: https://acme.example, access_token: not-a-real-token';

describe('the document and the schema of our settings file', () => {
  it('are what the table of keys says now; npm run documents writes them', () => {
    expect([file('settings.md'), file('config.schema.json')]).toEqual([
      settingsDocument(),
      configSchemaText(),
    ]);
  });

  it('have an example that has every key, fits the schema and is read without a complaint', async () => {
    const sample = sampleFile();
    const missing = [...Object.keys(fileKeys), ...Object.keys(environmentKeys)].filter(
      (name) => !new RegExp(`^ *${name}:`, 'm').test(sample),
    );
    expect({ missing, mistake: await mistakeIn(sample) }).toEqual({
      missing: [],
      mistake: undefined,
    });
    expect(fits(parse(sample)), JSON.stringify(fits.errors)).toBe(true);
  });

  it.each(Object.entries<Key>(fileKeys))('refuse a wrong %s', async (name, key) => {
    const text = `${name}: ${wrongValue(key)}\n`;
    expect(fits(parse(text))).toBe(false);
    expect(await mistakeIn(text)).toMatch(
      new RegExp(String.raw`config\.yaml, line 1, column \d+: ${name} `),
    );
  });

  it.each(Object.entries<Key>(environmentKeys))(
    'refuse a wrong %s of an environment',
    async (name, key) => {
      const others = environment
        .split(', ')
        .filter((pair) => !pair.startsWith(`${name}:`))
        .join(', ');
      const text = `environments:\n  acme: { ${name}: ${wrongValue(key)}, ${others} }\n`;
      expect(fits(parse(text))).toBe(false);
      expect(await mistakeIn(text)).toMatch(/config\.yaml, line 2, column \d+: environments\.acme/);
    },
  );

  it('refuse what is not known, and what no environment can do without', async () => {
    const wrong = [
      'thme: dark\n',
      `environments: { acme: { ${environment}, prodution: true } }\n`,
      'environments: { acme: { base_url: https://acme.example } }\n',
      'environments: { acme: { access_token: not-a-real-token } }\n',
    ];
    expect(wrong.map((text) => fits(parse(text)))).toEqual(wrong.map(() => false));
    expect(await Promise.all(wrong.map(mistakeIn))).toEqual([
      '~/.config/spyglass/config.yaml, line 1, column 1: thme is not known. Is it theme?',
      expect.stringContaining(
        'column 89: environments.acme.prodution is not known. Is it production?',
      ),
      expect.stringContaining('environments.acme has no way to sign in'),
      expect.stringContaining('environments.acme has no base_url'),
    ]);
  });
});

it('names all mistakes of a file at once, each with its place', async () => {
  const home = createHome();
  home.writeOwn(`theme: pink
colours: 300
refresh_seconds: -1
keys:
  sort.open: { a: b }
environments:
  acme:
    base_url: acme
    access_token: t
    prodution: true
    accent: mauve
`);
  const own = await readOwnFile(home.surroundings());
  const at = '~/.config/spyglass/config.yaml, line';
  expect(own.ok ? [] : sentencesOf(own.error)).toEqual([
    `${at} 1, column 1: theme must be auto, dark or light.`,
    `${at} 2, column 1: colours must be auto, none, 16 or 256.`,
    `${at} 3, column 1: refresh_seconds must be a whole number from 0 to 3600.`,
    `${at} 5, column 3: keys must hold commands, each with a list of keys such as [S, f5].`,
    `${at} 10, column 5: environments.acme.prodution is not known. Is it production?`,
    `${at} 11, column 5: environments.acme.accent must be red, orange, yellow, green, blue or purple.`,
    `${at} 8, column 5: environments.acme.base_url is no URL. It looks like https://example.api.identitynow.com.`,
  ]);
});

const blocksOf = (document: string): readonly string[] =>
  [...document.matchAll(/```yaml\n(.*?)\n```/gs)].map(([, block = '']) => block);

it.each([
  ['settings.md', settingsDocument()],
  ['keys.md', keysDocument()],
  ['connections.md', file('connections.md')],
])('the examples of %s start: they are read without a mistake', async (_name, document) => {
  const blocks = blocksOf(document).filter((block) => !/^#.*$/.test(block));
  expect(blocks).not.toEqual([]);
  for (const block of blocks) {
    const home = createHome();
    home.writeOwn(block);
    const own = await readOwnFile(home.surroundings());
    if (!own.ok) throw new Error(sentencesOf(own.error).join('\n'));
    const { entries, settings } = own.value;
    expect(entries.flatMap(({ environment }) => (environment.ok ? [] : environment.error))).toEqual(
      [],
    );
    expect(readKeyMap(settings.keys ?? [], didYouMean)).toMatchObject({ ok: true });
    expect([...aliasMistakes(settings.aliases ?? []).values()]).toEqual([]);
  }
});

it.each([
  ['prodution', 'production'],
  ['base_ulr', 'base_url'],
  ['Base-URL', 'base_url'],
  ['refresh', undefined],
  ['tehme', 'theme'],
  ['colors', 'colours'],
  ['zzz', undefined],
  ['x'.repeat(100_000), undefined],
])('the key that is nearest to %.12s is %s', (typed, meant) => {
  const known = [...Object.keys(fileKeys), ...Object.keys(environmentKeys)];
  expect(didYouMean(typed, known)).toBe(meant);
});

it.each([
  ['list.foo', undefined],
  ['list.jsn', 'list.json'],
  ['lsit.json', 'list.json'],
  ['sort.opn', 'sort.open'],
  ['sort.frobnicate', undefined],
])('the command that is nearest to %s is %s', (typed, meant) => {
  expect(
    didYouMean(
      typed,
      commands.map(({ id }) => id),
    ),
  ).toBe(meant);
});
