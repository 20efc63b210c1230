// Reads the text of a filter into its tree, or says where it breaks.

import { failure, type Result, success } from '../result.ts';
import {
  compare,
  comparisonOperators,
  type FilterExpression,
  type FilterValue,
  isNull,
  join,
  listOperators,
  not,
  present,
} from './filterExpression.ts';

/** Why a text is not a filter: the index of the character that does not fit, and a sentence. */
export type FilterError = { readonly position: number; readonly sentence: string };

/** Reads the text of a filter. The error says where it broke, so that it can be pointed at. */
export const parseFilter = (text: string): Result<FilterExpression, FilterError> => {
  const reader = readerOf(text);
  try {
    const filter = readJunction(reader, 'or', 0);
    reader.skipBlanks();
    if (reader.at() < text.length) throw reader.broken('expected "and", "or" or the end');
    return success(filter);
  } catch (thrown) {
    const error = reader.error();
    if (error === undefined) throw thrown;
    return failure(error);
  }
};

type Reader = ReturnType<typeof readerOf>;

const readerOf = (text: string) => {
  let position = 0;
  let error: FilterError | undefined;
  /** An error to throw: it ends the recursive reading, and `parseFilter` catches it. */
  const broken = (sentence: string, at = position): Error => {
    error = { position: at, sentence: `${sentence} at character ${at + 1}` };
    return new Error(error.sentence);
  };
  /** Reads what matches the sticky pattern at the current position, and moves behind it; undefined for no match. */
  const take = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = position;
    const found = pattern.exec(text)?.[0];
    if (found !== undefined) position += found.length;
    return found;
  };
  return {
    at: () => position,
    error: (): FilterError | undefined => error,
    broken,
    take,
    skipBlanks: () => take(/\s*/y),
    expect: (pattern: RegExp, what: string): string => {
      const found = take(pattern);
      if (found === undefined) throw broken(`expected ${what}`);
      return found;
    },
  };
};

/** Deeper brackets than this are refused, so that no text can exhaust the stack. */
const maximumDepth = 100;
const reserved = new Set(['and', 'or', 'not', 'pr']);

const readJunction = (reader: Reader, type: 'or' | 'and', depth: number): FilterExpression => {
  const readPart = () =>
    type === 'or' ? readJunction(reader, 'and', depth) : readNegation(reader, depth);
  const first = readPart();
  const rest: FilterExpression[] = [];
  const word = type === 'or' ? /\s+or(?![\w.-])/y : /\s+and(?![\w.-])/y;
  while (reader.take(word) !== undefined) rest.push(readPart());
  return join(type, first, rest);
};

const readNegation = (reader: Reader, depth: number): FilterExpression => {
  reader.skipBlanks();
  return reader.take(/not(?![\w.-])\s*/y) === undefined
    ? readPrimary(reader, depth)
    : not(readPrimary(reader, depth));
};

const readPrimary = (reader: Reader, depth: number): FilterExpression => {
  if (reader.take(/\(/y) === undefined) return readComparison(reader);
  if (depth >= maximumDepth) throw reader.broken('the brackets are nested too deeply');
  const inner = readJunction(reader, 'or', depth + 1);
  reader.skipBlanks();
  reader.expect(/\)/y, '")"');
  return inner;
};

const readProperty = (reader: Reader): string => {
  const start = reader.at();
  const property = reader.expect(/[A-Za-z][\w-]*(?:\.[A-Za-z][\w-]*)*/y, 'the name of a property');
  if (!reserved.has(property)) return property;
  throw reader.broken(`expected the name of a property, found "${property}"`, start);
};

const readComparison = (reader: Reader): FilterExpression => {
  if (reader.take(/pr\s+(?=[A-Za-z])/y) !== undefined) return present(readProperty(reader));
  const property = readProperty(reader);
  reader.expect(/\s+/y, 'an operator');
  const start = reader.at();
  const word = reader.expect(/[A-Za-z]+/y, 'an operator');
  if (word === 'isnull') return isNull(property);
  const single = comparisonOperators.find((operator) => operator === word);
  if (single !== undefined) {
    reader.expect(/\s+/y, 'a blank and a value');
    return compare(property, single, readValue(reader));
  }
  const many = listOperators.find((operator) => operator === word);
  if (many === undefined) throw reader.broken(`"${word}" is not an operator`, start);
  return { type: 'list', property, operator: many, values: readList(reader) };
};

const readList = (reader: Reader): readonly [FilterValue, ...FilterValue[]] => {
  const blank = () => reader.skipBlanks();
  blank();
  reader.expect(/\(/y, '"("');
  blank();
  const values: [FilterValue, ...FilterValue[]] = [readValue(reader)];
  blank();
  while (reader.take(/,/y) !== undefined) {
    blank();
    values.push(readValue(reader));
    blank();
  }
  reader.expect(/\)/y, '"," or ")"');
  return values;
};

const time = /\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)?)?(?![\w.:])/y;
const number = /-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.:-])/y;

const readValue = (reader: Reader): FilterValue => {
  const start = reader.at();
  const quoted = reader.take(/"(?:[^"\\]|\\["\\])*"/y);
  if (quoted !== undefined) return quoted.slice(1, -1).replace(/\\(["\\])/g, '$1');
  if (reader.take(/"/y) !== undefined) {
    reader.take(/(?:[^"\\]|\\["\\])*/y);
    throw reader.take(/\\/y) === undefined
      ? reader.broken('the quote is not closed', start)
      : reader.broken('only \\" and \\\\ may follow a backslash');
  }
  const at = reader.take(time);
  if (at !== undefined) return { instant: at };
  const digits = reader.take(number);
  if (digits !== undefined) return Number(digits);
  const word = reader.take(/(?:true|false)(?![\w.:-])/y);
  if (word !== undefined) return word === 'true';
  throw reader.broken('expected a value: "text", a number, true, false or a time');
};
