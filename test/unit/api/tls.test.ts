import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { sentenceOf } from '../../../src/api/index.ts';
import type { ApiError } from '../../../src/model/apiError.ts';
import type { Connection } from '../../../src/model/connection.ts';
import { certificate, serveTls } from './certificates.ts';
import { apiOf, fixedToken, listen } from './server.ts';

const errorAt = async (
  baseUrl: string,
  changes: Partial<Connection> = {},
): Promise<ApiError | undefined> => {
  const result = await apiOf({ baseUrl }, {}, { ...fixedToken, ...changes }).sources.get('s1');
  return result.ok ? undefined : result.error;
};

describe('a certificate that is not trusted gets no request, and a sentence of its own', () => {
  const caFile = 'ca_file (or SPYGLASS_CA_FILE)';
  it.each([
    [
      'self-signed',
      'DEPTH_ZERO_SELF_SIGNED_CERT',
      'its certificate is signed by itself, by no CA',
      `If that is how it should be, set ${caFile} to this certificate in PEM.`,
    ],
    [
      'server',
      'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
      'its certificate is from a CA unknown here',
      `If a proxy inspects TLS here, set ${caFile} to the PEM file of its CA.`,
    ],
    [
      'expired',
      'CERT_HAS_EXPIRED',
      'its certificate has expired',
      'Check the clock of this machine; if it is right, whoever runs the host must renew it.',
    ],
    [
      'other-host',
      'ERR_TLS_CERT_ALTNAME_INVALID',
      'its certificate is made out to another host',
      'Check the base URL for a typing mistake, and that no login page of the network answers.',
    ],
  ])('%s', async (name, reason, why, next) => {
    const { host, baseUrl, paths } = await serveTls(name);
    // The CA is trusted where something else is the matter.
    const caCertificates = name === 'server' ? undefined : certificate('ca');
    const error = await errorAt(baseUrl, { caCertificates });
    expect({ error, said: error && sentenceOf(error), paths }).toEqual({
      error: { tag: 'tls', host, reason },
      said: { what: `No trusted connection to ${host}: ${why} (${reason}).`, next },
      paths: [],
    });
  });

  it('a server that speaks no TLS gets no request either', async () => {
    const { port } = await listen((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
    const host = `127.0.0.1:${port}`;
    const error = await errorAt(`https://${host}`);
    expect([error, error && sentenceOf(error).what]).toEqual([
      { tag: 'tls', host, reason: expect.any(String) },
      expect.stringContaining('it does not speak TLS here'),
    ]);
  });
});

describe('certificates of the settings', () => {
  it.each(['server', 'self-signed'])('make a server trusted: %s', async (name) => {
    const { baseUrl, paths } = await serveTls(name);
    const caCertificates = certificate(name === 'server' ? 'ca' : name);
    expect([await errorAt(baseUrl, { caCertificates }), paths]).toEqual([
      undefined,
      ['/sources/v1/s1'],
    ]);
  });

  it('that hold no certificate change nothing', async () => {
    const { baseUrl } = await serveTls('server');
    expect(await errorAt(baseUrl, { caCertificates: 'nothing of the sort' })).toMatchObject({
      tag: 'tls',
    });
  });

  it('stand beside the public CAs and those of NODE_EXTRA_CA_CERTS', async () => {
    const pathOf = (path: string) => fileURLToPath(new URL(path, import.meta.url));
    const [own, other] = [await serveTls('server'), await serveTls('other-server')];
    // The variable is read when a process starts, so it takes another process.
    const { stdout } = await promisify(execFile)(
      process.execPath,
      [pathOf('trustInProcess.ts'), pathOf('../../fixtures/certificates/ca.pem')],
      {
        env: {
          NODE_EXTRA_CA_CERTS: pathOf('../../fixtures/certificates/other-ca.pem'),
          BASE_URLS: `${own.baseUrl} ${other.baseUrl}`,
        },
      },
    );
    expect(JSON.parse(stdout)).toEqual({ outcomes: ['ok', 'ok'], missingPublic: 0 });
  });
});
