// The groups of kinds that help shows, in the order of the catalogue.

import { catalogue } from './index.ts';
import type { AreaTitle } from './kindFields.ts';
import type { Kind } from './types.ts';

/** Kinds that belong together, under what they are about. */
export type Area = { readonly title: AreaTitle; readonly kinds: readonly Kind[] };

/** The kinds of the catalogue by what they are about. */
export const areas = (): readonly Area[] =>
  [...new Set(catalogue.map(({ area }) => area))].map((title) => ({
    title,
    kinds: catalogue.filter(({ area }) => area === title),
  }));
