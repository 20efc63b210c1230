import { describe, expect, it } from 'vitest';
import { extraCertificatesProblem, sentenceOfWarning } from '../../../src/cli/nodeWarnings.ts';
import { testHome } from '../../dsl/play.ts';

describe('a warning of Node', () => {
  it.each([
    [
      'Warning',
      "Setting the NODE_TLS_REJECT_UNAUTHORIZED environment variable to '0' makes TLS connections insecure.",
      /^NODE_TLS_REJECT_UNAUTHORIZED is 0: certificates are not checked/,
    ],
    ['MaxListenersExceededWarning', 'Possible leak.', /^Node\.js warns: Possible leak\.$/],
  ])('%s is a sentence', (name, message, sentence) => {
    expect(sentenceOfWarning({ name, message })).toMatch(sentence);
  });

  it.each(['DeprecationWarning', 'ExperimentalWarning'])('%s is for developers', (name) => {
    expect(sentenceOfWarning({ name, message: 'anything' })).toBeUndefined();
  });
});

describe('the file of NODE_EXTRA_CA_CERTS', () => {
  const certificate = new URL('../../fixtures/certificates/ca.pem', import.meta.url).pathname;

  it.each([{}, { NODE_EXTRA_CA_CERTS: '' }, { NODE_EXTRA_CA_CERTS: certificate }])(
    'is well with %j',
    async (variables) => {
      expect(await extraCertificatesProblem(variables)).toBeUndefined();
    },
  );

  it('is said where it cannot be read or is none', async () => {
    const home = testHome();
    const said = await Promise.all(
      [home.folder, home.write('bad.pem', '-----BEGIN CERTIFICATE-----\nAAAA\n')].map((file) =>
        extraCertificatesProblem({ NODE_EXTRA_CA_CERTS: file }),
      ),
    );
    expect(said).toEqual([
      expect.stringMatching(/are not used: .* cannot be read \(EISDIR/),
      expect.stringMatching(/bad\.pem does not begin with a certificate \(PEM\)\.$/),
    ]);
  });
});
