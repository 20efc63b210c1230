import { describe, expect, it } from 'vitest';
import { rangesIn, searchPattern } from '../../../src/screens/text/things/searchPattern.ts';

const found = (typed: string, text: string): readonly string[] => {
  const pattern = searchPattern(typed);
  return pattern === undefined
    ? []
    : rangesIn(text, pattern).map(([from, to]) => text.slice(from, to));
};

describe('a search', () => {
  it.each([
    ['ldap', 'LDAP and OpenLdap', ['LDAP', 'Ldap']],
    ['', 'anything', []],
    ['c++', 'c++ and ccc', ['c++']],
    ['a.b', 'a.b and axb', ['a.b']],
    ['[', '"list": [', ['[']],
    ['what?', 'what? wha', ['what?']],
    ['error|warn', 'Error, WARNING', ['Error', 'WARN']],
    ['id.*9', 'xid: 49 x', ['id: 49']],
    ['\\d+ ms', '12 ms and 7 ms', ['12 ms', '7 ms']],
    ['^"name', '"name": "x"', ['"name']],
    ['(code 49)', 'error (code 49)', ['(code 49)']],
    ['straße', 'STRASSE Straße', ['STRASSE', 'Straße']],
    ['muller', 'Müller und MU\u0308LLER, Muller', ['Müller', 'MU\u0308LLER', 'Muller']],
    ['müller', 'of Muller', ['Muller']],
    ['s', 'große', ['ß']],
    ['^É[mn]', 'Emil', ['Em']],
    ['и', 'й', []],
    ['49', 'Zürich 🚢 49', ['49']],
  ])('for %s in %s finds %j', (typed, text, expected) => {
    expect(found(typed, text)).toEqual(expected);
  });

  it('takes an expression that could run for ever as plain text', () => {
    expect(found('(a+)+$', `${'a'.repeat(40)}!`)).toEqual([]);
    expect(found('(a+)+$', 'here (a+)+$')).toEqual(['(a+)+$']);
  });
});
