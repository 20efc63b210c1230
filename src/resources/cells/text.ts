// Plain cells, and the names of references.

import type { Reference } from '../../model/reference.ts';
import type { Cell } from '../types.ts';

export { withoutSuffix } from '../../model/reference.ts';

/** The mark for a value that is not there. */
export const nothing = '-';

/** A plain cell; a missing or empty text is shown as `-`. */
export const plain = (text: string | number | undefined | null): Cell => {
  if (text === undefined || text === null || text === '') return { text: nothing, tone: 'quiet' };
  return { text: String(text) };
};

/** A yes-or-no cell; unknown is `-`. */
export const yesNo = (value: boolean | undefined): Cell =>
  value === undefined ? plain(undefined) : { text: value ? 'yes' : 'no' };

/** The name of what a reference points at, or its id where it has no name. */
export const nameOf = (reference: Reference | undefined): string | undefined =>
  reference?.name ?? reference?.id;
