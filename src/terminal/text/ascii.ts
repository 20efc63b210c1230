// Turns text into ASCII of the same width.

import { type Clean, clean } from './clean.ts';
import { graphemes } from './graphemes.ts';
import { widthOf } from './width.ts';

/** Our own signs, and punctuation that texts are full of, as ASCII of the same width. */
const signs: Readonly<Record<string, string>> = {
  '✓': '+',
  '✗': 'x',
  '▌': '>',
  '·': '-',
  '›': '>',
  '‹': '<',
  '…': '~',
  '–': '-',
  '—': '-',
  '×': 'x',
  '▲': '^',
  '▼': 'v',
  '▸': '+',
  '◂': '<',
  '▾': '-',
  '●': '*',
  '○': 'o',
  '─': '-',
  '│': '|',
  '┌': '+',
  '┐': '+',
  '└': '+',
  '┘': '+',
  '├': '+',
  '┤': '+',
  '█': '#',
  '░': '.',
  '→': '>',
  '←': '<',
  '≥': '>',
  '≤': '<',
  '’': "'",
  '‘': "'",
  '“': '"',
  '”': '"',
  '␛': '?',
};

/** Letters that have no mark to lose. */
const letters: Readonly<Record<string, string>> = {
  Ł: 'L',
  ł: 'l',
  Ø: 'O',
  ø: 'o',
  Đ: 'D',
  đ: 'd',
  ß: 's',
  ı: 'i',
  Æ: 'A',
  æ: 'a',
};

const onlyAscii = /^[ -~]*$/;

/** What a letter with a mark is without it; `?` for each cell of what no ASCII letter stands for. */
const plainOf = (segment: Clean): string => {
  const cells = widthOf(segment);
  const sign = signs[segment] ?? letters[segment];
  if (sign !== undefined) return sign.padEnd(cells, sign);
  const bare = segment.normalize('NFKD').replace(/\p{Mark}+/gu, '');
  return onlyAscii.test(bare) && bare.length === cells ? bare : '?'.repeat(cells);
};

/** A text in ASCII alone, as wide as it was: signs become similar ones, letters lose their marks, others become `?`. */
export const asciiText = (text: Clean): Clean => {
  if (onlyAscii.test(text)) return text;
  let plain = '';
  for (const { segment } of graphemes.segment(text)) plain += plainOf(clean(segment));
  return clean(plain);
};
