// Makes `docs/findings.md` of the pages of all codes.

import { fillUsualKeys } from '../src/commands/keys/keysOnPages.ts';
import { chaptersOf, headOf } from '../src/insight/pages/chapters.ts';
import { codesByLayer, layerWords } from '../src/insight/pages/naming.ts';

/** Signs that Markdown would read as its own. */
const escaped = (text: string): string => text.replaceAll(/[*_<>[\]]/g, '\\$&');

const sentence = (text: string): string => fillUsualKeys(escaped(text), (key) => `\`${key}\``);

const block = (quote: string): string => `\`\`\`text\n${quote}\n\`\`\``;

const page = (code: (typeof codesByLayer)[number]['code']): string =>
  [
    `### ${code}`,
    `**${escaped(headOf(code).headline)}**`,
    ...chaptersOf(code).flatMap(({ title, sentences, quote, isInSteps }) => [
      isInSteps
        ? `*${title}*\n\n${sentences.map((step, at) => `${at + 1}. ${sentence(step)}`).join('\n')}`
        : `*${title}.* ${sentences.map(sentence).join(' ')}`,
      ...(quote === undefined ? [] : [block(quote)]),
    ]),
  ].join('\n\n');

const capitalized = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

const layers = [...new Set(codesByLayer.map(({ layer }) => layer))];

const entriesOf = (layer: (typeof layers)[number]) =>
  codesByLayer.filter((entry) => entry.layer === layer);

/** The document of all codes: a table of them, then their pages. */
export const findingsDocument = (): string =>
  `${[
    '# Findings',
    'What spyglass finds has a code that stays the same. This page is made of the program itself by `npm run documents`: `spyglass explain CODE` prints the page of a code without any network, and `:explain CODE` shows it in the explorer.',
    'A cause is named only where a text or a state names it. Where the evidence does not say why, the finding is `SG-UNCLEAR`, or has the code of a text that says only what failed.',
    ...layers.map(
      (layer) =>
        `**${capitalized(layerWords[layer])}**\n\n${entriesOf(layer)
          .map(({ code, headline }) => `- [${code}](#${code.toLowerCase()}): ${escaped(headline)}`)
          .join('\n')}`,
    ),
    ...layers.flatMap((layer) => [
      `## ${capitalized(layerWords[layer])}`,
      ...entriesOf(layer).map(({ code }) => page(code)),
    ]),
  ].join('\n\n')}\n`;
