// Texts as they are compared: in lower case, and Latin and Greek letters without their marks.

/** Letters that Unicode does not take apart, and what they are typed as where a keyboard has none of them. */
const typedAs: Readonly<Record<string, string>> = {
  Ø: 'O',
  ø: 'o',
  Ł: 'L',
  ł: 'l',
  Đ: 'D',
  đ: 'd',
  Ð: 'D',
  ð: 'd',
  Ħ: 'H',
  ħ: 'h',
  ı: 'i',
  Æ: 'AE',
  æ: 'ae',
  Œ: 'OE',
  œ: 'oe',
  Þ: 'Th',
  þ: 'th',
  ẞ: 'SS',
  ß: 'ss',
  ς: 'σ',
};

const typedOtherwise = new RegExp(`[${Object.keys(typedAs).join('')}]`, 'g');

/** In other scripts a mark makes another letter: й is not и, and が is not か. */
const marked = /([\p{Script=Latin}\p{Script=Greek}])\p{Mn}+/gu;

/** No language has so many marks on one letter. To put them in order takes a time that grows by their square. */
const heapOfMarks = /\p{Mn}{31}/u;

/** A stretch of letters outside of ASCII, with the letter before it, which may be what its first mark is on. */
const stretch = /[\0-\x7F]?[^\0-\x7F]+/g;

const bareStretch = (text: string): string => {
  const bare = text.replace(marked, '$1');
  if (heapOfMarks.test(bare)) return bare;
  return bare
    .normalize('NFD')
    .replace(marked, '$1')
    .normalize('NFC')
    .replace(typedOtherwise, (letter) => typedAs[letter] ?? letter);
};

/** What short stretches became: a list of a hundred thousand rows has the same few again and again. */
const known = new Map<string, string>();
const mostKnown = 2_000;
const longestKnown = 4;

const knownStretch = (text: string): string => {
  if (text.length > longestKnown) return bareStretch(text);
  const before = known.get(text);
  if (before !== undefined) return before;
  const bare = bareStretch(text);
  if (known.size < mostKnown) known.set(text, bare);
  return bare;
};

/** A text whose Latin and Greek letters have no marks, with its case as it is. */
export const withoutMarks = (text: string): string => text.replace(stretch, knownStretch);

/** A letter with its marks, or marks without one. */
const letterWithMarks = /\P{Mn}\p{Mn}*|\p{Mn}+/gu;

/** A text without marks, and for each of its places where the letter that stands there begins and ends in the text before. */
export type Unmarked = {
  readonly text: string;
  readonly begins: readonly number[];
  readonly ends: readonly number[];
};

/** A text without marks that knows where its letters came from; its case is as it was. */
export const unmarked = (text: string): Unmarked => {
  const begins: number[] = [];
  const ends: number[] = [];
  const letters = [...text.matchAll(letterWithMarks)].map(({ index, 0: letter }) => {
    const bare = withoutMarks(letter);
    for (let at = 0; at < bare.length; at += 1) {
      begins.push(index);
      ends.push(index + letter.length);
    }
    return bare;
  });
  return { text: letters.join(''), begins, ends };
};

/** A text as it is compared with another one: `müller`, `Müller` and `muller` are the same. */
export const plainLetters = (text: string): string => withoutMarks(text.toLowerCase());

/** Whether a text has letters that could stand for marked ones, which a tenant may know as others. */
export const hasMarkableLetters = (text: string): boolean =>
  /[\p{Script=Latin}\p{Script=Greek}]/u.test(text);

/** What is left of a text behind a typed beginning of it; empty where nothing is typed, or the text begins otherwise. */
export const restBehind = (typed: string, text: string): string =>
  typed !== '' && plainLetters(text.slice(0, typed.length)) === plainLetters(typed)
    ? text.slice(typed.length)
    : '';
