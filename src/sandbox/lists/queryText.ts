// Reads the text of a search query into a tree.

import { failure, type Result, success } from '../../model/result.ts';

/** A value of a query: a word, which may contain `*` and `?`, or a phrase in quotes. */
export type QueryValue = { readonly text: string; readonly quoted: boolean };

/** A query as a tree. A value without a field is searched in all fields. */
export type Query =
  | { readonly type: 'value'; readonly field: string | undefined; readonly value: QueryValue }
  | { readonly type: 'exists'; readonly field: string }
  | { readonly type: 'not'; readonly query: Query }
  | { readonly type: 'and' | 'or'; readonly queries: readonly Query[] };

type Token =
  | { readonly type: 'open' | 'close' | 'and' | 'or' | 'not' }
  | { readonly type: 'field'; readonly name: string }
  | { readonly type: 'value'; readonly value: QueryValue };

const words: Readonly<Record<string, 'and' | 'or' | 'not'>> = {
  AND: 'and',
  '&&': 'and',
  OR: 'or',
  '||': 'or',
  NOT: 'not',
};

const pattern =
  /\s*(?:(?<sign>[()])|(?<minus>[-!+](?=\S))|"(?<quoted>(?:[^"\\]|\\.)*)"|(?<field>[A-Za-z_@][\w.@]*):|(?<word>(?:[^\s()":\\]|\\.)+))/uy;

const unescaped = (text: string): string => text.replace(/\\(.)/gsu, '$1');

const tokenOf = (groups: Readonly<Record<string, string | undefined>>): Token | undefined => {
  const { sign, minus, quoted, field, word = '' } = groups;
  if (sign !== undefined) return { type: sign === '(' ? 'open' : 'close' };
  if (minus !== undefined) return minus === '+' ? undefined : { type: 'not' };
  if (quoted !== undefined) {
    return { type: 'value', value: { text: unescaped(quoted), quoted: true } };
  }
  if (field !== undefined) return { type: 'field', name: field };
  const known = words[word];
  if (known !== undefined) return { type: known };
  return { type: 'value', value: { text: unescaped(word), quoted: false } };
};

const tokensOf = (text: string): Result<readonly Token[], string> => {
  const tokens: Token[] = [];
  const end = text.trimEnd().length;
  pattern.lastIndex = 0;
  while (pattern.lastIndex < end) {
    const at = pattern.lastIndex;
    const found = pattern.exec(text);
    if (found === null) {
      return failure(`Failed to parse query [${text}]: unexpected text at position ${at}.`);
    }
    const token = tokenOf(found.groups ?? {});
    if (token !== undefined) tokens.push(token);
  }
  return success(tokens);
};

/**
 * Reads a query: words, phrases in quotes, `field:value`, AND, OR, NOT (or `-`), brackets and `*`. Words without an
 * operator between them must all fit. The failure is the cause of a 400.
 */
export const parseQuery = (text: string): Result<Query, string> => {
  const read = tokensOf(text);
  if (!read.ok) return read;
  const tokens = read.value;
  let at = 0;
  const broken = (why: string) => failure(`Failed to parse query [${text}]: ${why}.`);

  const single = (): Result<Query, string> => {
    const token = tokens[at];
    at += 1;
    switch (token?.type) {
      case 'not': {
        const query = single();
        return query.ok ? success({ type: 'not', query: query.value }) : query;
      }
      case 'open': {
        const query = anyOf();
        if (!query.ok) return query;
        if (tokens[at]?.type !== 'close') return broken('a bracket is not closed');
        at += 1;
        return query;
      }
      case 'value':
        if (!token.value.quoted && token.value.text.startsWith('@')) {
          return broken('nested objects cannot be searched here');
        }
        return success({ type: 'value', field: undefined, value: token.value });
      case 'field': {
        const next = tokens[at];
        if (next?.type === 'open') {
          const query = single();
          return query.ok ? success(inField(query.value, token.name)) : query;
        }
        if (next?.type !== 'value') return broken(`there is no value for the field ${token.name}`);
        at += 1;
        return success(
          token.name === '_exists_'
            ? { type: 'exists', field: next.value.text }
            : { type: 'value', field: token.name, value: next.value },
        );
      }
      default:
        return broken('it ends too early, or has an operator without anything beside it');
    }
  };

  const chain = (
    joiner: 'and' | 'or',
    part: () => Result<Query, string>,
  ): Result<Query, string> => {
    const queries: Query[] = [];
    for (;;) {
      const query = part();
      if (!query.ok) return query;
      queries.push(query.value);
      const next = tokens[at]?.type;
      if (next === joiner) at += 1;
      else if (joiner === 'or' || next === undefined || next === 'or' || next === 'close') break;
    }
    const [only] = queries;
    return success(queries.length === 1 && only !== undefined ? only : { type: joiner, queries });
  };
  const anyOf = (): Result<Query, string> => chain('or', () => chain('and', single));

  const query = anyOf();
  if (!query.ok) return query;
  return at < tokens.length ? broken('there is a bracket too many') : query;
};

/** Gives the field before a bracket to all values in the bracket. */
const inField = (query: Query, field: string): Query => {
  switch (query.type) {
    case 'value':
      return { ...query, field: query.field ?? field };
    case 'not':
      return { type: 'not', query: inField(query.query, field) };
    case 'exists':
      return query;
    default:
      return { type: query.type, queries: query.queries.map((part) => inField(part, field)) };
  }
};

/** All fields of a query. */
export const fieldsOf = (query: Query): readonly string[] => {
  switch (query.type) {
    case 'value':
      return query.field === undefined ? [] : [query.field];
    case 'exists':
      return [query.field];
    case 'not':
      return fieldsOf(query.query);
    default:
      return query.queries.flatMap(fieldsOf);
  }
};
