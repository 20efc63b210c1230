import { describe, expect, it } from 'vitest';
import { environmentNamed } from '../../../src/cli/explore/environmentNamed.ts';

const entries = ['acme', 'acme-eu', 'Globex', 'g1', 'g2', 'g3', 'g4', 'g5', 'g6'].map((name) => ({
  name,
}));

describe('the environment that is meant', () => {
  it.each([
    ['ACME', 'acme'],
    ['acme-', 'acme-eu'],
    ['glo', 'Globex'],
  ])('by %s is %s', (typed, name) => {
    expect(environmentNamed(typed, entries)).toEqual({ ok: true, value: { name } });
  });

  it.each([
    ['ac', 'ac could be acme or acme-eu. Type more of the name.'],
    ['g', 'g could be Globex, g1, g2, g3, g4 or 2 more. Type more of the name.'],
    ['glbex', 'There is no environment glbex: did you mean Globex? :env shows them.'],
    ['initech', 'There is no environment initech. :env shows them.'],
  ])('by %s is none, and it is said what could be', (typed, error) => {
    expect(environmentNamed(typed, entries)).toEqual({ ok: false, error });
  });
});
