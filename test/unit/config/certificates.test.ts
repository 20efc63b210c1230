import { rootCertificates } from 'node:tls';
import { describe, expect, it } from 'vitest';
import { createConfiguration } from '../../../src/config/configuration.ts';
import { createHome } from './home.ts';

const [one = '', two = ''] = rootCertificates;
const key = '-----BEGIN PRIVATE KEY-----\nMARKER\n-----END PRIVATE KEY-----';

async function opened(
  home: ReturnType<typeof createHome>,
  variables: Record<string, string>,
  env?: string,
) {
  const { choose, open } = createConfiguration(home.surroundings({ variables }));
  const chosen = await choose({ env });
  const connection = chosen.ok ? await open(chosen.value) : chosen;
  return connection.ok ? connection.value.caCertificates : connection.error;
}

describe('certificates to trust', () => {
  const token = { SAIL_BASE_URL: 'https://acme.example', SPYGLASS_ACCESS_TOKEN: 't' };

  it('are all of the file of SPYGLASS_CA_FILE, and nothing else of it', async () => {
    const home = createHome();
    const path = home.write('ca.pem', `# ours\r\n${one}\n${key}\n${two}\n`, 0o644);
    expect(await opened(home, { ...token, SPYGLASS_CA_FILE: path })).toBe(`${one}\n${two}\n`);
    expect(await opened(home, token)).toBeUndefined();
  });

  it("are those of the environment's own file first, from where the settings are or from home", async () => {
    const home = createHome();
    const SPYGLASS_CA_FILE = home.write('ca.pem', one);
    home.write('.config/spyglass/near.pem', two);
    const environment = (file: string) =>
      `environments: { acme: { base_url: https://a.example, access_token: t, ca_file: ${file} } }`;
    home.writeOwn(environment('near.pem'));
    expect(await opened(home, { SPYGLASS_CA_FILE }, 'acme')).toBe(`${two}\n`);
    home.writeOwn(environment('~/ca.pem'));
    expect(await opened(home, {}, 'acme')).toBe(`${one}\n`);
  });

  it('come with a sentence where there are none', async () => {
    const home = createHome();
    const asked = (path: string) => opened(home, { ...token, SPYGLASS_CA_FILE: path });
    const problem = (words: string) => ({
      tag: 'invalidCertificates',
      sentence: `SPYGLASS_CA_FILE: ${words}`,
    });
    expect(await asked(`${home.folder}/gone.pem`)).toEqual(problem('~/gone.pem is not there.'));
    expect(await asked(home.folder)).toEqual(problem(`${home.folder} is a folder, not a file.`));
    expect(await asked(home.write('der', 'just text'))).toEqual(
      problem('~/der holds no certificate in PEM, which begins with -----BEGIN CERTIFICATE-----.'),
    );
    const broken = `${one}\n-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n`;
    expect(await asked(home.write('broken.pem', broken))).toEqual(
      problem('certificate 2 of 2 in ~/broken.pem cannot be read.'),
    );
  });
});
