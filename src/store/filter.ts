import type { Column } from '../resources/types.ts';

/** How a term compares an amount: how long ago something was, or a number. */
export type Comparison = '<' | '<=' | '>' | '>=' | '=';

/** One term of a filter. A row must match every term; an excluded one must not be matched. */
export type Term = {
  /** As it was typed. */
  readonly word: string;
  readonly excluded: boolean;
  /** The place of the one column to look into; all of them where absent. */
  readonly column?: number;
} & (
  | { readonly type: 'text'; readonly text: string }
  /** What looks like a regular expression matches as one, or letter for letter: names hold brackets and dots. */
  | { readonly type: 'expression'; readonly text: string; readonly expression: RegExp }
  /** The letters in their order, with anything between them. */
  | { readonly type: 'fuzzy'; readonly letters: string }
  /** An amount of a column, in milliseconds for an age. */
  | {
      readonly type: 'amount';
      readonly column: number;
      readonly comparison: Comparison;
      readonly amount: number;
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

const unitsMs: Readonly<Record<string, number>> = {
  s: 1_000,
  min: 60_000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 604_800_000,
  mo: 2_592_000_000,
  y: 31_536_000_000,
};

/** An age such as `7d` or `1h30m`, in milliseconds; undefined where it is none. */
export const readAge = (text: string): number | undefined => {
  if (!/^(\d+(\.\d+)?(s|min|mo|m|h|d|w|y))+$/.test(text)) return undefined;
  let ageMs = 0;
  for (const [, number, unit] of text.matchAll(/(\d+(?:\.\d+)?)(s|min|mo|m|h|d|w|y)/g)) {
    ageMs += Number(number) * (unitsMs[unit ?? ''] ?? 0);
  }
  return ageMs;
};

/** Words of a filter: parted by blanks, except between quotes; the quotes stay for whoever reads the word. */
export const wordsOf = (typed: string): readonly string[] =>
  typed.match(/(?:"[^"]*"?|[^\s"])+/g) ?? [];

const unquoted = (word: string): string => word.replaceAll('"', '');

/** Letters that mean something in a regular expression, but for the dot and the dash, which names are full of. */
export const looksLikeExpression = /[\^$*+?()[\]{}|\\]/;

const textTerm = (body: string, rest: Pick<Term, 'word' | 'excluded' | 'column'>): Term => {
  const typed = unquoted(body);
  const text = typed.toLowerCase();
  if (body.startsWith('"') || !looksLikeExpression.test(typed)) {
    return { type: 'text', text, ...rest };
  }
  try {
    return { type: 'expression', text, expression: new RegExp(typed, 'im'), ...rest };
  } catch {
    // Half a regular expression is what everybody types on the way to a whole one.
    return { type: 'text', text, ...rest };
  }
};

/** Whether a text was meant as an expression, as far as one can tell, and is none (yet). */
const isHalfExpression = ({
  word,
  text,
}: Pick<Term, 'word'> & { readonly text: string }): boolean =>
  !word.includes('"') && looksLikeExpression.test(text);

/** The column that was probably meant by a name that is none: one that begins in the same way. */
const columnLike = (name: string, columns: readonly Column[]): string | undefined => {
  for (let letters = name.length - 1; letters >= 2; letters -= 1) {
    const found = columns[columnNamed(name.slice(0, letters), columns)];
    if (found !== undefined) return found.id;
  }
  return undefined;
};

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
    return sign === '='
      ? undefined
      : `${column.id} cannot be compared, only searched: ${column.id}:`;
  }
  if (sign !== ':' || rest.startsWith('//') || !/^[a-z]/.test(name)) return undefined;
  const like = columnLike(name, columns);
  return like === undefined
    ? `no column ${name}: searched as it stands`
    : `no column ${name}, searched as it stands: did you mean ${like}: ?`;
};

/** The column that a name is the beginning of: of its id, or of its header. */
export const columnNamed = (name: string, columns: readonly Column[]): number =>
  name === ''
    ? -1
    : columns.findIndex(
        ({ id, header }) =>
          id.toLowerCase().startsWith(name) || header.toLowerCase().startsWith(name),
      );

/**
 * Reads a filter: terms parted by blanks, all of which must fit. `!term` must not; `"two words"`; `^start|end$` as a
 * regular expression; `-f letters` fuzzy; `column:term` in one column; `since>7d`, `count<=3` by amount. Case does not
 * matter.
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
      terms.push({ type: 'fuzzy', letters: unquoted(body).toLowerCase(), word, excluded });
      continue;
    }
    const [, name = '', sign = '', rest = ''] = /^([\w-]+)(:|<=|>=|<|>|=)(.*)$/s.exec(body) ?? [];
    const column = columnNamed(name.toLowerCase(), columns);
    const amounts = columns[column]?.amount;
    if (column === -1 || (sign !== ':' && amounts === undefined)) {
      const notice =
        name === '' ? undefined : noticeOfName(name.toLowerCase(), sign, rest, columns);
      if (notice !== undefined) notices.push(notice);
      terms.push(textTerm(body, { word, excluded }));
    } else if (rest === '') {
      // The name of a column alone is a term that is still being typed.
    } else if (sign === ':' || amounts === undefined) {
      terms.push(textTerm(rest, { word, excluded, column }));
    } else {
      const amount = amounts.unit === 'age' ? readAge(rest.toLowerCase()) : Number(rest);
      if (amount === undefined || Number.isNaN(amount)) {
        const wanted = amounts.unit === 'age' ? 'a time such as 30m, 4h or 7d' : 'a number';
        problems.push(`${columns[column]?.id} is compared with ${wanted}, not with ${rest}.`);
      } else {
        const comparison = sign as Comparison;
        terms.push({ type: 'amount', column, comparison, amount, word, excluded });
      }
    }
  }
  for (const term of terms) {
    if (term.type === 'text' && isHalfExpression(term)) {
      notices.push(`${term.text} is no whole expression: searched letter by letter`);
    }
  }
  return { terms, problems, notices };
};
