// Checks an uploaded file of accounts against the account schema.

import { firstRowOf } from '../../../model/csv.ts';
import { failure, type Result, success } from '../../../model/result.ts';
import type { WireSchema } from '../wire.ts';

/** The native identities of the rows of a file of accounts. */
export type LoadedFile = { readonly identities: readonly string[] };

/**
 * Checks that the first row of a file of accounts names every attribute of the account schema. The failure is a sentence
 * that names the missing column.
 */
export const readAccountsFile = (
  csv: string,
  { attributes, identityAttribute }: Pick<WireSchema, 'attributes' | 'identityAttribute'>,
): Result<LoadedFile, string> => {
  const header = firstRowOf(csv);
  if (!header.ok) return header;
  const missing = attributes.find(({ name }) => !header.value.includes(name));
  if (missing !== undefined) {
    return failure(
      `The header of the uploaded file does not match the account schema, column "${missing.name}" is missing.`,
    );
  }
  const column = header.value.indexOf(identityAttribute);
  const identities = csv
    .split(/\r\n|\r|\n/)
    .slice(1)
    .flatMap((line) => {
      const row = firstRowOf(line);
      const identity = row.ok ? row.value[column] : undefined;
      return identity === undefined || identity === '' ? [] : identity;
    });
  return success({ identities: [...new Set(identities)] });
};
