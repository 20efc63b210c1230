// Reads a query of the type DSL: which fields it names, and which documents it finds.

import { failure, type Result, success } from '../../model/result.ts';
import { isObject, type JsonObject } from '../http/body.ts';
import { readPath } from './lists.ts';
import { textsIn, wordsOf } from './queryFit.ts';

/** A query of the type DSL as the search carries it out. */
export type DslSearch = {
  /** The fields that it names. */
  readonly fields: readonly string[];
  fits(document: unknown): boolean;
};

type Read = Result<DslSearch, string>;

const lowerWords = (text: string): readonly string[] => wordsOf(text.toLowerCase());

/** The words of each text in a field, kept as long as the document: a search for many sources asks for them often. */
const known = new WeakMap<object, Map<string, readonly (readonly string[])[]>>();

const wordsAt = (document: unknown, field: string): readonly (readonly string[])[] => {
  if (!isObject(document)) return [];
  const fields = known.get(document) ?? new Map<string, readonly (readonly string[])[]>();
  known.set(document, fields);
  const words = fields.get(field) ?? textsIn(readPath(document, field)).map(lowerWords);
  fields.set(field, words);
  return words;
};

/** The one field that a clause is about, and what it says of it. */
const fieldIn = (clause: string, value: unknown): Result<readonly [string, unknown], string> => {
  const entries = isObject(value) ? Object.entries(value) : [];
  const [first, second] = entries;
  return first !== undefined && second === undefined
    ? success(first)
    : failure(`[${clause}] query needs exactly one field.`);
};

const simple = (value: unknown): string | undefined =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : undefined;

/** What a clause looks for: the value itself, or the property of that name in an object. */
const wantedIn = (value: unknown, name: string): string | undefined =>
  simple(isObject(value) ? value[name] : value);

/** Whether words stand one after the other among others. */
const standsIn = (words: readonly string[], wanted: readonly string[]): boolean =>
  words.some((_, at) => wanted.every((word, index) => words[at + index] === word));

/** A field that ends in `.exact` holds texts as they are; all others hold words in lower case. */
const exactPath = (field: string): string | undefined =>
  field.endsWith('.exact') ? field.slice(0, -'.exact'.length) : undefined;

const readMatch = (clause: 'match' | 'match_phrase', value: unknown): Read => {
  const read = fieldIn(clause, value);
  if (!read.ok) return read;
  const [field, asked] = read.value;
  const text = wantedIn(asked, 'query');
  if (text === undefined) return failure(`[${clause}] query needs a text for "${field}".`);
  const path = exactPath(field);
  if (path !== undefined) {
    return success({
      fields: [field],
      fits: (document) => textsIn(readPath(document, path)).includes(text),
    });
  }
  const wanted = lowerWords(text);
  const all = isObject(asked) && asked.operator === 'and';
  const fitsWords = (words: readonly string[]): boolean =>
    all
      ? wanted.length > 0 && wanted.every((word) => words.includes(word))
      : wanted.some((word) => words.includes(word));
  const fitsPhrase = (document: unknown): boolean =>
    wordsAt(document, field).some((words) => standsIn(words, wanted));
  return success({
    fields: [field],
    fits:
      clause === 'match_phrase'
        ? fitsPhrase
        : (document) => fitsWords(wordsAt(document, field).flat()),
  });
};

/** The values are compared as they are with the words of the field, which are in lower case. */
const readTerms = (clause: 'term' | 'terms', value: unknown): Read => {
  const read = fieldIn(clause, value);
  if (!read.ok) return read;
  const [field, asked] = read.value;
  const listed = Array.isArray(asked) ? asked.map(simple) : [wantedIn(asked, 'value')];
  const wanted = listed.filter((text) => text !== undefined);
  if (wanted.length < listed.length || (clause === 'terms') !== Array.isArray(asked)) {
    return failure(`[${clause}] query does not take this value for "${field}".`);
  }
  const path = exactPath(field);
  const valuesOf = (document: unknown) =>
    path === undefined ? wordsAt(document, field).flat() : textsIn(readPath(document, path));
  return success({
    fields: [field],
    fits: (document) => valuesOf(document).some((found) => wanted.includes(found)),
  });
};

const unitsMs: Readonly<Record<string, number>> = {
  s: 1_000,
  m: 60_000,
  h: 3_600_000,
  H: 3_600_000,
  d: 86_400_000,
  w: 604_800_000,
};

/** A time in epoch milliseconds: as it is written, or counted from this moment (`now-7d`). */
const timeOf = (text: string, nowMs: number): number | undefined => {
  const [, sign, amount, unit = ''] = /^now(?:([+-])(\d+)([smhHdw]))?$/.exec(text) ?? [];
  if (text === 'now') return nowMs;
  if (amount !== undefined) {
    return nowMs + (sign === '-' ? -1 : 1) * Number(amount) * (unitsMs[unit] ?? 0);
  }
  const ms = /^\d{4}-\d\d/.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(ms) ? undefined : ms;
};

const comparisons: Readonly<Record<string, (found: number, bound: number) => boolean>> = {
  gt: (found, bound) => found > bound,
  gte: (found, bound) => found >= bound,
  lt: (found, bound) => found < bound,
  lte: (found, bound) => found <= bound,
};

const readRange = (value: unknown, nowMs: number): Read => {
  const read = fieldIn('range', value);
  if (!read.ok) return read;
  const [field, bounds] = read.value;
  const tests: ((foundMs: number) => boolean)[] = [];
  for (const [name, bound] of Object.entries(isObject(bounds) ? bounds : {})) {
    const compare = Object.hasOwn(comparisons, name) ? comparisons[name] : undefined;
    if (compare === undefined) return failure(`[range] query does not support [${name}]`);
    const text = simple(bound);
    const boundMs = text === undefined ? undefined : timeOf(text, nowMs);
    if (boundMs === undefined) {
      return failure(`failed to parse date field [${String(bound)}] of "${field}"`);
    }
    tests.push((foundMs) => compare(foundMs, boundMs));
  }
  return success({
    fields: [field],
    fits: (document) => {
      const found = readPath(document, field);
      const foundMs = typeof found === 'string' ? Date.parse(found) : Number.NaN;
      return !Number.isNaN(foundMs) && tests.every((test) => test(foundMs));
    },
  });
};

/** The parts of a list of clauses; one alone may stand without the list. */
const readClauses = (value: unknown, nowMs: number): Result<readonly DslSearch[], string> => {
  const clauses = value === undefined ? [] : Array.isArray(value) ? value : [value];
  const parts: DslSearch[] = [];
  for (const clause of clauses) {
    const read = readDsl(clause, nowMs);
    if (!read.ok) return read;
    parts.push(read.value);
  }
  return success(parts);
};

const boolParts = ['must', 'filter', 'should', 'must_not', 'minimum_should_match'];

const readBool = (value: JsonObject, nowMs: number): Read => {
  const strange = Object.keys(value).find((name) => !boolParts.includes(name));
  if (strange !== undefined) return failure(`[bool] query does not support [${strange}]`);
  const must = readClauses(value.must, nowMs);
  if (!must.ok) return must;
  const filter = readClauses(value.filter, nowMs);
  if (!filter.ok) return filter;
  const should = readClauses(value.should, nowMs);
  if (!should.ok) return should;
  const mustNot = readClauses(value.must_not, nowMs);
  if (!mustNot.ok) return mustNot;
  const needed = [...must.value, ...filter.value];
  // Without anything that must fit, one of those that should must.
  const usual = needed.length === 0 && should.value.length > 0 ? 1 : 0;
  const least = value.minimum_should_match ?? usual;
  if (typeof least !== 'number') {
    return failure('[bool] query needs a number for [minimum_should_match]');
  }
  const parts = [...needed, ...should.value, ...mustNot.value];
  const countFits = (document: unknown): boolean => {
    let count = 0;
    if (least <= 0) return true;
    for (const part of should.value) {
      if (part.fits(document)) count += 1;
      if (count >= least) return true;
    }
    return false;
  };
  return success({
    fields: parts.flatMap(({ fields }) => fields),
    fits: (document) =>
      needed.every((part) => part.fits(document)) &&
      !mustNot.value.some((part) => part.fits(document)) &&
      countFits(document),
  });
};

/** Reads a query of the type DSL. The failure is the sentence of a 400. `nowMs` is what its times are counted from. */
export const readDsl = (query: unknown, nowMs: number): Read => {
  const [entry, second] = isObject(query) ? Object.entries(query) : [];
  if (entry === undefined || second !== undefined) {
    return failure('"queryDsl" must be an object with exactly one query in it.');
  }
  const [clause, value] = entry;
  switch (clause) {
    case 'bool':
      return isObject(value) ? readBool(value, nowMs) : failure('[bool] query must be an object.');
    case 'match':
    case 'match_phrase':
      return readMatch(clause, value);
    case 'term':
    case 'terms':
      return readTerms(clause, value);
    case 'range':
      return readRange(value, nowMs);
    case 'exists': {
      const field = isObject(value) ? simple(value.field) : undefined;
      return field === undefined
        ? failure('[exists] query needs a [field].')
        : success({
            fields: [field],
            fits: (document) => textsIn(readPath(document, field)).length > 0,
          });
    }
    case 'match_all':
      return success({ fields: [], fits: () => true });
    default:
      return failure(`unknown query [${clause}]`);
  }
};
