// Reads and checks files of CA certificates.

import { type Result, success } from '../../model/result.ts';
import { faultSentence } from '../files/files.ts';
import { shownPath } from '../files/paths.ts';
import { type ConfigProblem, problem } from '../problem.ts';
import type { ConfigSurroundings } from '../surroundings.ts';

/** A file of certificates to trust, and the variable or settings key that names it. */
export type CaFile = { readonly path: string; readonly from: string };

const blocks = /-----BEGIN CERTIFICATE-----[\s\S]*?-----END CERTIFICATE-----/g;

/** Reads a file of certificates in PEM and checks each; anything else in the file, such as a key, is left behind. */
export const readCertificates = async (
  { path, from }: CaFile,
  surroundings: ConfigSurroundings,
): Promise<Result<string, ConfigProblem>> => {
  const shown = shownPath(path, surroundings);
  const read = await surroundings.readText(path);
  if (!read.ok) {
    return problem('invalidCertificates', `${from}: ${faultSentence(shown, read.error)}`);
  }
  const found = read.value.text.match(blocks) ?? [];
  if (found.length === 0) {
    return problem(
      'invalidCertificates',
      `${from}: ${shown} holds no certificate in PEM, which begins with -----BEGIN CERTIFICATE-----.`,
    );
  }
  const { X509Certificate } = await import('node:crypto');
  const broken = found.findIndex((pem) => {
    try {
      return new X509Certificate(pem).raw.length === 0;
    } catch {
      return true;
    }
  });
  return broken < 0
    ? success(`${found.join('\n')}\n`)
    : problem(
        'invalidCertificates',
        `${from}: certificate ${broken + 1} of ${found.length} in ${shown} cannot be read.`,
      );
};
