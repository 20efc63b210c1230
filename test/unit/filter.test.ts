import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  and,
  compare,
  comparisonOperators,
  contains,
  containsAll,
  equals,
  type FilterExpression,
  type FilterValue,
  instant,
  isNull,
  listOperators,
  not,
  notEquals,
  oneOf,
  or,
  present,
  startsWith,
} from '../../src/model/filters/filterExpression.ts';
import { parseFilter } from '../../src/model/filters/parseFilter.ts';
import { printFilter } from '../../src/model/filters/printFilter.ts';
import { anyCharacter } from '../dsl/anyCharacter.ts';

const name = fc
  .stringMatching(/^[A-Za-z][A-Za-z0-9_-]{0,8}$/)
  .filter((word) => !['and', 'or', 'not', 'pr'].includes(word));
const property = fc
  .array(name, { minLength: 1, maxLength: 3 })
  .map((names) => names.join('.'))
  .filter((path) => path !== '');
const value: fc.Arbitrary<FilterValue> = fc.oneof(
  fc.string({ unit: anyCharacter }),
  fc.stringMatching(/^["\\() ,a]{0,6}$/),
  fc.double({ noNaN: true, noDefaultInfinity: true }).filter((number) => !Object.is(number, -0)),
  fc.integer(),
  fc.boolean(),
  fc
    .date({ noInvalidDate: true, min: new Date(0), max: new Date('2099-01-01') })
    .map((date) => instant(date.getTime())),
);
const values = fc
  .tuple(value, fc.array(value, { maxLength: 3 }))
  .map(([first, rest]): [FilterValue, ...FilterValue[]] => [first, ...rest]);
const filter: fc.Arbitrary<FilterExpression> = fc.letrec<{ filter: FilterExpression }>((tie) => {
  const two = fc.tuple(tie('filter'), tie('filter'), fc.array(tie('filter'), { maxLength: 2 }));
  return {
    filter: fc.oneof(
      { maxDepth: 4, depthIdentifier: 'filter' },
      fc
        .tuple(property, fc.constantFrom(...comparisonOperators), value)
        .map((parts) => compare(...parts)),
      fc.tuple(property, fc.constantFrom(...listOperators), values).map(
        ([path, operator, list]): FilterExpression => ({
          type: 'list',
          property: path,
          operator,
          values: list,
        }),
      ),
      property.map(isNull),
      property.map(present),
      tie('filter').map(not),
      two.map(([first, second, rest]) => and(first, second, ...rest)),
      two.map(([first, second, rest]) => or(first, second, ...rest)),
    ),
  };
}).filter;

describe('printFilter and parseFilter', () => {
  it('parsing what was printed gives the same tree', () => {
    fc.assert(
      fc.property(filter, (tree) => {
        expect(parseFilter(printFilter(tree))).toEqual({ ok: true, value: tree });
      }),
      { numRuns: 500 },
    );
  });

  it.each<[FilterExpression, string]>([
    [equals('name', 'HR / Payroll #2'), 'name eq "HR / Payroll #2"'],
    [equals('name', 'say "hi" \\ bye'), 'name eq "say \\"hi\\" \\\\ bye"'],
    [notEquals('status', 'SOURCE_STATE_HEALTHY'), 'status ne "SOURCE_STATE_HEALTHY"'],
    [oneOf('source.id', ['a', 'b']), 'source.id in ("a", "b")'],
    [containsAll('features', ['PASSWORD']), 'features ca ("PASSWORD")'],
    [startsWith('name', 'GRP'), 'name sw "GRP"'],
    [contains('name', 'AD'), 'name co "AD"'],
    [compare('modified', 'gt', instant(0)), 'modified gt 1970-01-01T00:00:00.000Z'],
    [equals('authoritative', true), 'authoritative eq true'],
    [and(isNull('a')), 'a isnull'],
    [and(present('a'), or(isNull('b'), not(isNull('c')))), 'pr a and (b isnull or not c isnull)'],
    [not(or(isNull('a'), isNull('b'))), 'not (a isnull or b isnull)'],
  ])('prints %j', (tree, text) => {
    expect(printFilter(tree)).toBe(text);
  });

  it('binds not before and, and before or', () => {
    expect(parseFilter('a isnull or not b isnull and c isnull')).toEqual({
      ok: true,
      value: or(isNull('a'), and(not(isNull('b')), isNull('c'))),
    });
  });

  it('takes blanks where the grammar allows them', () => {
    expect(parseFilter(' ( name  in( "a" ,"b" ) ) ')).toEqual({
      ok: true,
      value: oneOf('name', ['a', 'b']),
    });
  });

  it.each([
    ['', 0, 'expected the name of a property at character 1'],
    ['name', 4, 'expected an operator at character 5'],
    ['name like "a"', 5, '"like" is not an operator at character 6'],
    ['name EQ "a"', 5, '"EQ" is not an operator at character 6'],
    ['name eq "a', 8, 'the quote is not closed at character 9'],
    ['name eq "a\\n"', 11, 'only \\" and \\\\ may follow a backslash at character 12'],
    ['name eq a', 8, 'expected a value: "text", a number, true, false or a time at character 9'],
    ['name in ()', 9, 'expected a value: "text", a number, true, false or a time at character 10'],
    ['name in ("a" "b")', 13, 'expected "," or ")" at character 14'],
    ['(name isnull', 12, 'expected ")" at character 13'],
    ['a isnull b isnull', 9, 'expected "and", "or" or the end at character 10'],
    ['a isnull and or isnull', 13, 'expected the name of a property, found "or" at character 14'],
    [`${'('.repeat(5_000)}a isnull`, 101, 'the brackets are nested too deeply at character 102'],
  ])('says where %j breaks', (text, position, sentence) => {
    expect(parseFilter(text)).toEqual({ ok: false, error: { position, sentence } });
  });
});
