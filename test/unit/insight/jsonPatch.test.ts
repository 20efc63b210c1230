import * as fc from 'fast-check';
import { applyPatch, type Operation } from 'rfc6902';
import { describe, expect, it } from 'vitest';
import { patchBetween } from '../../../src/insight/documents/jsonPatch.ts';

// A key of this name cannot be set by a patch, and no object of the API has it.
const key = fc.string({ maxLength: 4 }).filter((text) => text !== '__proto__');
const json = fc.letrec((tie) => ({
  json: fc.oneof(
    { maxDepth: 4, depthIdentifier: 'json' },
    fc.oneof(fc.constantFrom(null, true, false, ''), fc.string({ maxLength: 4 }), fc.integer()),
    fc.array(tie('json'), { maxLength: 5 }),
    fc.dictionary(key, tie('json'), { maxKeys: 5, noNullPrototype: true }),
  ),
})).json;
const document = fc.dictionary(key, json, { maxKeys: 6, noNullPrototype: true });

describe('patchBetween', () => {
  it('gives a patch that makes one document of the other and touches neither', () => {
    fc.assert(
      fc.property(document, document, (before, after) => {
        const texts = [JSON.stringify(before), JSON.stringify(after)];
        const copy = structuredClone(before);
        const errors = applyPatch(copy, [...patchBetween(before, after)] as Operation[]);
        expect([errors.filter((error) => error !== null), copy]).toEqual([[], after]);
        expect([JSON.stringify(before), JSON.stringify(after)]).toEqual(texts);
      }),
      { numRuns: 500 },
    );
  });

  it('gives nothing for equal documents', () => {
    fc.assert(
      fc.property(document, (value) => {
        expect(patchBetween(value, structuredClone(value))).toEqual([]);
      }),
    );
  });

  it('says no more than what was changed', () => {
    const before = { name: 'a', owner: { id: '1', name: 'x' }, features: ['A', 'B'], 'a/b~c': 1 };
    const after = {
      name: 'b',
      owner: { id: '1', name: 'x' },
      features: ['A', 'C', 'B'],
      new: null,
    };
    expect(patchBetween(before, after)).toEqual([
      { op: 'remove', path: '/a~1b~0c' },
      { op: 'add', path: '/new', value: null },
      { op: 'replace', path: '/name', value: 'b' },
      { op: 'add', path: '/features/1', value: 'C' },
    ]);
  });

  it('replaces lists as a whole that are long and have little in common', () => {
    const numbers = Array.from({ length: 3_000 }, (_, index) => index);
    const before = { numbers, same: numbers };
    const after = { numbers: numbers.toReversed(), same: [...numbers] };
    expect(patchBetween(before, after)).toEqual([
      { op: 'replace', path: '/numbers', value: after.numbers },
    ]);
    expect(patchBetween(before, { numbers: [...numbers, 7], same: numbers })).toEqual([
      { op: 'replace', path: '/numbers', value: [...numbers, 7] },
    ]);
  });
});
