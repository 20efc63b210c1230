import { describe, expect, it } from 'vitest';
import type { ApiError } from '../../../src/model/apiError.ts';
import { areas } from '../../../src/resources/areas.ts';
import { catalogue, kindOf } from '../../../src/resources/index.ts';

/** Who shows nothing, or to whom: a user who may not see a thing must not read that there is none. */
const whoseView =
  /this user|\byou(rs)?\b|[Tt]he tenant (lists|knows|tells|has|does not)|account may see|[Tt]hat this user|search index|Nothing was looked for|have "parent" in the name/;

describe('a kind that is empty', () => {
  it.each(catalogue.map(({ id }) => id))('%s says what that means', (id) => {
    const { shape, whenEmpty, whenMissing } = kindOf(id);
    expect(shape === 'many' ? whenEmpty : whenMissing).toMatch(/\w{3}.*\.$/);
  });

  it.each(catalogue.map(({ id }) => id))('%s is told as what this user was shown', (id) => {
    const kind = kindOf(id);
    const [source, parent] = ['source', 'parent'].map((name) => ({ id: name, name }));
    const told = [
      kind.shape === 'many' ? kind.whenEmpty : kind.whenMissing,
      kind.whenEmptyIn?.({ source }),
      kind.whenEmptyIn?.({ parent }),
    ].filter((sentence) => sentence !== undefined);
    for (const sentence of told) expect(sentence).toMatch(whoseView);
  });

  it('is told of in few enough words to be read', () => {
    const long = catalogue.filter(({ whenEmpty = '' }) => whenEmpty.length > 200);
    expect(long.map(({ id }) => id)).toEqual([]);
  });
});

describe('a refusal that is a state of the tenant', () => {
  const said = { status: 0, text: '' };
  const forbidden: ApiError = { tag: 'forbidden', said, scopes: [], levels: [] };
  const notEnabled: ApiError = { tag: 'notEnabled', said };

  it.each<[string, ApiError, string]>([
    ['connections', notEnabled, 'looks like an error and often is none'],
    ['my-connections', notEnabled, 'looks like an error and often is none'],
    ['jit-history', forbidden, 'a switch and no permission'],
    ['my-jit-history', notEnabled, 'a switch and no permission'],
    ['jit-policy', forbidden, 'looks like an error and often is none'],
    ['org-config', forbidden, 'only an ORG_ADMIN'],
    ['clusters', forbidden, 'administrators only'],
  ])('is explained: %s', (id, error, words) => {
    expect(kindOf(id).whenRefused?.(error)).toContain(words);
  });

  it('is not made up for errors that are errors', () => {
    const server: ApiError = { tag: 'server', said };
    const explained = catalogue.filter((kind) => kind.whenRefused?.(server) !== undefined);
    expect(explained.map(({ id }) => id)).toEqual([]);
  });
});

it('every kind is in one area of the help', () => {
  const listed = areas().flatMap(({ kinds }) => kinds.map(({ id }) => id));
  expect(listed.toSorted()).toEqual(catalogue.map(({ id }) => id).toSorted());
  expect(areas().map(({ title }) => title)).not.toContain('more');
});
