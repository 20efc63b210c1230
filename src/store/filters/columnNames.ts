// Names of columns as they are typed in a filter.

import type { Column } from '../../resources/types.ts';

/** The column with a name, as its id or head; else the first whose id or head begins with it. */
export const columnNamed = (name: string, columns: readonly Column[]): number => {
  if (name === '') return -1;
  const whole = columns.findIndex(
    ({ id, header }) => id.toLowerCase() === name || header.toLowerCase() === name,
  );
  return whole !== -1
    ? whole
    : columns.findIndex(
        ({ id, header }) =>
          id.toLowerCase().startsWith(name) || header.toLowerCase().startsWith(name),
      );
};

/** The column that was probably meant by a name that is none: one that begins in the same way. */
export const columnLike = (name: string, columns: readonly Column[]): string | undefined => {
  for (let letters = name.length - 1; letters >= 2; letters -= 1) {
    const found = columns[columnNamed(name.slice(0, letters), columns)];
    if (found !== undefined) return found.id;
  }
  return undefined;
};

/** Distinguished names say `o=acme` and `cn=admins`: a sign alone makes no column of so few letters. */
const fewestLetters = 3;

/** Whether `=` behind a name is about the text of a column, not part of a distinguished name. */
export const namesText = (name: string, { id, header }: Column): boolean =>
  name.length >= fewestLetters || [id, header].some((known) => known.toLowerCase() === name);
