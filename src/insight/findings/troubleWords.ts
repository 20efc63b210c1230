// What a trouble of a source is in words: as the end of a sentence, and as a label for a narrow column.

import type { Source } from '../../model/sources/source.ts';
import { statusWords } from '../health.ts';
import { entryOf } from './codes.ts';
import { isRun, type Look } from './look.ts';
import type { Trouble } from './trouble.ts';

/** Whether a look is a run that the tenant lists, not a status that tells of one. */
const isOwnRun = (look: Look): boolean => isRun(look) && look.by.is !== 'tenant';

/** A status as a label. */
export const statusShort = ({ status }: Source): string => `status ${statusWords(status).word}`;

const quoteWords = (quote: string): string =>
  `unclear, the connector said "${quote.replace(/\.$/, '')}"`;

/** What is wrong, as the end of a sentence. */
export const wordsOf = (
  { cause, voice, standing, counted, endedBy }: Trouble,
  source: Source,
): string => {
  if (standing === 'contradicted') {
    const good = endedBy !== undefined && isRun(endedBy) ? 'a run' : 'a check';
    return `unclear, the status says ${statusWords(source.status).word}, and ${good} since was good`;
  }
  const words = (() => {
    switch (cause.is) {
      case 'named':
        return cause.meaning;
      case 'unclear':
        return cause.meaning === undefined ? quoteWords(cause.quote) : `unclear, ${cause.meaning}`;
      case 'silent':
        return isOwnRun(voice)
          ? 'unclear, the last run failed and says nothing'
          : `unclear, the status says ${statusWords(source.status).word}`;
    }
  })();
  return counted === undefined
    ? words
    : `answers sometimes (${counted.good} of ${counted.of}): ${words}`;
};

/** The longest quote in a label, in characters. */
const longestShortQuote = 40;

const shortQuote = (quote: string): string => {
  const text = quote.replace(/\.$/, '');
  const characters = [...text];
  if (characters.length <= longestShortQuote) return text;
  const beginning = characters.slice(0, longestShortQuote - 1).join('');
  return `${beginning.trimEnd()}…`;
};

/** What is wrong, as a label for a narrow column. */
export const shortOf = ({ cause, voice, standing, counted }: Trouble, source: Source): string => {
  if (standing === 'contradicted') return entryOf('SG-CONTRADICTS').short;
  const short = (() => {
    switch (cause.is) {
      case 'named':
        return cause.short;
      case 'unclear':
        return cause.short === undefined
          ? `unclear, "${shortQuote(cause.quote)}"`
          : `unclear: ${cause.short}`;
      case 'silent':
        return isOwnRun(voice)
          ? `unclear, ${entryOf('SG-RUN-FAILED').short}`
          : `unclear, ${statusShort(source)}`;
    }
  })();
  return counted === undefined ? short : `sometimes (${counted.good} of ${counted.of}): ${short}`;
};
