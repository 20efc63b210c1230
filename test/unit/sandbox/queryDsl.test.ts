import { describe, expect, it } from 'vitest';
import {
  allOf,
  anyOf,
  between,
  hasValue,
  hasWord,
  holdsText,
  noneOf,
} from '../../../src/model/tenant/searchDsl.ts';
import { readDsl } from '../../../src/sandbox/lists/queryDsl.ts';

const nowMs = Date.parse('2026-09-01T03:00:00.000Z');
const document = {
  action: 'SOURCE_UPDATE',
  created: '2026-08-30T12:00:00.000Z',
  target: { name: 'SAP HANA (finance)' },
  tags: ['sox', 'q3'],
  requests: [{ source: { id: 'a1' } }, { source: { id: 'b2' } }],
};

const fits = (query: unknown): boolean | string => {
  const read = readDsl(query, nowMs);
  return read.ok ? read.value.fits(document) : read.error;
};

const sap = holdsText('target.name', 'SAP HANA');
const update = hasWord('action', 'source_update');
const wrong = hasWord('action', 'SOURCE_DELETE');

describe('a DSL query', () => {
  it.each<readonly [string, unknown]>([
    ['a word in any case', update],
    ['one word of several', hasWord('target.name', 'ORACLE HANA')],
    ['a phrase', sap],
    ['a word in a list of objects', hasWord('requests.source.id', 'b2')],
    ['a value', hasValue('tags')],
    ['all of two', allOf(update, sap)],
    ['one of two', anyOf(wrong, sap)],
    ['none of two', noneOf(wrong, hasValue('owner'))],
    ['a time after another', between('created', nowMs - 86_400_000 * 2)],
    ['a time counted from this moment', between('created', 'now-39h')],
    ['a time before this moment', between('created', undefined, 'now')],
    ['all words', { match: { 'target.name': { query: 'finance sap', operator: 'and' } } }],
    ['an exact text', { term: { 'target.name.exact': 'SAP HANA (finance)' } }],
    ['one of the terms', { terms: { tags: ['q1', 'q3'] } }],
    ['one clause that is no list', { bool: { filter: update } }],
    ['what should, beside what must', { bool: { must: [update], should: [wrong] } }],
    ['everything', { match_all: {} }],
  ])('finds %s', (_, query) => {
    expect(fits(query)).toBe(true);
  });

  it.each<readonly [string, unknown]>([
    ['another word', wrong],
    ['a part of a word', hasWord('action', 'UPDATE')],
    ['words in another order', holdsText('target.name', 'HANA SAP')],
    ['one of two that both must', allOf(update, wrong)],
    ['what must not', noneOf(sap)],
    ['nothing that should', { bool: { should: [wrong] } }],
    ['one where two should', { bool: { should: [update, wrong], minimum_should_match: 2 } }],
    [
      'a term in capitals, as the index holds words in lower case',
      { term: { action: 'SOURCE_UPDATE' } },
    ],
    ['a time that is too old', between('created', 'now-1d')],
    ['a time that is too late', between('created', undefined, nowMs - 86_400_000 * 2)],
  ])('does not find %s', (_, query) => {
    expect(fits(query)).toBe(false);
  });

  it.each<readonly [unknown, string]>([
    [undefined, 'exactly one query'],
    [{ match: {}, bool: {} }, 'exactly one query'],
    [{ fuzzy: { action: 'a' } }, 'unknown query [fuzzy]'],
    [{ match: { a: 'b', c: 'd' } }, 'exactly one field'],
    [{ bool: { must: [{ fuzzy: {} }] } }, 'unknown query [fuzzy]'],
    [{ bool: { shall: [] } }, 'does not support [shall]'],
    [{ bool: { should: [], minimum_should_match: '50%' } }, 'needs a number'],
    [{ range: { created: { since: 'now' } } }, 'does not support [since]'],
    [{ range: { created: { gte: 'yesterday' } } }, 'failed to parse date field [yesterday]'],
    [{ terms: { tags: 'q3' } }, 'does not take this value'],
    [{ exists: {} }, 'needs a [field]'],
  ])('is refused: %j', (query, reason) => {
    expect(fits(query)).toContain(reason);
  });

  it('names its fields, so that one that no index has is refused', () => {
    const read = readDsl(
      allOf(update, anyOf(sap, noneOf(between('created', 'now') ?? sap))),
      nowMs,
    );
    expect(read.ok && read.value.fields).toEqual(['action', 'target.name', 'created']);
  });
});

it('one part alone needs no bool around it, and what asks nothing is left out', () => {
  expect([allOf(update, undefined), anyOf(update), between('created', undefined)]).toEqual([
    update,
    update,
    undefined,
  ]);
});
