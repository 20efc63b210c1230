// Finds codes: by their name as somebody types it, by a word on their page, and by their layer.

import { didYouMean } from '../../model/didYouMean.ts';
import { type CodeEntry, codeEntries, codeEntryOf, type FindingCode } from '../findings/codes.ts';
import { plainLetters } from '../plainLetters.ts';
import { layers } from '../recognisers/recogniser.ts';
import { pages } from './pages.ts';

const prefix = 'SG-';

/** A code without what all of them begin with, as it may be typed. */
export const shortCode = (code: FindingCode): string => code.slice(prefix.length);

/** The code that somebody means: case does not matter, and what all codes begin with may be left out. */
export const codeNamed = (typed: string): FindingCode | undefined => {
  const name = typed.trim().toUpperCase().replaceAll('_', '-');
  return (codeEntryOf(name) ?? codeEntryOf(`${prefix}${name}`))?.code;
};

/** The code that somebody who mistyped one probably meant; undefined where none is near. */
export const nearCode = (typed: string): FindingCode | undefined => {
  const near = didYouMean(
    typed.trim().replace(/^sg[-_]/i, ''),
    codeEntries.map(({ code }) => shortCode(code)),
  );
  return near === undefined ? undefined : codeNamed(near);
};

/** Says that there is no such code, and which one was perhaps meant. */
export const noSuchCode = (typed: string): string => {
  const near = nearCode(typed);
  const what = `There is no code ${typed.trim()}`;
  return near === undefined ? `${what}.` : `${what}: did you mean ${near}?`;
};

/** What each layer is called. */
export const layerWords: Readonly<Record<CodeEntry['layer'], string>> = {
  any: 'any layer',
  token: 'token',
  tenant: 'tenant',
  cluster: 'cluster',
  va: 'VA',
  connector: 'connector',
  credentials: 'credentials',
  target: 'target',
  data: 'data',
  schedule: 'schedule',
  threshold: 'threshold',
};

const order: readonly CodeEntry['layer'][] = ['any', ...layers];

/** All codes by layer, in the order of a request's way. */
export const codesByLayer: readonly CodeEntry[] = codeEntries.toSorted(
  (left, right) => order.indexOf(left.layer) - order.indexOf(right.layer),
);

const texts = new Map<FindingCode, string>();

const textOf = ({ code, short, headline, layer }: CodeEntry): string => {
  const known = texts.get(code);
  if (known !== undefined) return known;
  const { means, known: how, quote = '', mistaken, steps, useless } = pages[code];
  const label = [code, layerWords[layer], short, headline];
  const parts = [...label, means, how, quote, mistaken, ...steps, useless];
  const text = plainLetters(parts.join('\n'));
  texts.set(code, text);
  return text;
};

/** The codes whose page holds every word of a search, those that hold them in code, label or headline first. */
export const codesHolding = (search: string): readonly CodeEntry[] => {
  const words = plainLetters(search).split(/\s+/);
  const holdAll = (text: string) => words.every((word) => text.includes(word));
  const found = codesByLayer.filter((entry) => holdAll(textOf(entry)));
  const isNear = ({ code, short, headline }: CodeEntry) =>
    holdAll(plainLetters(`${code} ${short} ${headline}`));
  return [...found.filter(isNear), ...found.filter((entry) => !isNear(entry))];
};
