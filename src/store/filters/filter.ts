// The language of filters: reads what was typed into terms.

import { plainLetters, withoutMarks } from '../../insight/plainLetters.ts';
import type { Column } from '../../resources/types.ts';
import { readAge, readNumber } from './amounts.ts';
import { columnLike, columnNamed, namesText } from './columnNames.ts';

/** How a term compares an amount: a length of time, or a number. */
export type ComparisonSign = '<' | '<=' | '>' | '>=' | '=';

/**
 * One term of a filter. A row must match every term; an excluded one must not be matched. Its `text` is compared without
 * case and marks; `written` is the same with its marks, which is what a tenant knows.
 */
export type Term = {
  /** As it was typed. */
  readonly word: string;
  readonly excluded: boolean;
  /** The index of the one column to look into; all of them where absent. */
  readonly column?: number;
} & (
  | { readonly type: 'text'; readonly text: string; readonly written: string }
  /** What looks like a regular expression matches as one, or letter for letter: names hold brackets and dots. */
  | {
      readonly type: 'expression';
      readonly text: string;
      readonly written: string;
      readonly expression: RegExp;
    }
  /** The letters in their order, with anything between them. */
  | { readonly type: 'fuzzy'; readonly letters: string }
  /** The whole text of a cell. */
  | {
      readonly type: 'whole';
      readonly column: number;
      readonly text: string;
      readonly written: string;
    }
  /**
   * An amount of a column, in milliseconds where it is a length of time. What is less than a step above it reads the
   * same in the unit that was typed, and so equals it: a cell with `16 min` stands for all of that minute.
   */
  | {
      readonly type: 'amount';
      readonly column: number;
      readonly comparison: ComparisonSign;
      readonly amount: number;
      readonly step: number;
    }
);

/** A filter as it was typed, read once. */
export type Filter = {
  readonly terms: readonly Term[];
  /** What could not be read, as sentences. */
  readonly problems: readonly string[];
  /** What was read, but perhaps not as it was meant, as sentences. */
  readonly notices: readonly string[];
};

/** Words of a filter: parted by blanks, except between quotes; the quotes stay for whoever reads the word. */
export const wordsOf = (typed: string): readonly string[] =>
  typed.match(/(?:"[^"]*"?|[^\s"])+/g) ?? [];

const unquoted = (word: string): string => word.replaceAll('"', '');

/** Letters that mean something in a regular expression, but for the dot and the dash, which names are full of. */
export const looksLikeExpression = /[\^$*+?()[\]{}|\\]/;

const textTerm = (body: string, rest: Pick<Term, 'word' | 'excluded' | 'column'>): Term => {
  const typed = unquoted(body);
  const texts = { text: plainLetters(typed), written: typed.toLowerCase() };
  if (body.startsWith('"') || !looksLikeExpression.test(typed)) {
    return { type: 'text', ...texts, ...rest };
  }
  try {
    const expression = new RegExp(withoutMarks(typed), 'im');
    return { type: 'expression', ...texts, expression, ...rest };
  } catch {
    // Half a regular expression is what everybody types on the way to a whole one.
    return { type: 'text', ...texts, ...rest };
  }
};

/** Whether a text was meant as an expression, as far as one can tell, and is none (yet). */
const isHalfExpression = ({
  word,
  text,
}: Pick<Term, 'word'> & { readonly text: string }): boolean =>
  !word.includes('"') && looksLikeExpression.test(text);

/** What to say of a word that looks as if it named a column; undefined where it looks like plain text. */
const noticeOfName = (
  name: string,
  sign: string,
  rest: string,
  columns: readonly Column[],
): string | undefined => {
  const column = columns[columnNamed(name, columns)];
  // Links, distinguished names and quoted texts hold signs too.
  if (column !== undefined) {
    return equalSigns.includes(sign)
      ? undefined
      : `${column.header} cannot be compared, only searched: ${name}:`;
  }
  const isAmount = readAge(rest.toLowerCase()) !== undefined || readNumber(rest) !== undefined;
  const isCompared = sign !== ':' && !equalSigns.includes(sign) && isAmount;
  if (!(sign === ':' || isCompared) || rest.startsWith('//') || !/^[a-z]/.test(name)) {
    return undefined;
  }
  const like = columnLike(name, columns);
  const [shown, where] = isCompared ? ['', ' of this list'] : [':', ''];
  const said = `${brief(name)}${shown} is no column${where}, taken as text`;
  return like === undefined ? said : `${said}. Meant ${like}${isCompared ? sign : ':'} ?`;
};

const equalSigns: readonly string[] = ['=', '!='];

/** A word that begins as a term about one column does: its name, a sign, and what it is held against. */
export const columnWord = /^([\w-]+)(:|<=|>=|!=|<|>|=)(.*)$/s;

const wantedAmounts = {
  age: { noun: 'length of time', examples: '30m, 4h or 7d' },
  until: { noun: 'length of time', examples: '30m, 4h or 7d' },
  duration: { noun: 'length of time', examples: '30s, 5min or 1h30m' },
  number: { noun: 'number', examples: 'one such as 5' },
} as const;

/** A word as it is repeated beside what is typed: the beginning of a long one. */
const brief = (word: string): string => (word.length <= 16 ? word : `${word.slice(0, 15)}…`);

type Read = Pick<Filter, 'problems' | 'notices'> & { readonly term?: Term };

const nothingRead: Read = { problems: [], notices: [] };
const justTerm = (term: Term): Read => ({ ...nothingRead, term });

/** Reads a term about an amount. */
const amountTerm = (
  column: number,
  { header, measure }: Column,
  comparison: ComparisonSign,
  typed: string,
  rest: Pick<Term, 'word' | 'excluded'>,
): Read => {
  const unit = measure?.unit ?? 'number';
  // As a cell has it, in quotes: `"1 h 30 min"`.
  const bare = unquoted(typed).replace(/\s+/g, '').toLowerCase();
  const read = unit === 'number' ? readNumber(bare) : readAge(bare);
  const { noun, examples } = wantedAmounts[unit];
  return read === undefined
    ? { problems: [`${brief(typed)} is no ${noun}: ${header} takes ${examples}`], notices: [] }
    : justTerm({ type: 'amount', column, comparison, ...read, ...rest });
};

/** Reads a word that may be about one column. */
const readTerm = (
  body: string,
  rest: Pick<Term, 'word' | 'excluded'>,
  columns: readonly Column[],
): Read => {
  const [, typedName = '', sign = '', behind = ''] = columnWord.exec(body) ?? [];
  const name = typedName.toLowerCase();
  const columnIndex = columnNamed(name, columns);
  const column = columns[columnIndex];
  const isEqual = equalSigns.includes(sign);
  const isCompared = column?.measure !== undefined && sign !== ':';
  const isWhole = column !== undefined && !isCompared && isEqual && namesText(name, column);
  if (column === undefined || !(sign === ':' || isCompared || isWhole)) {
    const notice = name === '' ? undefined : noticeOfName(name, sign, behind, columns);
    return {
      term: textTerm(body, rest),
      problems: [],
      notices: notice === undefined ? [] : [notice],
    };
  }
  // The name of a column alone is a term that is still being typed.
  if (behind === '') return nothingRead;
  if (sign === ':') return justTerm(textTerm(behind, { ...rest, column: columnIndex }));
  const excluded = sign === '!=' ? !rest.excluded : rest.excluded;
  if (isWhole) {
    const typed = unquoted(behind);
    const texts = { text: plainLetters(typed), written: typed.toLowerCase() };
    return justTerm({ type: 'whole', column: columnIndex, ...texts, ...rest, excluded });
  }
  const comparison = sign === '!=' ? '=' : (sign as ComparisonSign);
  return amountTerm(columnIndex, column, comparison, behind, { ...rest, excluded });
};

/**
 * Reads a filter: terms parted by blanks, all of which must fit. `!term` must not; `"two words"`; `^start|end$` as a
 * regular expression; `-f letters` fuzzy; `column:term` in one column; `column=text` for its whole text; `since>7d`,
 * `count<=3` by amount. `since=7d` is what reads so: 7 days and some hours. Neither case nor marks on letters matter.
 */
export const readFilter = (typed: string, columns: readonly Column[]): Filter => {
  const terms: Term[] = [];
  const problems: string[] = [];
  const notices: string[] = [];
  let fuzzy = false;
  for (const word of wordsOf(typed)) {
    if (word === '-f') {
      fuzzy = true;
      continue;
    }
    const excluded = word.startsWith('!');
    const body = excluded ? word.slice(1) : word;
    if (unquoted(body) === '') continue;
    if (fuzzy) {
      terms.push({ type: 'fuzzy', letters: plainLetters(unquoted(body)), word, excluded });
      continue;
    }
    if (/^-\p{L}$/u.test(word)) {
      notices.push(`${word} is no option, taken as text. Meant -f ?`);
    }
    const read = readTerm(body, { word, excluded }, columns);
    if (read.term !== undefined) terms.push(read.term);
    problems.push(...read.problems);
    notices.push(...read.notices);
  }
  for (const term of terms) {
    if (term.type === 'text' && isHalfExpression(term)) {
      notices.push(`${brief(term.text)} is no whole expression: taken as text`);
    }
  }
  return { terms, problems, notices };
};
