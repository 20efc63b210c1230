// The words for the contexts in which keys are pressed.

import { overlayKeys } from '../overlays/overlayKeys.ts';
import type { Context, ViewContext } from '../types.ts';

/** Where a key of a view is pressed, in words; overlays have theirs beside what else they say of keys. */
const viewWords: Readonly<Record<ViewContext, string>> = {
  list: 'in a list',
  thing: 'in a thing',
  probe: 'in the checks',
  form: 'in a form',
};

const isOfView = (context: Context): context is ViewContext => context in viewWords;

/** A place in words, for sentences and heads: `in a list`. */
export const contextWords = (context: Context): string =>
  isOfView(context) ? viewWords[context] : overlayKeys[context].words;
