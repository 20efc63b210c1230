import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createConfiguration } from '../../../src/config/configuration.ts';
import type { ConfigSurroundings } from '../../../src/config/surroundings.ts';
import { success } from '../../../src/model/result.ts';
import { createHome } from './home.ts';

/** As long as a secret of a personal access token is. */
const marker = '5ec2e7'.repeat(11).slice(0, 64);

/** Every sentence that can be had of these surroundings. */
async function sentencesOf(
  surroundings: ConfigSurroundings,
  requests: readonly { env?: string; baseUrl?: string }[] = [{}, { env: 'acme' }],
): Promise<readonly string[]> {
  const { choose, open, list, settings } = createConfiguration(surroundings);
  const { environments, problems } = await list();
  const listed = environments.map(({ environment }) => environment);
  const chosen = await Promise.all(requests.map(choose));
  const opened = await Promise.all(
    [...listed, ...chosen].flatMap((one) => (one.ok ? [open(one.value)] : [])),
  );
  return [
    ...problems.map(({ sentence }) => sentence),
    ...[...listed, ...chosen, ...opened, await settings()].flatMap((one) =>
      one.ok ? [] : [one.error.sentence],
    ),
  ];
}

/** Files that are not on a disk. */
const withFiles = (own: string, sail = '', mode = 0o600): ConfigSurroundings => ({
  variables: {},
  homeFolder: '/home/night',
  platform: 'linux',
  readText: async (path) => success({ text: path.includes('.sailpoint') ? sail : own, mode }),
  askKeyring: async () => ({ ok: false, error: 'failed' }),
  fillKeyring: async () => ({ ok: false, error: 'failed' }),
});

const noMarker = (sentences: readonly string[]) =>
  sentences.filter((sentence) => sentence.includes(marker.slice(0, 12)));

describe('sentences and secrets', () => {
  it('never meet in a mistake of one key', async () => {
    const own = (words: string) => `active: acme\nenvironments:\n  acme:\n    ${words}\n`;
    const good = `base_url: https://acme.example\n    client_id: ${marker}\n    client_secret: ${marker}`;
    const texts = [
      ...[
        'production',
        'write',
        'probes',
        'keyring',
        'api',
        'shortcut',
        'proxy',
        'access_token',
        marker,
      ].map((key) => own(`${good}\n    ${key}: ${marker}`)),
      own(`base_url: ${marker}\n    access_token: ${marker}`),
      own(`base_url: https://user:${marker}@acme.example\n    access_token: ${marker}`),
      own(`base_url: https://acme.example?${marker}\n    access_token: ${marker}`),
      own(`base_url: https://acme.example\n    access_token: "${marker} ${marker}"`),
      own(`${good}\n    proxy: socks5://u:${marker}@proxy`),
      own(`type: identityiq\n    base_url: ${marker}\n    username: u\n    password: ${marker}`),
      own(`type: identityiq\n    base_url: https://acme.example\n    password: ${marker}`),
      own(`base_url: https://acme.example\n    username: u\n    password: ${marker}`),
      own(marker),
      `active: ${marker}\n${own(good).split('\n').slice(1).join('\n')}`,
      `${marker}: 1`,
      `refresh_seconds: ${marker}`,
      `environments: { ${marker}: { client_secret: ${marker} } }`,
      `environments: { acme: { ${marker} } }`,
    ];
    for (const text of texts) {
      for (const mode of [0o600, 0o644]) {
        const sentences = await sentencesOf(withFiles(text, text, mode));
        expect(sentences.length).toBeGreaterThan(0);
        expect(noMarker(sentences)).toEqual([]);
      }
    }
  });

  it('never meet in a text that is broken anyhow', async () => {
    const pieces = fc.constantFrom(
      ...[marker, '"', "'", ':', ': ', '\n', '\n  ', '\n    ', '\t', '[', ']', '{', '}', ',', '- '],
      ...['*', '&', '!', '!!binary ', '|', '>', '#', '%', '---\n', '? ', '@', '`', '\\x', '\u0000'],
      ...['environments', 'acme', 'client_secret', 'client_id', 'base_url', 'active', 'pat'],
      ...['clientsecret', 'https://', 'activeenvironment'],
    );
    await fc.assert(
      fc.asyncProperty(fc.array(pieces, { maxLength: 25 }), async (parts) => {
        const text = parts.join('');
        expect(noMarker(await sentencesOf(withFiles(text, text)))).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  it('never meet in a mistake of variables and options', async () => {
    const names = [
      'SAIL_BASE_URL',
      'SAIL_CLIENT_ID',
      'SAIL_CLIENT_SECRET',
      'SPYGLASS_ACCESS_TOKEN',
      'SPYGLASS_PRODUCTION',
      'HTTPS_PROXY',
    ];
    const values = [undefined, marker, `${marker}\n${marker}`, `https://u:${marker}@acme.example`];
    const value = fc.constantFrom(...values, 'https://acme.example');
    await fc.assert(
      fc.asyncProperty(
        fc.record(Object.fromEntries(names.map((name) => [name, value]))),
        value,
        value,
        async (variables, env, baseUrl) => {
          const surroundings = { ...withFiles(''), variables };
          const requests = [{}, { env }, { baseUrl }, { env, baseUrl }];
          expect(noMarker(await sentencesOf(surroundings, requests))).toEqual([]);
        },
      ),
      { numRuns: 500 },
    );
  });

  it.skipIf(process.platform === 'win32')(
    'never meet in what a keyring tool complains of',
    async () => {
      const file = 'environments: { acme: { base_url: https://a.example, keyring: true } }';
      for (const script of [
        `echo "${marker}" >&2; exit 1`,
        `echo "${marker}"; exit 3`,
        `echo "${marker}"; echo "${marker}"`,
        `echo "${marker} locked" >&2; exit 1`,
      ]) {
        const askKeyring = createHome().keyringTool('linux', script);
        const sentences = await sentencesOf({ ...withFiles(file), askKeyring });
        expect(sentences).toHaveLength(3);
        expect(noMarker(sentences)).toEqual([]);
      }
    },
  );

  it('never reach the terminal with control characters', async () => {
    const variables = { SPYGLASS_CONFIG: '/tmp/\u001b[2J\u202e.yaml' };
    const readText = async () => ({ ok: false, error: 'directory' }) as const;
    expect(await sentencesOf({ ...withFiles(''), variables, readText }, [{}])).toContain(
      "'/tmp/?[2J?.yaml' is a folder, not a file.",
    );
  });
});
