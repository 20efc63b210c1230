// Checks an uploaded file of accounts against the account schema.

import { firstRowOf } from '../../../model/csv.ts';
import { failure, type Result, success } from '../../../model/result.ts';
import type { WireSchema } from '../wire.ts';

/** What a file of accounts holds, as far as it matters: the identities of its rows. */
export type LoadedFile = { readonly identities: readonly string[] };

/**
 * Holds a file of accounts against the schema of accounts: its first row must name every attribute. The failure is a
 * sentence that names the column.
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
