// Divides a filter into the part that the tenant can do and the rest.

import { plainLetters } from '../../insight/plainLetters.ts';
import { minuteMs } from '../../insight/time.ts';
import { collectionIn, type FilterOperator } from '../../model/collections.ts';
import type { Scheme } from '../../model/connection.ts';
import * as filters from '../../model/filters/filterExpression.ts';
import { columnsOf } from '../../resources/cells/columns.ts';
import type { ServerColumn, ServerWord } from '../../resources/serverFilter.ts';
import type { Kind } from '../../resources/types.ts';
import { readFilter, type Term } from './filter.ts';

/** A filter parted into what the tenant is asked for and what is left to do here. */
export type ServerPart = {
  /** What is asked of the tenant. */
  readonly filter: filters.FilterExpression;
  /** The words of the filter that are asked, as they were typed: the same question has the same words. */
  readonly words: string;
  /** What each part is about, to be shown: the names of columns, or words without one. */
  readonly server: readonly string[];
  readonly here: readonly string[];
};

type Allows = (property: string, operator: FilterOperator) => boolean;

const anyOf = (
  parts: readonly filters.FilterExpression[],
): filters.FilterExpression | undefined => {
  const [first, ...rest] = parts;
  return first === undefined ? undefined : filters.or(first, ...rest);
};
const allOf = (
  parts: readonly filters.FilterExpression[],
): filters.FilterExpression | undefined => {
  const [first, ...rest] = parts;
  return first === undefined ? undefined : filters.and(first, ...rest);
};

/** What a text term looks for: letters anywhere, at the beginning, or the whole value. */
type Wanted = { readonly text: string; readonly at: 'anywhere' | 'beginning' | 'whole' };

/** A term about letters; undefined for expressions that mean more than a beginning or a whole. */
const wantedBy = (term: Term): Wanted | undefined => {
  if (term.type === 'text') return { text: term.written, at: 'anywhere' };
  // The cell may show less than the property holds at its end.
  if (term.type === 'whole') return { text: term.written, at: 'beginning' };
  if (term.type !== 'expression') return undefined;
  const [, text, end] = /^\^([^\\^$.*+?()[\]{}|]+)(\$?)$/.exec(term.written) ?? [];
  return text === undefined ? undefined : { text, at: end === '$' ? 'whole' : 'beginning' };
};

/** The operator that finds no fewer rows than are wanted; undefined where the property takes none that does. */
const operatorFor = (
  { at }: Wanted,
  property: string,
  allows: Allows,
): 'co' | 'sw' | 'eq' | undefined => {
  const enough = { anywhere: ['co'], beginning: ['sw', 'co'], whole: ['sw', 'co', 'eq'] } as const;
  return enough[at].find((operator) => allows(property, operator));
};

const textFilter = (
  { properties, signed, shownInstead = [] }: Extract<ServerColumn, { type: 'text' }>,
  term: Term,
  allows: Allows,
): filters.FilterExpression | undefined => {
  const wanted = wantedBy(term);
  if (wanted === undefined || (signed === true && !/^\p{L}+$/u.test(wanted.text))) return undefined;
  if (shownInstead.some((text) => plainLetters(text).includes(plainLetters(wanted.text))))
    return undefined;
  // A value that is not there is shown as a dash.
  if (wanted.text === '' || '-'.includes(wanted.text)) return undefined;
  const parts: filters.FilterExpression[] = [];
  for (const property of properties) {
    const operator = operatorFor(wanted, property, allows);
    if (operator === undefined) return undefined;
    parts.push(filters.compare(property, operator, wanted.text));
  }
  return anyOf(parts);
};

const isOf = (property: string, { value }: ServerWord): filters.FilterExpression =>
  value === null ? filters.isNull(property) : filters.equals(property, value);

/** The values whose words hold the text, asked one by one or by what they are not. */
const wordsFilter = (
  { property, values }: Extract<ServerColumn, { type: 'words' }>,
  term: Term,
  allows: Allows,
): filters.FilterExpression | undefined => {
  if (term.type !== 'text' && term.type !== 'whole') return undefined;
  const holds = ({ texts }: ServerWord) =>
    texts.some((text) => plainLetters(text).includes(term.text));
  const wanted = values.filter(holds);
  const others = values.filter((word) => !holds(word));
  if (wanted.length === 0 || others.length === 0) return undefined;
  if (allows(property, 'ne')) {
    // The filter says which values a row does not have, so rows with a value that the catalogue does not know stay.
    // Rows without a value might not.
    if (wanted.some(({ value }) => value === null)) return undefined;
    return allOf(
      others.flatMap(({ value }) => (value === null ? [] : [filters.notEquals(property, value)])),
    );
  }
  if (wanted.some(({ value }) => !allows(property, value === null ? 'isnull' : 'eq'))) {
    return undefined;
  }
  return anyOf(wanted.map((word) => isOf(property, word)));
};

/** Rows that grow as old as is asked for while the answer is on screen are asked for too, milliseconds. */
const agingMs = 10 * minuteMs;

const ageFilter = (
  property: string,
  term: Term,
  allows: Allows,
  nowMs: number,
): filters.FilterExpression | undefined => {
  if (term.type !== 'amount' || term.comparison === '=') return undefined;
  // Younger is later; a time exactly on the border comes along and is sorted out here.
  const isYounger = term.comparison.startsWith('<');
  const operator = isYounger ? 'ge' : 'le';
  const oldestMs = term.amount + (term.comparison === '<=' ? term.step : 0);
  const borderMs = nowMs - (isYounger ? oldestMs : term.amount - agingMs);
  return allows(property, operator)
    ? filters.compare(property, operator, filters.instant(borderMs))
    : undefined;
};

const filterOf = (
  column: ServerColumn,
  term: Term,
  allows: Allows,
  nowMs: number,
): filters.FilterExpression | undefined => {
  switch (column.type) {
    case 'text':
      return textFilter(column, term, allows);
    case 'words':
      return wordsFilter(column, term, allows);
    case 'age':
      return ageFilter(column.property, term, allows, nowMs);
  }
};

/**
 * The part of a filter that the tenant can do; undefined where that is nothing. The rows that come back are no fewer
 * than those that fit, so that the whole filter applied to them leaves what it leaves of all rows.
 */
export const serverPart = (
  kind: Pick<Kind, 'columns' | 'serverFilter'>,
  typed: string,
  scheme: Scheme,
  nowMs: number,
): ServerPart | undefined => {
  const { serverFilter } = kind;
  if (serverFilter === undefined) return undefined;
  const columns = columnsOf(kind);
  const taken =
    serverFilter.operation === 'search-post'
      ? serverFilter.properties
      : collectionIn(serverFilter.operation, scheme).filters;
  const allows: Allows = (property, operator) =>
    Object.hasOwn(taken, property) && (taken[property] ?? []).includes(operator);
  const asked: filters.FilterExpression[] = [];
  const words: string[] = [];
  const server = new Set<string>();
  const here = new Set<string>();
  for (const term of readFilter(typed, columns).terms) {
    const id = term.column === undefined ? undefined : columns[term.column]?.id;
    const column =
      id === undefined || !Object.hasOwn(serverFilter.columns, id)
        ? undefined
        : serverFilter.columns[id];
    const filter =
      column === undefined || term.excluded ? undefined : filterOf(column, term, allows, nowMs);
    if (filter === undefined) here.add(id ?? term.word);
    else {
      asked.push(filter);
      words.push(term.word);
      server.add(id ?? term.word);
    }
  }
  const filter = allOf(asked);
  return filter === undefined
    ? undefined
    : { filter, words: words.join(' '), server: [...server], here: [...here] };
};

/** Whether what was asked for still holds all that a changed filter can leave. */
export const stillServes = (
  kind: Pick<Kind, 'columns'>,
  words: string | undefined,
  typed: string,
): string | undefined => {
  if (words === undefined) return undefined;
  const columns = columnsOf(kind);
  const has = new Set(readFilter(typed, columns).terms.map(({ word }) => word));
  return readFilter(words, columns).terms.every(({ word }) => has.has(word)) ? words : undefined;
};
