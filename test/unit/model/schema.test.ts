import { expect, it } from 'vitest';
import { writtenSchema } from '../../../src/model/sources/schema.ts';

it('a schema is written with isMulti, and with everything else as it was read', () => {
  const read = {
    id: 's',
    extra: { deep: [1] },
    attributes: [
      { name: 'old', isMultiValued: true, unknown: null },
      { name: 'new', isMulti: false },
      { name: 'both', isMulti: true, isMultiValued: false },
      'no attribute',
    ],
  };
  const before = structuredClone(read);
  expect([writtenSchema(read), read, writtenSchema('text'), writtenSchema({ id: 's' })]).toEqual([
    {
      id: 's',
      extra: { deep: [1] },
      attributes: [
        { name: 'old', isMulti: true, unknown: null },
        { name: 'new', isMulti: false },
        { name: 'both', isMulti: true },
        'no attribute',
      ],
    },
    before,
    'text',
    { id: 's' },
  ]);
});
