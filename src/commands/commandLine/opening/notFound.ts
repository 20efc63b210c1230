// Says why what a command line names was not found.

import { wholeSentenceOf } from '../../../api/sentences.ts';
import type { ApiError } from '../../../model/apiError.ts';
import { notFoundSentence, oneName } from '../../../resources/finding/findSource.ts';
import { type ThingNotFound, thingNotFoundSentence } from '../../../resources/finding/findThing.ts';
import { looksLikeId } from '../../../resources/finding/ids.ts';
import type { Kind } from '../../../resources/types.ts';
import type { Explorer } from '../../../store/explorer.ts';
import { columnWord } from '../../../store/filters/filter.ts';
import { isOnScreen } from '../../sharing/atHand.ts';
import type { KindLine } from '../line.ts';
import { listNamesakes } from './namesakes.ts';

const sayError = (explorer: Explorer, name: string, error: ApiError): void => {
  const isShown = isOnScreen(explorer.store.getState(), error);
  explorer.flash(isShown ? `"${name}" could not be looked for.` : wholeSentenceOf(error), 'bad');
};

/** A name that looks like a term of a filter was perhaps meant as one. */
const filterHint = (name: string): string =>
  columnWord.test(name) ? ` A filter has / before it: /${name}` : '';

/**
 * Says why no thing of a kind was found. Where several have the very same name, typing more does not help: they are
 * listed to choose from. `next` is the kind that was to be opened in the thing.
 */
export const sayNotFound = (
  explorer: Explorer,
  kind: Kind,
  name: string,
  error: ThingNotFound,
  next: Kind | undefined,
): void => {
  if (error.tag === 'api') sayError(explorer, name, error.error);
  else if (error.tag === 'several' && oneName(error.names) !== undefined) {
    listNamesakes(explorer, kind, error.names, next);
  } else explorer.flash(`${thingNotFoundSentence(kind, error)}${filterHint(name)}`, 'warn');
};

/** Says that a name fits neither a source nor a thing of the kind; what was refused is said first. */
export const sayNeither = (
  explorer: Explorer,
  { kind, name }: KindLine,
  error: ThingNotFound,
): void => {
  if (error.tag === 'api') sayError(explorer, name, error.error);
  else if (error.tag === 'several') sayNotFound(explorer, kind, name, error, undefined);
  else if (looksLikeId(name)) {
    explorer.flash(
      `No source and no ${kind.singular} that this user may see has the id ${name}.`,
      'warn',
    );
  } else {
    const what =
      error.tag === 'idOnly'
        ? notFoundSentence({ tag: 'none', text: name })
        : `No source and no ${kind.singular} that this user may see is called "${name}".`;
    explorer.flash(`${what}${filterHint(name)}`, 'warn');
  }
};
