import { readFileSync } from 'node:fs';
import { getCACertificates, rootCertificates } from 'node:tls';
import { connect, nothingMasked } from '../../../src/api/index.ts';

/**
 * A program: calls each of $BASE_URLS with the CA in the file that it is given, and prints how it went. It prints too
 * how many of the public CAs that Node brings along are missing from those it trusts by default.
 */
const caCertificates = readFileSync(process.argv[2] ?? '', 'utf8');
const outcomes: string[] = [];
for (const baseUrl of (process.env.BASE_URLS ?? '').split(' ')) {
  const api = connect(
    {
      environment: 'test',
      origin: 'test',
      baseUrl,
      scheme: 'v1',
      credentials: { type: 'token', accessToken: 'fixed-token' },
      caCertificates,
    },
    { masking: nothingMasked, allowed: () => ({ probes: false, writes: false }) },
  );
  const result = await api.sources.get('s1');
  outcomes.push(result.ok ? 'ok' : result.error.tag);
  await api.close();
}
const trusted = new Set(getCACertificates('default'));
const missingPublic = rootCertificates.filter((certificate) => !trusted.has(certificate)).length;
process.stdout.write(JSON.stringify({ outcomes, missingPublic }));
