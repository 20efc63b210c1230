// The chapters of a page in their order, for whoever draws, prints or writes it.

import { entryOf, type FindingCode } from '../findings/codes.ts';
import { layerWords } from './naming.ts';
import { pages } from './pages.ts';

/** A chapter of a page: sentences, words of a system as they came, or steps in their order. */
export type Chapter = {
  readonly title: string;
  readonly sentences: readonly string[];
  readonly quote?: string;
  readonly isInSteps: boolean;
};

/** The head of a page: what is wrong, as a sentence, and where. */
export const headOf = (
  code: FindingCode,
): { readonly headline: string; readonly layer: string } => {
  const { headline, layer } = entryOf(code);
  return {
    headline: `${headline.charAt(0).toUpperCase()}${headline.slice(1)}.`,
    layer: layerWords[layer],
  };
};

/** The chapters of the page of a code. */
export const chaptersOf = (code: FindingCode): readonly Chapter[] => {
  const { means, known, quote, mistaken, steps, useless } = pages[code];
  const chapter = (title: string, ...sentences: readonly string[]): Chapter => ({
    title,
    sentences,
    isInSteps: false,
  });
  return [
    chapter('What it means', means),
    { ...chapter('How it is known', known), ...(quote === undefined ? {} : { quote }) },
    chapter('Easily mistaken for', mistaken),
    { ...chapter('What to do', ...steps), isInSteps: true },
    chapter('What does not help', useless),
  ];
};
