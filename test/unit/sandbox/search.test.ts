import { describe, expect, it } from 'vitest';
import { fitOf } from '../../../src/sandbox/lists/queryFit.ts';
import { fieldsOf, parseQuery } from '../../../src/sandbox/lists/queryText.ts';

const document = {
  name: 'Finance AP_Approvers',
  requestable: true,
  source: { name: 'SAP S/4HANA' },
  tags: ['sox', 'q3'],
  description: 'Anna says "yes"',
};

const fits = (text: string): boolean | string => {
  const query = parseQuery(text);
  return query.ok ? fitOf(query.value)(document) : query.error;
};

describe('a query', () => {
  it.each([
    'finance',
    'name:finance',
    'name:FIN*',
    'name:*approvers',
    'name:ap_app?overs',
    '"ance ap_"',
    'source.name:"SAP S/4HANA"',
    'source.name.exact:"SAP S/4HANA"',
    'tags:q3 requestable:true',
    'tags:(q1 OR q3)',
    'NOT tags:q1',
    'finance -tags:q1',
    'tags:q1 OR tags:sox AND requestable:true',
    '(tags:q1 OR tags:sox) && !tags:q2',
    'description:"says \\"yes\\""',
    '_exists_:tags',
    '*',
  ])('fits: %s', (text) => {
    expect(fits(text)).toBe(true);
  });

  it.each([
    'fin',
    'name:q3',
    'tags:q',
    'source.name.exact:"sap s/4hana"',
    'finance tags:q1',
    'tags:q1 OR tags:sox AND requestable:false',
    'NOT finance',
    '_exists_:owner',
    'favourite:red',
  ])('does not fit: %s', (text) => {
    expect(fits(text)).toBe(false);
  });

  it.each(['', '(', ')', 'a AND', 'OR a', 'name:', '"open', '(a', 'a)', '@access(name:a)', 'a::b'])(
    'makes no sense: %s',
    (text) => {
      expect(fits(text)).toContain(`Failed to parse query [${text}]`);
    },
  );

  it('names its fields', () => {
    const query = parseQuery('a name:b AND NOT (tags:(x y) OR _exists_:owner)');
    expect(query.ok && fieldsOf(query.value)).toEqual(['name', 'tags', 'tags', 'owner']);
  });
});
