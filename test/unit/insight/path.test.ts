import { describe, expect, it } from 'vitest';
import { readPath, valuesAt } from '../../../src/insight/documents/path.ts';
import { masked } from '../../../src/insight/secrets/masked.ts';

const source = {
  owner: { id: 'o1', name: 'Ann' },
  'first name': 'with a blank',
  healthy: false,
  nothing: null,
  attributes: [
    { name: 'mail', values: [1, 2] },
    { name: 'phone', values: [3] },
  ],
  connectorAttributes: {
    cloudExternalId: '2062',
    password: 'hunter2',
    emptyPassword: '',
    encrypted: 'bindUser',
    bindUser: 'cn=admin',
    nested: { apiToken: 'abc', host: 'dc1' },
  },
};

const at = (typed: string): readonly unknown[] => {
  const path = readPath(typed);
  if (!path.ok) throw new Error(path.error);
  // Whatever comes out of the API is masked.
  return valuesAt(path.value, masked(source));
};

describe('a path into an object', () => {
  it.each([
    ['owner.id', ['o1']],
    ['.owner.id', ['o1']],
    ['$.owner.id', ['o1']],
    [' owner.id ', ['o1']],
    ['["first name"]', ['with a blank']],
    ["owner['name']", ['Ann']],
    ['healthy', [false]],
    ['attributes[0].name', ['mail']],
    ['attributes[1].values[0]', [3]],
    ['attributes[*].name', ['mail', 'phone']],
    ['attributes.*.name', ['mail', 'phone']],
    ['attributes[*].values[*]', [1, 2, 3]],
    ['owner[*]', ['o1', 'Ann']],
    ['connectorAttributes.cloudExternalId', ['2062']],
    ['attributes[7].name', []],
    ['owner.toString', []],
    ['nothing', []],
    ['nothing.more', []],
    ['owner[0]', []],
  ])('%j leads to %j', (typed, values) => {
    expect(at(typed)).toEqual(values);
  });

  it.each([
    ['connectorAttributes.password', ['********']],
    ['connectorAttributes.bindUser', ['********']],
    ['connectorAttributes.emptyPassword', ['']],
    ['connectorAttributes.nested', [{ apiToken: '********', host: 'dc1' }]],
    ['connectorAttributes.nested[*]', ['********', 'dc1']],
    ['connectorAttributes["password"]', ['********']],
  ])('%j never shows a secret', (typed, values) => {
    expect(at(typed)).toEqual(values);
  });

  it.each([
    ['', 'Type the path of a field, such as owner.id.'],
    ['owner.', 'A name is missing after the last dot.'],
    ['owner..id', 'A name is missing before ".id".'],
    ['attributes[0', 'The bracket [0 is not closed: write [0].'],
    [
      'attributes[]',
      'There is nothing between [ and ]: a number, * or a name in quotes goes there.',
    ],
    ['attributes[-1]', '[-1] is neither a number, nor *, nor a name in quotes.'],
    ['attributes[0]name', '"n" cannot stand here: a dot or a bracket goes between two names.'],
    ['owner id', '" " cannot stand here: a dot or a bracket goes between two names.'],
  ])('%j is refused with its mistake', (typed, error) => {
    expect(readPath(typed)).toEqual({ ok: false, error });
  });
});
